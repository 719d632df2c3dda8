/** Search over every kind of record: what fits best first, with the reason of each hit. */
import type { InferOutput } from 'valibot';
import type { SearchHit, SearchInput, SearchOutput } from '../../contract/answers.ts';
import type { Reader } from '../db/statements.ts';
import { tokens } from './fold.ts';
import { createPackSearch, type Found, type PackSearch } from './packSearch.ts';
import { parseQuery } from './query.ts';
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
  readonly head: repository.DocumentHead;
  /** How far the title is from the words; 0 where a whole name matched. */
  readonly distance: number;
}

const nothing: Understood = { answer: null, card: null, corrected: null };

/** Searches one pack. */
export function createSearch(db: Reader, options: SearchOptions = {}): Search {
  let pack: PackSearch | null = null;
  const heads = new Map<number, repository.DocumentHead | undefined>();
  const headOf = (id: number): repository.DocumentHead | undefined => {
    if (!heads.has(id)) {
      if (heads.size >= KEPT_HEADS) heads.clear();
      heads.set(id, repository.documentHead(db, id));
    }
    return heads.get(id);
  };
  return {
    search: ({ query, kind, asTyped = false, limit }) => {
      const started = performance.now();
      const understood = asTyped
        ? nothing
        : (options.understand?.(query.slice(0, MOST_UNDERSTOOD)) ?? nothing);
      const typed = parseQuery(query);
      pack ??= createPackSearch(db);
      const found = typed === null ? null : pack.find(typed, kind, !asTyped);
      const ranked = found === null ? [] : rank(headOf, found, Math.max(found.toRead, limit));
      const words = found === null ? [] : shownWords(found);
      return {
        query,
        corrected: understood.corrected ?? found?.corrected ?? null,
        card: understood.card,
        answer: understood.answer,
        hits: ranked.slice(0, limit).map((hit) => hitOf(db, hit, words)),
        groups: [...(found?.groups ?? [])],
        total: found?.candidates.size ?? 0,
        tookMs: Math.round((performance.now() - started) * 100) / 100,
      };
    },
  };
}

/** The words to highlight: those typed, or those that they were read as. */
function shownWords({ query, corrected }: Found): readonly string[] {
  const read = corrected === null ? query : (parseQuery(corrected) ?? query);
  return read.words.length > 0 ? read.words : read.text.split(' ');
}

function hitOf(db: Reader, { head, matched }: Ranked, words: readonly string[]): SearchHit {
  const inTitle = snippetOfTitle(head.title, words);
  const text = inTitle === null ? repository.documentText(db, head.id) : undefined;
  return {
    kind: head.kind,
    id: head.entity,
    title: head.title,
    subtitle: head.subtitle,
    matched,
    ...(inTitle ?? snippetOf({ title: head.title, synonyms: '', body: '', ...text }, words)),
  };
}

function rank(
  headOf: (id: number) => repository.DocumentHead | undefined,
  found: Found,
  most: number,
): Ranked[] {
  return found.candidates
    .inOrder()
    .slice(0, most)
    .flatMap((candidate) => {
      const head = headOf(candidate.id);
      if (head === undefined) return [];
      const isName = candidate.tier < tiers.wholeTitle;
      return [{ ...candidate, head, distance: isName ? 0 : titleDistance(head.title, found) }];
    })
    .sort(inOrder);
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

/** Tier, kind, then: nearer titles, shorter names of foods, better scores; the id makes the order total. */
function inOrder(left: Ranked, right: Ranked): number {
  const isFood = left.head.kind === 'food';
  const byLength = left.head.title.length - right.head.title.length;
  return (
    tierOf(left) - tierOf(right) ||
    kindRank[left.head.kind] - kindRank[right.head.kind] ||
    matchedOrder.indexOf(left.matched) - matchedOrder.indexOf(right.matched) ||
    (isFood ? left.distance - right.distance || byLength : 0) ||
    left.score - right.score ||
    left.distance - right.distance ||
    byLength ||
    (left.head.entity < right.head.entity ? -1 : 1)
  );
}
