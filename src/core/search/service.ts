/** Search over every kind of record: what fits best first, with the reason of each hit. */
import type { InferOutput } from 'valibot';
import type { SearchHit, SearchInput, SearchOutput } from '../../contract/answers.ts';
import type { Reader } from '../db/statements.ts';
import { tokens } from './fold.ts';
import { createPackSearch, type Found, type PackSearch } from './packSearch.ts';
import { parseQuery, type Query } from './query.ts';
import * as repository from './repository.ts';
import { snippetOf, snippetOfTitle } from './snippet.ts';
import { tiers, type Candidate } from './tiers.ts';

/** What the words ask, as far as they were understood. */
export interface Understood {
  readonly answer: SearchOutput['answer'];
  readonly card: SearchOutput['card'];
  /** The query as it was understood, where a word was read as another one. */
  readonly corrected: string | null;
}

export interface SearchOptions {
  /** Reads the query as a question. */
  understand?: (query: string) => Understood;
  /** Imported tables; their hits stand in one order with those of the reference. */
  tables?: readonly SearchedTable[];
}

/** A pack beside the reference, such as an imported food table. */
export interface SearchedTable {
  readonly title: string;
  readonly db: Reader;
}

export interface Search {
  search(input: InferOutput<typeof SearchInput>): SearchOutput;
}

/** Within a tier, the records that answer most questions first. */
const kindRank: Record<SearchHit['kind'], number> = {
  substance: 0,
  condition: 0,
  form: 1,
  medication: 2,
  'medication-class': 3,
  food: 4,
  claim: 5,
  interaction: 6,
  source: 7,
};

/** A word of the query that the title does not hold at all. */
const ABSENT = 4;
const BEGUN = 0.4;
/** Added to an unfinished word, the less the more records hold the finished one: it is the likelier to be meant. */
const RARE = 0.2;
/** Heads kept from one key to the next: the hits of a word and of its beginning are mostly the same. */
const KEPT_HEADS = 5000;
/** A longer query is no question, and no name either. */
const MOST_UNDERSTOOD = 2000;

interface Ranked extends Candidate {
  readonly pack: Pack;
  readonly found: Found;
  readonly head: repository.DocumentHead;
  /** How far the title is from the words; 0 where a whole name matched. */
  readonly distance: number;
}

const nothing: Understood = { answer: null, card: null, corrected: null };

interface Pack {
  readonly db: Reader;
  /** What hits of an imported table name it by; null for the reference. */
  readonly title: string | null;
  readonly search: PackSearch;
  readonly headOf: (id: number) => repository.DocumentHead | undefined;
}

function openPack(db: Reader, title: string | null): Pack {
  const heads = new Map<number, repository.DocumentHead | undefined>();
  return {
    db,
    title,
    search: createPackSearch(db),
    headOf: (id) => {
      if (!heads.has(id)) {
        if (heads.size >= KEPT_HEADS) heads.clear();
        heads.set(id, repository.documentHead(db, id));
      }
      return heads.get(id);
    },
  };
}

/** Searches the reference and imported tables. */
export function createSearch(db: Reader, options: SearchOptions = {}): Search {
  let opened: readonly Pack[] | null = null;
  return {
    search: ({ query, kind, asTyped = false, limit }) => {
      const started = performance.now();
      const understood = asTyped
        ? nothing
        : (options.understand?.(query.slice(0, MOST_UNDERSTOOD)) ?? nothing);
      const typed = parseQuery(query);
      const packs = (opened ??= [
        openPack(db, null),
        ...(options.tables ?? []).map((table) => openPack(table.db, table.title)),
      ]);
      const results = typed === null ? [] : findIn(packs, typed, kind, !asTyped);
      const ranked = results.flatMap(({ pack, found }) =>
        rank(pack, found, Math.max(found.toRead, limit)),
      );
      const hits = withoutTwins(ranked.sort(inOrder)).slice(0, limit);
      return {
        query,
        corrected: understood.corrected ?? correctedIn(results.map(({ found }) => found)),
        card: understood.card,
        answer: understood.answer,
        hits: hits.map(hitOf),
        groups: addedGroups(results.flatMap(({ found }) => found.groups)),
        total: results.reduce((sum, { found }) => sum + found.candidates.size, 0),
        tookMs: Math.round((performance.now() - started) * 100) / 100,
      };
    },
  };
}

