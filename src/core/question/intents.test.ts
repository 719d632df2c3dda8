import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestReference, type TestReference } from '../testing/reference.ts';
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
const intentOf = (text: string) => questions.read(text).intent;

describe('is X good for Y', () => {
  it.each([
    ['is magnesium good for MS?', 'magnesium', 'multiple-sclerosis', null],
    ['does b12 help ms fatigue?', 'vitamin-b12', 'multiple-sclerosis', 'fatigue'],
    ['should I take vitamin D against osteoporosis', 'vitamin-d', 'osteoporosis', null],
    ['magnesium for spasticity in MS', 'magnesium', 'multiple-sclerosis', 'spasticity'],
    ['vitamin d relapse ms', 'vitamin-d', 'multiple-sclerosis', 'relapse'],
    ['vitamin d for depression in ms', 'vitamin-d', 'multiple-sclerosis', 'mood'],
    ['vitamin d for depression', 'vitamin-d', 'depression', null],
    ['does melatonin help sleep in ms', 'melatonin', 'multiple-sclerosis', 'sleep'],
    ['does melatonin help sleep', 'melatonin', 'insomnia', null],
    ['magnesium and cramps', 'magnesium', 'nocturnal-leg-cramps', null],
    ['does magnesium help with pms', 'magnesium', 'premenstrual-syndrome', null],
    ['does potassium lower blood pressure', 'potassium', 'hypertension', null],
    ['is ashwagandha safe with MS', 'ashwagandha', 'multiple-sclerosis', 'harms'],
    ['high dose biotin for ms', 'biotin', 'multiple-sclerosis', null],
    ['how much does magnesium help ms', 'magnesium', 'multiple-sclerosis', null],
    ['coq10 for MG', 'coenzyme-q10', 'myasthenia-gravis', null],
    ['is SAMe good for depression', 'same', 'depression', null],
  ])('"%s"', (text, substance, condition, outcomeGroup) => {
    expect(intentOf(text)).toEqual({ type: 'evidence', substance, condition, outcomeGroup });
  });
  it('takes an outcome by itself as the condition in which it was studied most', () => {
    expect(intentOf('magnesium for spasticity')).toMatchObject({
      type: 'evidence',
      condition: 'multiple-sclerosis',
      outcomeGroup: 'spasticity',
    });
  });
});

describe('two things taken together', () => {
  it.each([
    ['can I take magnesium with baclofen?', 'magnesium', 'medication', 'baclofen'],
    ['magnesium levothyroxine interaction', 'magnesium', 'medication', 'levothyroxine'],
    ['iron synthroid', 'iron', 'medication', 'levothyroxine'],
    ['levothyroxine iron', 'iron', 'medication', 'levothyroxine'],
    ['how long after synthroid can i take iron', 'iron', 'medication', 'levothyroxine'],
    ['ginko and warferin', 'ginkgo-biloba', 'medication', 'warfarin'],
    ['5-htp with an ssri', '5-htp', 'medication-class', 'ssris'],
    ['calcium and PPIs', 'calcium', 'medication-class', 'proton-pump-inhibitors'],
    ['turmeric nsaid', 'curcumin', 'medication-class', 'nsaids'],
    ['potassium and ace inhibitors', 'potassium', 'medication-class', 'ace-inhibitors'],
    ['vitamin k with blood thinners', 'vitamin-k', 'medication-class', 'anticoagulants'],
    ['is magnesium dangerous with digoxin', 'magnesium', 'medication', 'digoxin'],
  ])('"%s"', (text, substance, kind, id) => {
    expect(intentOf(text)).toMatchObject({
      type: 'interaction',
      a: { kind: 'substance', substance },
      b: { kind, id },
    });
  });
  it.each([
    ['can you take iron and calcium together', 'iron', 'calcium'],
    ['magnesium with zinc', 'magnesium', 'zinc'],
    ['can i take magnesium and zinc at the same time', 'magnesium', 'zinc'],
  ])('"%s"', (text, a, b) => {
    expect(intentOf(text)).toMatchObject({
      type: 'interaction',
      a: { substance: a },
      b: { kind: 'substance', substance: b },
    });
  });
  it('keeps the form that is named', () => {
    expect(intentOf('calcium carbonate and omeprazole')).toMatchObject({
      a: { substance: 'calcium', form: 'calcium-carbonate' },
    });
    expect(intentOf('calcium and omeprazole')).toMatchObject({ a: { form: null } });
  });
});

describe('one substance', () => {
  it.each([
    ['foods high in magnesium', 'foods', 'magnesium'],
    ['which foods are rich in vitamin K?', 'foods', 'vitamin-k'],
    ['b12 rich foods', 'foods', 'vitamin-b12'],
    ['best food sources of iron', 'foods', 'iron'],
    ['fods high in iron', 'foods', 'iron'],
    ['how much magnesium is in almonds', 'foods', 'magnesium'],
    ['how much magnesium do I need', 'intake', 'magnesium'],
    ['how much selenium is too much', 'intake', 'selenium'],
    ['how many mg of magnesium per day', 'intake', 'magnesium'],
    ['RDA of vitamin B12', 'intake', 'vitamin-b12'],
    ['vitamin d dose', 'intake', 'vitamin-d'],
    ['upper limit for zinc', 'intake', 'zinc'],
    ['is 400 mg magnesium too much', 'intake', 'magnesium'],
    ['how much fibre per day', 'intake', 'fibre'],
    ['side effects of magnesium', 'harms', 'magnesium'],
    ['side efects of melatonin', 'harms', 'melatonin'],
    ['is magnesium safe', 'harms', 'magnesium'],
    ['is too much zinc dangerous', 'harms', 'zinc'],
    ['vitamin D toxicity', 'harms', 'vitamin-d'],
    ['what is coq10', 'substance', 'coenzyme-q10'],
    ['benefits of magnesium', 'substance', 'magnesium'],
  ])('"%s" asks for %s of %s', (text, type, substance) => {
    expect(intentOf(text)).toEqual({ type, substance });
  });
});

