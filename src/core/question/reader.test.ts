import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { editDistance } from './testing/editDistance.ts';
import { createQuestionService, type QuestionService } from './service.ts';

let reference: TestReference;
let questions: QuestionService;
beforeAll(() => {
  reference = openTestReference();
  questions = createQuestionService(reference.db, reference);
});
afterAll(() => {
  reference.close();
});
const read = (question: string) => questions.read(question);

describe('a substance and a condition', () => {
  it.each([
    ['is magnesium good for MS?', 'magnesium', 'multiple-sclerosis'],
    ['magnesium multiple sclerosis', 'magnesium', 'multiple-sclerosis'],
    ['Multiple sclerosis and Magnesium', 'magnesium', 'multiple-sclerosis'],
    ['MAGNESIUM FOR MS', 'magnesium', 'multiple-sclerosis'],
    ['kalium MS', 'potassium', 'multiple-sclerosis'],
    ['fish oil ms', 'omega-3-fatty-acids', 'multiple-sclerosis'],
    ['turmeric for multiple sclerosis', 'curcumin', 'multiple-sclerosis'],
    ["does St John's wort help depression", 'st-johns-wort', 'depression'],
    ['st johns wort depression', 'st-johns-wort', 'depression'],
    ['St. John’s wort and depression', 'st-johns-wort', 'depression'],
    ['magnesium and migraines', 'magnesium', 'migraine'],
    ['calcium osteoporosis', 'calcium', 'osteoporosis'],
    ['magnesium for leg cramps at night', 'magnesium', 'nocturnal-leg-cramps'],
    ['should i take biotin with ms', 'biotin', 'multiple-sclerosis'],
    ['vitamin d', 'vitamin-d', null],
    ['MS', null, 'multiple-sclerosis'],
    ['can someone help me', null, null],
    ['unobtainium for MS', null, 'multiple-sclerosis'],
  ])('"%s" is %s and %s', (question, substance, condition) => {
    expect(read(question)).toMatchObject({ substance, condition, corrected: null, ambiguous: [] });
  });
});

describe('one slip of the keyboard', () => {
  it.each([
    ['magnezium ms', 'magnesium', 'magnezium'],
    ['magnesum ms', 'magnesium', 'magnesum'],
    ['omga 3 and ms', 'omega-3-fatty-acids', 'omga 3'],
    ['selenuim ms', 'selenium', 'selenuim'],
    ['melatonine for ms', 'melatonin', null],
    ['curcumim ms', 'curcumin', 'curcumim'],
  ])('"%s" is read as %s', (question, substance, from) => {
    const found = read(question);
    expect(found.substance).toBe(substance);
    if (from !== null) expect(found.corrected?.from).toBe(from);
  });
  it('is said, with the word that was understood', () => {
    expect(read('is magnezium good for ms').corrected).toEqual({
      from: 'magnezium',
      to: 'magnesium',
    });
    expect(read('is magnesium good for ms').corrected).toBeNull();
  });
  it.each([
    'znc ms',
    'irn ms',
    'zin ms',
    'lead ms',
    'gold ms',
    'b99 ms',
    'k7 ms',
    'q11 ms',
    'd9 ms',
  ])('is not forgiven where a word is short or has digits: "%s"', (question) => {
    expect(read(question)).toMatchObject({ substance: null, corrected: null });
  });
  it.each([
    ['B6', 'vitamin-b6'],
    ['B12', 'vitamin-b12'],
    ['vitamin b 12', 'vitamin-b12'],
    ['vitamin B6', 'vitamin-b6'],
    ['b 6', 'vitamin-b6'],
    ['vitamin d2', 'vitamin-d'],
    ['vitamin d3', 'vitamin-d'],
    ['vitamin k1', 'vitamin-k'],
    ['K2', 'vitamin-k'],
    ['Q10', 'coenzyme-q10'],
  ])('never turns one number into another: "%s" is %s', (name, substance) => {
    expect(read(`${name} ms`)).toMatchObject({ substance, corrected: null });
  });
  it('counts slips, a swap of two letters as one', () => {
    expect(editDistance('magnezium', 'magnesium', 2)).toBe(1);
    expect(editDistance('selenuim', 'selenium', 2)).toBe(1);
    expect(editDistance('zinc', 'iron', 2)).toBe(3); // more than the limit
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b, 3)).toBe(editDistance(b, a, 3));
        expect(editDistance(a, a, 3)).toBe(0);
      }),
    );
  });
});

describe('a name with several meanings', () => {
  it.each([
    ['ALA', ['alpha-lipoic-acid', 'alpha-linolenic-acid']],
    ['LA', ['linoleic-acid', 'alpha-lipoic-acid']],
    ['cod liver oil', ['omega-3-fatty-acids', 'vitamin-a', 'vitamin-d']],
    [
      'vitamin B',
      [
        'thiamin',
        'riboflavin',
        'niacin',
        'pantothenic-acid',
        'vitamin-b6',
        'biotin',
        'folate',
        'vitamin-b12',
      ],
    ],
  ])('"%s" asks', (name, meanings) => {
    expect(read(`is ${name} good for MS?`)).toMatchObject({
      substance: null,
      form: null,
      condition: 'multiple-sclerosis',
      ambiguous: meanings,
    });
    const answer = reference.handlers.ask({ question: `is ${name} good for MS?` });
    expect(answer.status).toBe('not-covered');
    expect(answer.outcomes).toEqual([]);
    expect(answer.ambiguous).toEqual(meanings.map((id) => `substance/${id}`));
    expect(answer.summary).toMatch(/may mean .* or .*\. Choose/);
  });
  it.each([
    ['magnesium citrate', 'magnesium', 'magnesium-citrate'],
    ['calcium citrate', 'calcium', 'calcium-citrate'],
    ['potassium citrate', 'potassium', 'potassium-citrate'],
  ])('"%s" reads as %s in that form, and shows the other reading', (name, substance, form) => {
    expect(read(`is ${name} good for MS?`)).toMatchObject({
      substance,
      form,
      ambiguous: [substance, 'citrate'],
    });
  });
});

describe('whatever is typed', () => {
  it.each(['', '   ', '???', '🙂🧲', '\u0000', '!"§$%&/()=', '; DROP TABLE claim; --'])(
    '%j names nothing',
    (question) => {
      expect(read(question)).toEqual({
        intent: null,
        understoodAs: null,
        substance: null,
        form: null,
        condition: null,
        corrected: null,
        ambiguous: [],
      });
    },
  );
  it.each([
    'x'.repeat(10_000),
    'lorem ipsum '.repeat(1000),
    'magnesium '.repeat(1000),
    `${'a '.repeat(5000)}ms`,
  ])('is read in well under a second', (question) => {
    read('warm');
    const started = performance.now();
    read(question);
    expect(performance.now() - started).toBeLessThan(1000);
  });
  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (question) => {
        const { corrected, substance } = read(question);
        if (corrected !== null) expect(substance).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
  it('finds every substance and every condition under its own name', () => {
    const { substances, conditions } = reference.handlers.browse({});
    for (const { id, name } of substances)
      expect(`${name}: ${read(name).substance ?? ''}`).toBe(`${name}: ${id}`);
    for (const { id, name } of conditions)
      expect(`${name}: ${read(name).condition ?? ''}`).toBe(`${name}: ${id}`);
  });
});
