/** Measures of what an engine answered. */
import type { AnswerCard, Answered, BenchQuery } from './shapes.ts';

/** Share of the relevant documents among the first `k`; where more than `k` are relevant, `k` of them are all there can be. */
export function recallAt(k: number, relevant: readonly string[], refs: readonly string[]): number {
  const first = new Set(refs.slice(0, k));
  return relevant.filter((ref) => first.has(ref)).length / Math.min(k, relevant.length);
}

/** 1 when one of the relevant documents is among the first `k`, else 0. */
export function foundAt(k: number, relevant: readonly string[], refs: readonly string[]): number {
  return refs.slice(0, k).some((ref) => relevant.includes(ref)) ? 1 : 0;
}

/** 1 / the place of the first relevant document among the first ten, 0 without one. */
export function reciprocalRank(relevant: readonly string[], refs: readonly string[]): number {
  const place = refs.slice(0, 10).findIndex((ref) => relevant.includes(ref));
  return place < 0 ? 0 : 1 / (place + 1);
}

/** The value below or at which `share` of all values lie (nearest rank); null without values. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** True when the card is of the type asked for and about the same records, whose order does not matter. */
export function isSameCard(expected: AnswerCard, card: AnswerCard | null): boolean {
  const about = (one: AnswerCard): string => [...new Set(one.about)].sort().join(' ');
  return card !== null && expected.type === card.type && about(expected) === about(card);
}

export interface Quality {
  /** Queries that ask for documents. */
  readonly queries: number;
  readonly recall5: number | null;
  readonly recall10: number | null;
  readonly mrr: number | null;
  /** Queries that ask for an answer card, and those that got it. */
  readonly cards: number;
  readonly rightCards: number;
  /** Forbidden documents among the first five hits. */
  readonly violations: number;
  readonly errors: number;
}

/**
 * Quality over the answers given. Hand-made labels name a few good answers of many, so there one of them is enough
 * (found or not found); labels of generated queries are complete, so there every document counts.
 */
export function qualityOf(queries: readonly BenchQuery[], answers: readonly Answered[]): Quality {
  const recall = { 5: [] as number[], 10: [] as number[] };
  const ranks: number[] = [];
  let [cards, rightCards, violations, errors] = [0, 0, 0, 0];
  for (const { at, refs, card, error } of answers) {
    const query = queries[at];
    if (query === undefined) throw new RangeError(`no query ${at}`);
    const measure = query.set === 'generated' ? recallAt : foundAt;
    if (query.relevant.length > 0) {
      recall[5].push(measure(5, query.relevant, refs));
      recall[10].push(measure(10, query.relevant, refs));
      ranks.push(reciprocalRank(query.relevant, refs));
    }
    if (query.answer !== null) {
      cards += 1;
      if (isSameCard(query.answer, card)) rightCards += 1;
    }
    violations += query.mustNot.filter((ref) => refs.slice(0, 5).includes(ref)).length;
    if (error !== null) errors += 1;
  }
  return {
    queries: ranks.length,
    recall5: mean(recall[5]),
    recall10: mean(recall[10]),
    mrr: mean(ranks),
    cards,
    rightCards,
    violations,
    errors,
  };
}
