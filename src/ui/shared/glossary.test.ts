import { expect, test } from 'vitest';
import type { GlossaryEntry } from '../../contract/answers.ts';
import { gloss, glossaryMatcher } from './glossary.ts';

const entry = (id: string, term: string, also: string[] = []): GlossaryEntry => ({
  id,
  term,
  also,
  text: `What ${term} means.`,
  sources: [],
});
const matcher = glossaryMatcher([
  entry('ratio', 'ratio'),
  entry('hr', 'hazard ratio', ['HR']),
  entry('ul', 'UL', ['upper level']),
  entry('study', 'cohort study'),
  entry('relapse', 'relapse'),
  entry('or', 'OR'),
  entry('vitd', '25(OH)D'),
  entry('smd', 'standardised mean difference'),
]);
/** Terms in brackets with the id of their entry. */
const marked = (text: string): string =>
  gloss(text, matcher)
    .map((part) => (part.entry === null ? part.text : `[${part.text}=${part.entry.id}]`))
    .join('');

test('finds a word in any case, at the start and at the end of a text', () => {
  expect(marked('Relapse is counted; so is the Hazard Ratio')).toBe(
    '[Relapse=relapse] is counted; so is the [Hazard Ratio=hr]',
  );
});
test('the longest term wins', () => {
  expect(marked('a hazard ratio and a ratio')).toBe('a [hazard ratio=hr] and a [ratio=ratio]');
});
test('plurals are found, inside words nothing is', () => {
  expect(marked('relapses')).toBe('[relapses=relapse]');
  expect(marked('two cohort studies')).toBe('two [cohort studies=study]');
  expect(marked('relapsed, rations, prerelapse, relapse2')).toBe(
    'relapsed, rations, prerelapse, relapse2',
  );
});
test('abbreviations keep their case: "or" is no odds ratio', () => {
  expect(marked('with or without, OR 0.5; the ULs, not ul')).toBe(
    'with or without, [OR=or] 0.5; the [ULs=ul], not ul',
  );
});
test('hyphens and spaces count the same', () => {
  expect(marked('the upper-level')).toBe('the [upper-level=ul]');
  expect(marked('an upper–level')).toBe('an [upper–level=ul]');
  expect(marked('standardised\u00a0mean difference')).toBe(
    '[standardised\u00a0mean difference=smd]',
  );
});
test('signs of a term are taken as they are', () => {
  expect(marked('blood 25(OH)D (low)')).toBe('blood [25(OH)D=vitd] (low)');
});
test('only the first occurrence in a text is marked, whatever its spelling', () => {
  expect(marked('HR 0.8; a hazard ratio of 1')).toBe('[HR=hr] 0.8; a hazard ratio of 1');
});
test('a text without terms, and a glossary without entries', () => {
  expect(gloss('Plain words.', matcher)).toEqual([{ text: 'Plain words.', entry: null }]);
  expect(gloss('', matcher)).toEqual([{ text: '', entry: null }]);
  expect(glossaryMatcher([])).toBeNull();
  expect(gloss('a ratio', null)).toEqual([{ text: 'a ratio', entry: null }]);
});
test('cutting loses no character', () => {
  const text = 'OR and HR: relapses (25(OH)D), the upper level.';
  expect(
    gloss(text, matcher)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
