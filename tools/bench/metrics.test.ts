import { describe, expect, it } from 'vitest';
import { foundAt, isSameCard, percentile, qualityOf, recallAt, reciprocalRank } from './metrics.ts';
import type { Answered, BenchQuery } from './shapes.ts';

const refs = ['x', 'a', 'y', 'b', 'z', 'c'];
const query = (more: Partial<BenchQuery>): BenchQuery => ({
  query: 'q',
  kind: 'exact',
  set: 'generated',
  relevant: [],
  mustNot: [],
  answer: null,
  ...more,
});
const answered = (at: number, more: Partial<Answered> = {}): Answered => ({
  at,
  refs,
  card: null,
  error: null,
  ...more,
});

describe('recall', () => {
  it('is the share of the relevant documents among the first', () => {
    // a and b of a, b, c, d are among the first five; c, too, among the first ten.
    expect(recallAt(5, ['a', 'b', 'c', 'd'], refs)).toBe(2 / 4);
    expect(recallAt(10, ['a', 'b', 'c', 'd'], refs)).toBe(3 / 4);
  });

  it('asks for no more than there is room for', () => {
    // Six are relevant, two places: x and a fill them.
    expect(recallAt(2, refs, refs)).toBe(1);
  });

  it('is yes or no where one good answer is enough', () => {
    expect(foundAt(5, ['b', 'q'], refs)).toBe(1);
    expect(foundAt(5, ['c'], refs)).toBe(0);
  });
});

describe('the reciprocal rank', () => {
  it('is one by the place of the first relevant document', () => {
    expect(reciprocalRank(['b', 'c'], refs)).toBe(1 / 4);
    expect(reciprocalRank(['x'], refs)).toBe(1);
    expect(reciprocalRank(['q'], refs)).toBe(0);
  });

  it('counts the first ten places only', () => {
    const eleven = Array.from({ length: 11 }, (_, at) => `d${at}`);
    expect(reciprocalRank(['d10'], eleven)).toBe(0);
  });
});

describe('percentiles', () => {
  it('are the nearest rank, in the order of numbers', () => {
    // Twenty values: the 10th, the 19th and the last.
    const values = Array.from({ length: 20 }, (_, at) => 20 - at);
    expect([0.5, 0.95, 1].map((part) => percentile(values, part))).toEqual([10, 19, 20]);
    expect(percentile([], 0.5)).toBeNull();
  });
});

describe('answer cards', () => {
  const card = { type: 'evidence', about: ['substance/magnesium', 'condition/migraine'] };

  it('are the same when type and records are', () => {
    expect(isSameCard(card, { ...card })).toBe(true);
    expect(isSameCard(card, { ...card, type: 'harms' })).toBe(false);
    expect(isSameCard(card, { ...card, about: ['substance/magnesium'] })).toBe(false);
    expect(isSameCard(card, null)).toBe(false);
  });

  it('may name their records in any order', () => {
    expect(isSameCard(card, { ...card, about: card.about.toReversed() })).toBe(true);
  });
});

describe('quality', () => {
  it('means over the queries that ask for documents', () => {
    const queries = [
      query({ relevant: ['a', 'q'] }),
      query({ relevant: ['z'] }),
      query({ mustNot: ['y', 'c'] }),
    ];
    const quality = qualityOf(queries, [answered(0), answered(1), answered(2)]);
    // recall (1/2 + 1) / 2, ranks (1/2 + 1/5) / 2; y is third, c sixth.
    expect(quality).toMatchObject({ queries: 2, recall10: 0.75, mrr: 0.35, violations: 1 });
  });

  it('finds hand-labelled queries with one of their records', () => {
    const queries = [query({ set: 'held-out', relevant: ['a', 'q'] })];
    expect(qualityOf(queries, [answered(0)]).recall10).toBe(1);
  });

  it('counts cards and errors', () => {
    const queries = [query({ answer: { type: 'foods', about: ['substance/iron'] } }), query({})];
    const quality = qualityOf(queries, [
      answered(0, { card: { type: 'foods', about: ['substance/iron'] } }),
      answered(1, { refs: [], error: 'syntax' }),
    ]);
    expect(quality).toMatchObject({ cards: 1, rightCards: 1, errors: 1, recall10: null });
  });
});