describe('this or that', () => {
  it.each([
    ['magnesium vs calcium', ['magnesium', 'calcium'], null],
    ['vitamin d or omega 3 for depression', ['vitamin-d', 'omega-3-fatty-acids'], 'depression'],
    ['epa vs dha', ['epa', 'dha'], null],
    ['vitamin d and calcium for osteoporosis', ['vitamin-d', 'calcium'], 'osteoporosis'],
  ])('"%s" compares substances', (text, substances, condition) => {
    expect(intentOf(text)).toEqual({ type: 'compare', substances, condition });
  });
  it.each([
    ['magnesium glycinate vs citrate', ['magnesium-bisglycinate', 'magnesium-citrate']],
    ['magnesium glycnate vs oxide', ['magnesium-bisglycinate', 'magnesium-oxide']],
    ['mg citrate or mg oxide', ['magnesium-citrate', 'magnesium-oxide']],
    ['which magnesium is better, oxide or taurate', ['magnesium-oxide', 'magnesium-taurate']],
    ['l-threonate or glycinate magnesium', ['magnesium-l-threonate', 'magnesium-bisglycinate']],
    ['zinc picolinate or gluconate', ['zinc-picolinate', 'zinc-gluconate']],
    ['vitamin d3 vs d2', ['vitamin-d3', 'vitamin-d2']],
    ['vitamin k2 mk4 vs mk7', ['mk-4', 'mk-7']],
    ['k1 vs k2', ['vitamin-k1', 'mk-4', 'mk-7']],
    ['folic acid vs methylfolate', ['folic-acid', '5-mthf']],
    ['niacin vs niacinamide', ['nicotinic-acid', 'nicotinamide']],
  ])('"%s" compares forms', (text, forms) => {
    expect(intentOf(text)).toEqual({ type: 'compare-forms', forms });
  });
});

describe('what asks nothing that a card answers', () => {
  it.each([
    'magnesium',
    'magnezium',
    'ms',
    'tecfidera',
    '200 mg',
    'almond',
    'baclofen and tizanidine',
    'is ALA good for MS', // two meanings: the person chooses
    'is it safe to take 5-htp with an antidepressant', // several classes: none is guessed
    'magnesium hypetension', // high or low blood pressure: one slip from both
    'magnesium hyperkalaemia', // not in the reference, and not its opposite
    'is nimodipine ok with magnesium', // not in the reference, and not nifedipine
    'does zinc help fatigue', // no claim, and no condition of this name
    'iron with food',
  ])('"%s"', (text) => {
    expect(intentOf(text)).toBeNull();
  });
  it('reads "mg" as a unit after a number', () => {
    expect(questions.read('vitamin c 500 mg').substance).toBe('vitamin-c');
    expect(questions.read('500 mg').substance).toBeNull();
    expect(questions.read('mg citrate').form).toBe('magnesium-citrate');
  });
});

describe('words that are no slips', () => {
  it('of running text and of foods are left as they are', () => {
    const texts = [
      ...reference.db.pluck<string>('SELECT statement FROM claim'),
      ...reference.db.pluck<string>('SELECT name FROM food'),
    ];
    const words = new Set(
      texts
        .join(' ')
        .toLowerCase()
        .match(/[a-z]{4,}/g),
    );
    expect(words.size).toBeGreaterThan(500);
    const corrected = [...words].flatMap((word) => questions.read(`any ${word}`).corrected ?? []);
    expect(corrected).toEqual([]);
  });
  it('shows the whole text with every slip mended', () => {
    expect(questions.read('Is magnezium good for multipel sclerosis?').understoodAs).toBe(
      'Is magnesium good for multiple sclerosis?',
    );
    expect(questions.read('is magnesium good for ms').understoodAs).toBeNull();
  });
});

describe('whatever is typed', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '"',
      '*',
      'NEAR(',
      'OR',
      'AND NOT',
      "'; DROP TABLE claim; --",
      'magnesium',
      'magnezium',
      'vs',
      'or',
      'citrate',
      'citrte',
      'ms',
      'warfarin',
      'how much',
      'مغنيسيوم',
      '🧲',
    ),
  );
  it('never fails', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join(' ').slice(0, 2_000);
        questions.read(text);
        expect(reference.handlers.search({ query: text, limit: 1 }).query).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
  it('is read in less than a millisecond on average', () => {
    const typed = 'is magnezium gud for multipel sclerosis and my kidnys when i take levothyroxin';
    const keystrokes = Array.from(typed, (_, index) => typed.slice(0, index + 1));
    for (const text of keystrokes) questions.read(text);
    const started = performance.now();
    for (const text of keystrokes) questions.read(text);
    expect((performance.now() - started) / keystrokes.length).toBeLessThan(1);
  });
});
