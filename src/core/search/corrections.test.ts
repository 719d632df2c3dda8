import { afterAll, describe, expect, it } from 'vitest';
import { openTestReference } from '../testing/reference.ts';
import { meantWords, slipsAllowed } from './corrections.ts';
import { readVocabulary } from './repository.ts';

const reference = openTestReference();
afterAll(() => {
  reference.close();
});
const vocabulary = readVocabulary(reference.db);
const alternatives = (word: string): string[] => [
  ...(meantWords([word], vocabulary)[0]?.alternatives.keys() ?? []),
];

describe('slips allowed', () => {
  it.each([
    ['b12', 0],
    ['zin', 0],
    ['zink', 1],
    ['selenuim', 2],
    ['omega3', 0],
  ])('"%s": %i', (word, slips) => {
    expect(slipsAllowed(word)).toBe(slips);
  });
});

describe('words that may have been meant', () => {
  it.each([
    ['magnezium', 'magnesium'],
    ['potasium', 'potassium'],
    ['agnesium', 'magnesium'],
    ['ciprofloxasine', 'ciprofloxacin'],
  ])('"%s" may be "%s"', (typed, meant) => {
    expect(alternatives(typed)).toContain(meant);
  });
  it.each([
    ['hypercalcaemia', 'hypocalcaemia'],
    ['hypocalcaemia', 'hypokalaemia'],
    ['hypocalcaemia', 'hypercalcaemia'],
    ['potassium', 'phosphorus'],
    ['prednisone', 'prednisolone'],
  ])('"%s" is never "%s"', (typed, other) => {
    expect(alternatives(typed)).not.toContain(other);
  });
});
