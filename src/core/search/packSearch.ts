/** Finds the records of one pack that fit a query, each with the best reason, in a few bounded statements. */
import type { SearchHit } from '../../contract/answers.ts';
import type { Reader } from '../db/statements.ts';
import { asIn, meantWords, nearestOf, wordsWithPart, type Meant } from './corrections.ts';
import { tokens } from './fold.ts';
import { closedSlots, matchAny, matchSlots, slotsOf, type Column, type Slot } from './match.ts';
import { nameCandidates, parseQuery, spacings, type Query } from './query.ts';
import * as repository from './repository.ts';
import { Candidates, namedKinds, tiers } from './tiers.ts';
import type { Vocabulary } from './vocabulary.ts';
import { lastIsOpen, mayContinue } from './words.ts';

/** Records read for one reason. */
const MOST_MATCHES = 300;
/** Matches are counted up to here. */
const MOST_COUNTED = 2000;
/** With fewer records that fit, words that are near are tried as well. */
const FEW = 10;
/** Packs up to this size score their matches; larger ones keep the order in which they were written. */
const SCORED_UP_TO = 50_000;
const READ_SCORED = 60;
/** Sorts after every letter and digit. */
const LAST = '\u{10ffff}';

const TITLE: readonly Column[] = ['title'];
const NAMES: readonly Column[] = ['title', 'synonyms'];
const ALL: readonly Column[] = ['title', 'synonyms', 'body'];

export interface Found {
  readonly candidates: Candidates;
  /** The words that the records were found by. */
  readonly query: Query;
  readonly meant: readonly Meant[];
  /** The words as they were read, where nothing fits them as typed. */
  readonly corrected: string | null;
  /** Candidates whose titles are worth reading for the final order: all where nothing else scores them. */
  readonly toRead: number;
  /** Documents of the pack that hold the word. */
  readonly documents: (word: string) => number;
  /** Records that were found, by kind. */
  readonly groups: readonly { kind: SearchHit['kind']; count: number; more: boolean }[];
}

/**
 * One query on its way through one pack. It begins with what the words fit as typed; the later steps are for words that fit
 * little or nothing, which only all packs together can tell.
 */
export interface Pass {
  /** Records that the words fit as typed. */
  readonly fitting: number;
  /** Reads words as those that are near. `elsewhere`: records of other packs that the words fit as typed. */
  correct(elsewhere: number): void;
  /** Records found so far, and those of them that more than a name in the query led to. */
  counts(): { all: number; beyondNames: number };
  /** Takes every word but one. */
  leaveOneOut(): void;
  /** Takes any of the words. */
  takeAny(): void;
  found(): Found;
}

export interface PackSearch {
  begin(query: Query, kind: SearchHit['kind'] | undefined): Pass;
}