/** What each pack finds. Words are corrected, left out or taken one by one only where all packs together find little. */
function findIn(
  packs: readonly Pack[],
  typed: Query,
  kind: SearchHit['kind'] | undefined,
  corrects: boolean,
): { pack: Pack; found: Found }[] {
  const passes = packs.map((pack) => ({ pack, pass: pack.search.begin(typed, kind) }));
  const sum = (count: (pass: (typeof passes)[number]['pass']) => number): number =>
    passes.reduce((total, { pass }) => total + count(pass), 0);
  const fitting = sum((pass) => pass.fitting);
  if (corrects) for (const { pass } of passes) pass.correct(fitting - pass.fitting);
  if (sum((pass) => pass.counts().beyondNames) === 0)
    for (const { pass } of passes) pass.leaveOneOut();
  if (sum((pass) => pass.counts().all) === 0) for (const { pass } of passes) pass.takeAny();
  return passes.map(({ pack, pass }) => ({ pack, found: pass.found() }));
}

const correctedIn = (all: readonly Found[]): string | null =>
  all.find(({ corrected }) => corrected !== null)?.corrected ?? null;

/** Two tables may hold the same food: it is shown once, from the better place. */
function withoutTwins(ranked: readonly Ranked[]): Ranked[] {
  const shown = new Set<string>();
  return ranked.filter(({ head }) => {
    const key = `${head.kind}/${head.entity}`;
    if (shown.has(key)) return false;
    shown.add(key);
    return true;
  });
}

function addedGroups(groups: Found['groups']): SearchOutput['groups'] {
  const added = new Map<SearchHit['kind'], { count: number; more: boolean }>();
  for (const { kind, count, more } of groups) {
    const known = added.get(kind) ?? { count: 0, more: false };
    added.set(kind, { count: known.count + count, more: known.more || more });
  }
  return [...added].map(([kind, group]) => ({ kind, ...group }));
}

/** The words to highlight: those typed, or those that they were read as. */
function shownWords({ query, corrected }: Found): readonly string[] {
  const read = corrected === null ? query : (parseQuery(corrected) ?? query);
  return read.words.length > 0 ? read.words : read.text.split(' ');
}

function hitOf({ pack, found, head, matched }: Ranked): SearchHit {
  const words = shownWords(found);
  const inTitle = snippetOfTitle(head.title, words);
  const text = inTitle === null ? repository.documentText(pack.db, head.id) : undefined;
  return {
    kind: head.kind,
    id: head.entity,
    title: head.title,
    subtitle: subtitleOf(head, pack),
    matched,
    ...(inTitle ?? snippetOf({ title: head.title, synonyms: '', body: '', ...text }, words)),
  };
}

/** What comes from an imported table says so. */
function subtitleOf({ subtitle }: repository.DocumentHead, { title }: Pack): string {
  if (title === null || subtitle.includes(title)) return subtitle;
  return subtitle === '' ? title : `${subtitle} · ${title}`;
}

function rank(pack: Pack, found: Found, most: number): Ranked[] {
  return found.candidates
    .inOrder()
    .slice(0, most)
    .flatMap((candidate) => {
      const head = pack.headOf(candidate.id);
      if (head === undefined) return [];
      const isName = candidate.tier < tiers.wholeTitle;
      const distance = isName ? 0 : titleDistance(head.title, found);
      return [{ ...candidate, pack, found, head, distance }];
    });
}

/** How far the words of a title are from those of the query: 0 where it holds each of them. */
function titleDistance(title: string, { query, meant, documents }: Found): number {
  const there = tokens(title);
  return query.words.reduce((sum, word, index) => {
    const isLast = index === query.words.length - 1;
    const distances = there.map((one) => {
      if (one === word) return 0;
      const slips = meant[index]?.alternatives.get(one) ?? ABSENT;
      if (!isLast || !one.startsWith(word)) return slips;
      return Math.min(BEGUN + RARE / (1 + Math.log2(1 + documents(one))), slips);
    });
    return sum + Math.min(ABSENT, ...distances);
  }, 0);
}

const matchedOrder: readonly SearchHit['matched'][] = [
  'exact',
  'prefix',
  'synonym',
  'spelling',
  'partial',
];

/** Words that are nearer and words that are less near are one tier: what the title shows decides. */
const tierOf = ({ tier }: Candidate): number => (tier === tiers.farther ? tiers.corrected : tier);

/** Foods of the reference come before imported ones that are as near. */
const isImported = ({ pack }: Ranked): number => (pack.title === null ? 0 : 1);

/** Tier, kind, then: nearer titles, shorter names of foods, better scores; the id makes the order total. */
function inOrder(left: Ranked, right: Ranked): number {
  const isFood = left.head.kind === 'food';
  const byLength = left.head.title.length - right.head.title.length;
  return (
    tierOf(left) - tierOf(right) ||
    kindRank[left.head.kind] - kindRank[right.head.kind] ||
    matchedOrder.indexOf(left.matched) - matchedOrder.indexOf(right.matched) ||
    (isFood
      ? left.distance - right.distance || isImported(left) - isImported(right) || byLength
      : 0) ||
    left.score - right.score ||
    left.distance - right.distance ||
    byLength ||
    (left.head.entity < right.head.entity ? -1 : 1)
  );
}
