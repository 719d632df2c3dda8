import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/core/question/testing/editDistance.ts';
import { damage, damageKinds, firstLetterSlip, slip, unfinished } from './damage.ts';
import { chooseTyped } from './measure.ts';
import { generateQueries, labelledQueries, scan, type Pair } from './queries.ts';
import { createRandom } from './random.ts';
import type { Doc } from './shapes.ts';

const doc = (entity: string, title: string): Doc => ({
  ref: `food/${entity}`,
  kind: 'food',
  entity,
  title,
  subtitle: '',
  synonyms: '',
  body: '',
});
const random = createRandom(11);

describe('damage', () => {
  const words = ['almond', 'butter', 'cinnamon', 'milk'];

  it('makes one slip, not at the first letter, and leaves four letters', () => {
    for (let round = 0; round < 200; round += 1) {
      for (const word of words) {
        const slipped = slip(word, random);
        expect(editDistance(word, slipped, 3)).toBe(1);
        expect(slipped[0]).toBe(word[0]);
        expect(slipped.length).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it('makes one slip at the first letter', () => {
    for (let round = 0; round < 200; round += 1) {
      for (const word of words) {
        const slipped = firstLetterSlip(word, random);
        expect(editDistance(word, slipped, 3)).toBe(1);
        expect(slipped[0]).not.toBe(word[0]);
      }
    }
  });

  it('leaves 60 % of a word, at least three letters', () => {
    // 4 · 0.6 = 2.4 → 3; 6 · 0.6 = 3.6 → 4; 10 · 0.6 = 6.
    expect(['milk', 'almond', 'strawberry'].map(unfinished)).toEqual(['mil', 'almo', 'strawb']);
  });

  it('is the same with the same seed', () => {
    const all = (seed: number): string[] => {
      const seeded = createRandom(seed);
      return damageKinds.map((kind) => damage(kind, ['cinnamon', 'almond'], seeded));
    };
    expect(all(1)).toEqual(all(1));
    expect(all(1).slice(0, 2)).toEqual(['cinnamon almond', 'cinnamon almo']);
  });
});

describe('the scan', () => {
  it('finds the documents with both words and those that fit the unfinished one', () => {
    const pair: Pair = { words: ['oat', 'milk'], relevant: [], openMatches: 0 };
    const { documents, counts } = scan(
      [
        doc('a', 'Milk of oat'),
        doc('b', 'Oat, milled'),
        doc('c', 'Milk'),
        doc('d', 'Oats with milk'),
        doc('e', 'Oat milk, OAT'),
      ],
      [pair],
    );
    expect(pair.relevant).toEqual(['food/a', 'food/e']);
    // "mil" also begins "milled".
    expect(pair.openMatches).toBe(3);
    expect(documents).toBe(5);
    expect(counts.get('oat')).toBe(3);
  });
});

describe('generated queries', () => {
  const documents = Array.from({ length: 60 }, (_, at) =>
    doc(`f${at}`, `common thing${'abcdefghij'[at % 10]} kind${'klmnop'[Math.floor(at / 10)]}`),
  );
  const made = generateQueries(() => documents, 5, 1);

  it('come in every kind, with the documents that have both words', () => {
    expect(made.queries).toHaveLength(5 * damageKinds.length);
    for (const { query, relevant } of made.queries.filter(({ kind }) => kind === 'exact')) {
      const [first = '', last = ''] = query.split(' ');
      const both = documents.filter(
        ({ title }) => title.split(' ').includes(first) && title.split(' ').includes(last),
      );
      expect(relevant).toEqual(both.map(({ ref }) => ref));
      expect(relevant.length).toBeLessThanOrEqual(10);
    }
  });

  it('keep the documents of the whole words for every damage, and are the same every time', () => {
    const byKind = (kind: string): (readonly string[])[] =>
      made.queries.filter((query) => query.kind === kind).map(({ relevant }) => relevant);
    for (const kind of damageKinds) expect(byKind(kind)).toEqual(byKind('exact'));
    expect(generateQueries(() => documents, 5, 1)).toEqual(made);
  });

  it('tell what the collection is', () => {
    // common, ten things, six kinds.
    expect(made.distinctWords).toBe(17);
    expect(made.frequentWords[0]).toEqual(['common', 60]);
  });
});

describe('the labelled queries', () => {
  const queries = labelledQueries();

  it('are at least 400, each kind in both halves', () => {
    expect(queries.length).toBeGreaterThanOrEqual(400);
    const kinds = (set: string): string[] => [
      ...new Set(queries.filter((query) => query.set === set).map(({ kind }) => kind)),
    ];
    expect(kinds('tune').sort()).toEqual(kinds('held-out').sort());
  });

  it('name the records of the card that a question asks for', () => {
    const cards = queries.flatMap(({ answer }) => answer ?? []);
    const refs = cards.flatMap(({ about }) => about);
    expect(refs.filter((ref) => !/^[a-z-]+\/[a-z0-9-]+$/u.test(ref))).toEqual([]);
    expect(cards.filter(({ about }) => about.length === 0)).toEqual([]);
    expect(cards.map(({ type }) => type)).toContain('compare-forms');
  });
});

describe('queries that are typed letter by letter', () => {
  it('are at most so many of each kind, in the given order', () => {
    const queries = generateQueries(() => [doc('a', 'walnut bread')], 1, 1).queries;
    expect(chooseTyped([...queries, ...queries], [7, 1, 0, 6], 1)).toEqual([7, 0]);
    expect(chooseTyped(queries, [2, 0], null)).toEqual([2, 0]);
  });
});
