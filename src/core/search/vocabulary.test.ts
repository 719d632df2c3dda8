import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVocabulary } from './vocabulary.ts';

/** Optimal string alignment distance by the full table, as in the textbook. */
function distance(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row !== undefined) row[j] = best;
    }
  }
  return at(a.length, b.length);
}
const toBeginning = (query: string, word: string): number =>
  Math.min(
    ...Array.from({ length: word.length + 1 }, (_, cut) => distance(query, word.slice(0, cut))),
  );

function vocabularyOf(words: readonly string[], slips = 2) {
  const sorted = [...new Set(words)].sort((a, b) => (a < b ? -1 : 1));
  return createVocabulary(
    sorted.map((word) => `${word}\n`).join(''),
    Uint32Array.from(sorted, (_, index) => index + 1),
    Uint8Array.from(sorted, () => slips),
  );
}

// Few letters, so that many words are near one another.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ß'), minLength: 1, maxLength: 9 });

describe('words within so many slips', () => {
  it.each([
    [1, false],
    [2, false],
    [1, true],
    [2, true],
  ])('%i, unfinished %s: the same as comparing with every word', (slips, unfinished) => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), word, (words, query) => {
        const wanted = [...new Set(words)]
          .map((one) => [one, unfinished ? toBeginning(query, one) : distance(query, one)] as const)
          .filter(([, far]) => far <= slips)
          .map(([one, far]) => `${one} ${far}`)
          .sort();
        const found = vocabularyOf(words)
          .near(query, slips, unfinished, 1000)
          .map((near) => `${near.word} ${near.distance}`)
          .sort();
        expect(found).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });
  it('puts the nearest first, then the word of more documents', () => {
    // In code-unit order: magnesia 1, magnesium 2, manganese 3 documents.
    const found = vocabularyOf(['magnesium', 'manganese', 'magnesia']).near(
      'magnesiu',
      2,
      false,
      9,
    );
    expect(found).toEqual([
      { word: 'magnesium', distance: 1, documents: 2, medicine: false },
      { word: 'magnesia', distance: 1, documents: 1, medicine: false },
    ]);
  });
  it('never goes beyond what a word forgives', () => {
    expect(vocabularyOf(['zinc'], 0).near('zink', 1, false, 9)).toEqual([]);
  });
});

describe('words that are there', () => {
  const vocabulary = vocabularyOf(['magnesium', 'magnesia', 'zinc', 'manganese']);
  it('by the whole word, a beginning, a part', () => {
    expect(vocabulary.has('zinc')).toBe(true);
    expect(vocabulary.has('zin')).toBe(false);
    expect(vocabulary.startingWith('magn', 9).map((one) => one.word)).toEqual([
      'magnesium',
      'magnesia',
    ]);
    expect(vocabulary.containing('nes', 9).map((one) => one.word)).toEqual([
      'manganese',
      'magnesium',
      'magnesia',
    ]);
  });
  it('is empty for an empty vocabulary', () => {
    const empty = vocabularyOf([]);
    expect(empty.has('zinc')).toBe(false);
    expect(empty.near('zinc', 2, true, 9)).toEqual([]);
    expect(empty.startingWith('', 9)).toEqual([]);
  });
});