/** The vocabulary is read when the first word needs it. */
export function createPackSearch(db: Reader): PackSearch {
  const spans = repository.kindSpans(db);
  const everything: repository.Span = {
    first: 1,
    last: Math.max(0, ...spans.map((one) => one.last)),
  };
  const scored = everything.last <= SCORED_UP_TO;
  const kindOf = (id: number): SearchHit['kind'] | undefined =>
    spans.find(({ first, last }) => id >= first && id <= last)?.kind;
  const isNamed = (id: number): boolean => {
    const kind = kindOf(id);
    return kind !== undefined && namedKinds.has(kind);
  };
  let read: Vocabulary | null = null;
  const vocabulary = (): Vocabulary => (read ??= repository.readVocabulary(db));

  /** The way of writing that names something, else the one whose words occur together. */
  const bestSpacing = (typed: Query, variants: readonly Query[]): Query => {
    if (variants.length < 2) return typed;
    return (
      variants.find(({ text }) => repository.namesEqual(db, text).length > 0) ??
      variants.find(
        ({ words }) =>
          words.length > 0 &&
          repository.matchesInOrder(db, matchSlots(slotsOf(words), NAMES), everything, 1).length >
            0,
      ) ??
      typed
    );
  };

  const groupsOf = (ids: readonly number[], more: boolean): Found['groups'] =>
    spans.flatMap(({ kind, first, last }) => {
      const count = ids.filter((id) => id >= first && id <= last).length;
      return count === 0 ? [] : [{ kind, count, more }];
    });

  const findByNames = (
    variants: readonly Query[],
    query: Query,
    offer: (id: number, tier: number, matched: SearchHit['matched']) => void,
  ): void => {
    const offerName = (id: number, tier: number, matched: SearchHit['matched']): void => {
      const isTitle = matched === 'exact' || matched === 'prefix';
      offer(id, isTitle && !isNamed(id) ? tiers.title : tier, matched);
    };
    const texts = [...variants.map((one) => one.text), query.words.join(' ')];
    for (const text of new Set(texts.filter((one) => one !== ''))) {
      for (const { document, matched } of repository.namesEqual(db, text)) {
        offerName(document, matched === 'exact' ? tiers.name : tiers.otherName, matched);
      }
      if (!mayContinue(text)) continue;
      for (const { document, matched } of repository.namesFrom(db, text, text + LAST)) {
        if (matched === 'exact') offerName(document, tiers.nameStart, 'prefix');
        else offerName(document, tiers.otherNameStart, 'synonym');
      }
    }
    for (const id of namesInQuery(query)) offer(id, tiers.namesInQuery, 'partial');
  };

  /** Records whose whole name stands in the query ("magnesium and multiple sclerosis"), longest names first. */
  const namesInQuery = ({ words }: Query): number[] => {
    if (words.length < 2) return [];
    const ids: number[] = [];
    let covered = 0;
    for (const { at, length, text } of nameCandidates(words)) {
      if (at < covered || length === words.length) continue;
      const found = recordsCalled(text);
      if (found.length === 0) continue;
      covered = at + length;
      ids.push(...found);
    }
    return ids;
  };

  /** Records with this name; else the one medicine whose name goes on after it ("levothyroxine" sodium). */
  const recordsCalled = (text: string): number[] => {
    const equal = repository
      .namesEqual(db, text)
      .map(({ document }) => document)
      .filter(isNamed);
    if (equal.length > 0) return equal;
    const longer = repository
      .namesFrom(db, `${text} `, `${text} ${LAST}`)
      .map(({ document }) => document)
      .filter((id) => kindOf(id) === 'medication');
    return new Set(longer).size === 1 ? longer.slice(0, 1) : [];
  };

  function begin(typed: Query, kind: SearchHit['kind'] | undefined): Pass {
    const span =
      kind === undefined
        ? everything
        : (spans.find((one) => one.kind === kind) ?? { first: 0, last: -1 });
    const candidates = new Candidates();
    const offer = (id: number, tier: number, matched: SearchHit['matched'], score = 0): void => {
      if (id >= span.first && id <= span.last) candidates.offer({ id, tier, matched, score });
    };
    const offerMatches = (
      match: string,
      tier: number,
      matched: SearchHit['matched'],
      most = MOST_MATCHES,
    ): number => {
      // Titles are compared word by word in the end, and need no score.
      const found =
        scored && tier > tiers.title
          ? repository.matchesScored(db, match, span, most)
          : repository.matchesInOrder(db, match, span, most).map((id) => ({ id, score: 0 }));
      for (const { id, score } of found) offer(id, tier, matched, score);
      return found.length;
    };
    const beyondNames = (): number => candidates.count((one) => one.tier !== tiers.namesInQuery);

    const variants = spacings(typed);
    const query = bestSpacing(typed, variants);
    const { words } = query;
    const slots = slotsOf(words);
    findByNames(variants, query, offer);
    let more = false;
    const most = scored ? MOST_COUNTED : MOST_MATCHES;
    // One letter begins a word in every text: it finds names only.
    if (words.length > 0 && (words.join('').length > 1 || !scored)) {
      // Unless it is asked for by itself, a finished word is lost among all that begin like it.
      // Small words count here: they are part of some names, and no name is a question.
      const every = query.text.split(' ');
      if (lastIsOpen(words) || every.length > words.length)
        offerMatches(matchSlots(closedSlots(every), TITLE), tiers.wholeTitle, 'partial');
      offerMatches(matchSlots(slots, TITLE), tiers.title, 'partial');
      const named = offerMatches(matchSlots(slots, NAMES), tiers.otherNames, 'synonym');
      // Where so many names hold the words, nobody looks for them in the prose.
      more =
        named >= MOST_MATCHES ||
        offerMatches(matchSlots(slots, ALL), tiers.text, 'partial', most) >= most;
    }
    const fitting = beyondNames();
    let meant: readonly Meant[] = [];
    let corrected: string | null = null;

    const offerNear = (): void => {
      const attempt = (
        tier: number,
        pick: (one: Meant) => string[],
        unfinished: boolean,
      ): number => {
        const near = meant.map((one): Slot => ({
          words: pick(one),
          beginning: unfinished && one.begins ? one.word : null,
        }));
        if (near.some((slot) => slot.words.length === 0 && slot.beginning === null)) return 0;
        return offerMatches(matchSlots(near, NAMES), tier, 'spelling');
      };
      if (
        meant.every(({ word, alternatives }) =>
          [...alternatives.keys()].every((one) => one === word),
        )
      )
        return;
      const finished = scored ? 0 : attempt(tiers.corrected, nearestOf, false);
      const nearest = finished + attempt(tiers.corrected, nearestOf, true);
      if (nearest < FEW)
        attempt(tiers.farther, ({ alternatives }) => [...alternatives.keys()], true);
    };
    const offerParts = (): void => {
      const parts = meant.map((one) => wordsWithPart(one, vocabulary()));
      if (parts.some((part) => part.length === 0)) return;
      const around = parts.map((part) => ({ words: part, beginning: null }));
      offerMatches(matchSlots(around, NAMES), tiers.part, 'partial');
    };

    return {
      fitting,
      correct: (elsewhere) => {
        const all = fitting + elsewhere;
        if (words.length === 0 || all >= FEW || (fitting > 0 && words.length === 1)) return;
        meant = meantWords(words, vocabulary());
        offerNear();
        if (all > 0) return;
        corrected = correctedBy(candidates, meant);
        if (corrected === null) offerParts();
        else offerCorrected(corrected, kind, candidates);
      },
      counts: () => ({ all: candidates.size, beyondNames: beyondNames() }),
      leaveOneOut: () => {
        if (words.length < 3) return;
        for (const without of slots) {
          const others = slots.filter((slot) => slot !== without);
          offerMatches(matchSlots(others, NAMES), tiers.mostWords, 'partial');
        }
      },
      takeAny: () => {
        if (words.length > 1) offerMatches(matchAny(slots, ALL), tiers.anyWord, 'partial');
      },
      found: () => ({
        candidates,
        query,
        meant,
        corrected,
        toRead: scored ? READ_SCORED : MOST_MATCHES,
        documents: (word) => (scored ? 0 : vocabulary().documents(word)),
        groups: groupsOf(candidates.ids(), more),
      }),
    };
  }

  /** The words as they stand in the best record that was found by correcting them. */
  const correctedBy = (candidates: Candidates, meant: readonly Meant[]): string | null => {
    const best = candidates.inOrder().find(({ matched }) => matched === 'spelling');
    const head = best === undefined ? undefined : repository.documentHead(db, best.id);
    if (head === undefined) return null;
    const text = repository.documentText(db, head.id);
    const read = asIn(meant, new Set(tokens(`${head.title} ${text?.synonyms ?? ''}`)));
    return read === meant.map(({ word }) => word).join(' ') ? null : read;
  };

  /** What the corrected words find by name stands before what holds them somewhere. */
  const offerCorrected = (
    text: string,
    kind: SearchHit['kind'] | undefined,
    candidates: Candidates,
  ): void => {
    const query = parseQuery(text);
    if (query === null) return;
    for (const candidate of begin(query, kind).found().candidates.inOrder()) {
      if (candidate.tier < tiers.text) candidates.offer({ ...candidate, matched: 'spelling' });
    }
  };

  return { begin };
}
