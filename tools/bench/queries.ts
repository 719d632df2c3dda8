/** Queries with labels: written by hand for the reference, drawn with a seed for the collections of names. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { damage, damageKinds, unfinished } from './damage.ts';
import { createRandom } from './random.ts';
import type { AnswerCard, BenchQuery, Doc } from './shapes.ts';
import { isDamageable, wordsOf } from './words.ts';

const labelled = path.join(import.meta.dirname, '../../tests/search/queries.json');
/** A query stands for few documents, or the first ten places could not hold them. */
const MOST_RELEVANT = 10;
/** Pairs of words that are looked at for every query needed: most frequent pairs are in too many documents. */
const CANDIDATES = 12;

const LabelledQuery = v.object({
  query: v.string(),
  kind: v.string(),
  relevant: v.array(v.string()),
  mustNot: v.array(v.string()),
  answer: v.nullable(
    v.object({
      type: v.string(),
      substance: v.optional(v.string()),
      condition: v.optional(v.string()),
      other: v.optional(v.string()),
      substances: v.optional(v.array(v.string()), []),
      forms: v.optional(v.array(v.string()), []),
    }),
  ),
  set: v.picklist(['tune', 'held-out']),
});

type Label = NonNullable<v.InferOutput<typeof LabelledQuery>['answer']>;

function cardOf({ type, substance, condition, other, substances, forms }: Label): AnswerCard {
  const about = [
    substance === undefined ? undefined : `substance/${substance}`,
    condition === undefined ? undefined : `condition/${condition}`,
    other,
    ...substances.map((id) => `substance/${id}`),
    ...forms.map((id) => `form/${id}`),
  ];
  return { type, about: about.filter((ref) => ref !== undefined) };
}

/** The hand-made queries for the reference. */
export function labelledQueries(): BenchQuery[] {
  const queries = v.parse(v.array(LabelledQuery), JSON.parse(readFileSync(labelled, 'utf8')));
  return queries.map((query) => ({
    ...query,
    answer: query.answer === null ? null : cardOf(query.answer),
  }));
}

export interface Pair {
  readonly words: readonly [string, string];
  /** Documents with both words; one more than the most is enough to know that there are too many. */
  readonly relevant: string[];
  /** Documents with the first word and a word that begins like the unfinished second one. */
  openMatches: number;
}

export interface GeneratedQueries {
  readonly queries: BenchQuery[];
  /** Queries with a slip whose every word is a word of the collection, so that no dictionary shows the slip. */
  readonly hiddenSlips: number;
  /** Mean recall@10 that `prefix` queries have when all documents that fit them come in random order. */
  readonly prefixByChance: number;
  /** What the collection is, for the report. */
  readonly documents: number;
  readonly distinctWords: number;
  readonly frequentWords: [word: string, documents: number][];
}

/** Two different words of one document, for many documents. */
function drawPairs(documents: Iterable<Doc>, count: number, seed: number): Pair[] {
  const random = createRandom(seed);
  const drawn: string[][] = [];
  let seen = 0;
  // A reservoir: every document has the same chance, though the number of documents is not known.
  for (const { title } of documents) {
    const place = seen < count ? seen : random.below(seen + 1);
    seen += 1;
    if (place < count) drawn[place] = wordsOf(title);
  }
  const pairs = new Map<string, Pair>();
  for (const words of drawn) {
    const [first, last] = random.shuffle([...new Set(words.filter(isDamageable))]);
    if (first === undefined || last === undefined) continue;
    pairs.set(`${first} ${last}`, { words: [first, last], relevant: [], openMatches: 0 });
  }
  return [...pairs.values()];
}

interface Scan {
  documents: number;
  counts: Map<string, number>;
}

/** Reads every document once and notes for every pair the documents that have both of its words. */
export function scan(documents: Iterable<Doc>, pairs: readonly Pair[]): Scan {
  const byFirst = new Map<string, { pair: Pair; open: string }[]>();
  for (const pair of pairs) {
    const [first, last] = pair.words;
    const list = byFirst.get(first) ?? [];
    byFirst.set(first, [...list, { pair, open: unfinished(last) }]);
  }
  const counts = new Map<string, number>();
  let total = 0;
  for (const document of documents) {
    total += 1;
    const words = new Set(wordsOf(`${document.title} ${document.synonyms}`));
    for (const word of words) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const { pair, open } of byFirst.get(word) ?? []) {
        if (words.has(pair.words[1]) && pair.relevant.length <= MOST_RELEVANT)
          pair.relevant.push(document.ref);
        if (words.values().some((other) => other.startsWith(open))) pair.openMatches += 1;
      }
    }
  }
  return { documents: total, counts };
}

/**
 * `count` pairs of words that one to ten documents have, each typed in all kinds of damage. The right documents are
 * those with both whole words, also where the last word is typed unfinished.
 */
export function generateQueries(
  documents: () => Iterable<Doc>,
  count: number,
  seed: number,
): GeneratedQueries {
  const pairs = drawPairs(documents(), count * CANDIDATES, seed);
  const { documents: total, counts } = scan(documents(), pairs);
  const chosen = pairs.filter((pair) => pair.relevant.length <= MOST_RELEVANT).slice(0, count);
  const random = createRandom(seed + 1);
  const queries = damageKinds.flatMap((kind) =>
    chosen.map(({ words, relevant }): BenchQuery => ({
      query: damage(kind, words, random),
      kind,
      set: 'generated',
      relevant,
      mustNot: [],
      answer: null,
    })),
  );
  const isHidden = ({ query, kind }: BenchQuery): boolean =>
    kind.endsWith('typo') || kind === 'two-typos'
      ? query.split(' ').every((word) => counts.has(word))
      : false;
  const byChance = chosen.map(({ openMatches }) => Math.min(1, MOST_RELEVANT / openMatches));
  return {
    queries,
    hiddenSlips: queries.filter(isHidden).length,
    prefixByChance: byChance.reduce((sum, share) => sum + share, 0) / chosen.length,
    documents: total,
    distinctWords: counts.size,
    frequentWords: [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 10),
  };
}
