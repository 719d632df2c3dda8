/** What stands around a finding: its places in the plan, its group, what is said of multiple sclerosis and of doses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckOutput, Finding } from '../../src/contract/check.ts';
import { checkOf, findingsOf, item, type PlanParts } from '../../src/core/testing/plans.ts';
import { openTestReference, type TestReference } from '../../src/core/testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const check = (parts: PlanParts): CheckOutput => checkOf(reference, parts);
const on = (...medicines: string[]) => ({
  medications: medicines.map((medication) => ({ medication, times: ['08:00'] })),
});
const of = (result: CheckOutput, subject: string, rule: Finding['rule']): Finding[] =>
  findingsOf(result, rule).filter((one) => one.subjects.some((each) => each === subject));

describe('places and groups', () => {
  it('an interaction names the medicine and every product that holds the substance', () => {
    const result = check({
      profile: on('warfarin', 'ciprofloxacin'),
      items: [item('magnesium', 100, 'mg'), item('zinc', 5, 'mg'), item('magnesium', 50, 'mg')],
    });
    const [found] = of(result, 'substance/magnesium', 'interaction');
    expect(found).toMatchObject({
      title: 'Magnesium and ciprofloxacin',
      paths: ['items[0].ingredients[0]', 'items[2].ingredients[0]', 'profile.medications[1]'],
      group: { key: 'medication/ciprofloxacin', title: 'With ciprofloxacin' },
    });
    expect(of(result, 'substance/magnesium', 'duplicate')[0]).toMatchObject({
      paths: ['items[0].ingredients[0]', 'items[2].ingredients[0]'],
      group: { title: 'Amount of magnesium' },
    });
  });
  it('a caution names the condition, or the age or state that implies it', () => {
    const result = check({
      profile: { age: 66, conditions: ['chronic-kidney-disease'] },
      items: [item('magnesium', 100, 'mg'), item('biotin', 30, 'mcg')],
    });
    const cautions = of(result, 'substance/magnesium', 'caution').map((one) => [
      one.group.title,
      one.paths,
    ]);
    expect(cautions).toEqual(
      expect.arrayContaining([
        ['With chronic kidney disease', ['items[0].ingredients[0]', 'profile.conditions[0]']],
        ['For older adults', ['items[0].ingredients[0]', 'profile.age']],
      ]),
    );
    expect(findingsOf(result, 'lab-test')[0]?.group.title).toBe('Before a blood test');
    const pregnant = check({
      profile: { age: 30, state: 'pregnant' },
      items: [item('magnesium', 100, 'mg')],
    });
    expect(of(pregnant, 'substance/any-supplement', 'caution')[0]).toMatchObject({
      paths: ['items[0]', 'profile.state'],
      group: { title: 'While pregnant' },
    });
  });
  it('two products, and what is not covered, have groups of their own', () => {
    const result = check({
      profile: { medications: [{ medication: null, name: 'A new tablet' }] },
      items: [item('calcium', 500, 'mg'), item('iron', 14, 'mg')],
    });
    expect(of(result, 'substance/iron', 'nutrient-interaction')[0]).toMatchObject({
      title: 'Calcium and iron',
      group: { title: 'Products with each other' },
    });
    expect(findingsOf(result, 'not-covered')[0]).toMatchObject({
      group: { title: 'Not covered' },
      paths: ['profile.medications[0]'],
    });
  });
  it('every limit passed names the entries that count for it', () => {
    const result = check({
      items: [
        item('vitamin-a', 12_000, 'IU', { form: 'retinol' }),
        item('vitamin-a', 5000, 'IU', { form: 'beta-carotene-supplement' }),
      ],
    });
    // Beta-carotene is no preformed vitamin A.
    expect(of(result, 'substance/vitamin-a', 'upper-limit')[0]?.paths).toEqual([
      'items[0].ingredients[0]',
    ]);
  });
  it('a medicine entered twice is told once, with both places', () => {
    const result = check({
      profile: on('warfarin', 'warfarin'),
      items: [item('vitamin-k', 100, 'mcg')],
    });
    const found = of(result, 'medication/warfarin', 'interaction');
    expect(found.map((one) => one.paths)).toEqual([
      ['items[0].ingredients[0]', 'profile.medications[0]', 'profile.medications[1]'],
    ]);
    expect(result.coverage.filter((one) => one.pair[1] === 'medication/warfarin')).toHaveLength(1);
  });
});

describe('the order of findings and questions', () => {
  it('magnesium above its limit with weak kidneys stands above zinc above its limit', () => {
    const limits = (conditions: string[]): string[] =>
      findingsOf(
        check({
          profile: { conditions },
          items: [item('magnesium', 400, 'mg'), item('copper', 12, 'mg')],
        }),
        'upper-limit',
      ).map((one) => one.subjects[0] ?? '');
    expect(limits([])).toEqual(['substance/copper', 'substance/magnesium']);
    expect(limits(['chronic-kidney-disease'])).toEqual(['substance/magnesium', 'substance/copper']);
  });
  it('asks about each medicine before it asks about one twice', () => {
    const result = check({
      profile: on('ciprofloxacin', 'warfarin'),
      items: [
        item('calcium', 500, 'mg'),
        item('iron', 14, 'mg'),
        item('magnesium', 100, 'mg'),
        item('zinc', 5, 'mg'),
        item('vitamin-k', 100, 'mcg'),
      ],
    });
    expect(result.questions).toHaveLength(5);
    expect(result.questions.some((one) => one.includes('warfarin'))).toBe(true);
    expect(result.questions.some((one) => one.includes('ciprofloxacin'))).toBe(true);
  });
});

describe('multiple sclerosis', () => {
  it.each([
    ['echinacea', 'interferon-beta-1a', 'usually-avoid'],
    ['echinacea', 'glatiramer', 'usually-avoid'],
    ['echinacea', 'dimethyl-fumarate', 'usually-avoid'],
    // Also among the drugs that hold the immune system back, for which the leaflet says not to use it.
    ['echinacea', 'ocrelizumab', 'avoid'],
    ['astragalus', 'natalizumab', 'minimise-risk'],
    ['asian-ginseng', 'glatiramer', 'minimise-risk'],
    ['cats-claw', 'ofatumumab', 'minimise-risk'],
    ['ashwagandha', 'ocrelizumab', 'usually-avoid'],
    ['ashwagandha', 'fingolimod', 'usually-avoid'],
  ])('%s with %s: %s', (substance, medicine, action) => {
    const result = check({ profile: on(medicine), items: [item(substance, 300, 'mg')] });
    const found = of(result, `medication/${medicine}`, 'interaction').filter((one) =>
      one.subjects.some((subject) => subject === `substance/${substance}`),
    );
    expect(found[0]?.action).toBe(action);
  });
  it('ashwagandha is advised against in MS whatever the medicine', () => {
    const result = check({
      profile: { conditions: ['multiple-sclerosis'] },
      items: [item('ashwagandha', 300, 'mg')],
    });
    expect(of(result, 'caution/ashwagandha-multiple-sclerosis', 'caution')).toHaveLength(1);
  });
  it('magnesium above its limit quotes the signs of excess, and asks how to tell them from a relapse', () => {
    const limit = (conditions: string[]): Finding | undefined =>
      of(
        check({ profile: { conditions }, items: [item('magnesium', 400, 'mg')] }),
        'substance/magnesium',
        'upper-limit',
      )[0];
    const withMs = limit(['multiple-sclerosis']);
    expect(withMs?.message).toContain('Severe excess causes muscle weakness');
    expect(withMs?.message).toContain('nearly always with advanced kidney disease');
    expect(withMs?.sources).toEqual(
      expect.arrayContaining(['cmdt-undated-hypermagnesemia', 'qazi-2021']),
    );
    expect(withMs?.ask).toContain('how would I tell too much magnesium from a relapse?');
    expect(limit([])?.message).not.toContain('Severe excess');
    expect(limit([])?.ask).not.toContain('relapse');
  });
});

describe('medicines that hold minerals', () => {
  const told = (...medicines: string[]): Finding[] =>
    findingsOf(check({ profile: on(...medicines) }), 'not-covered').filter((one) =>
      one.id.endsWith('minerals-in-medicines'),
    );
  it('are told once for the plan, with what the record of their class says', () => {
    const [found, ...more] = told('aluminium-hydroxide', 'warfarin', 'sodium-bicarbonate');
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      action: 'monitor',
      subjects: ['medication/aluminium-hydroxide', 'medication/sodium-bicarbonate'],
      paths: ['profile.medications[0]', 'profile.medications[2]'],
      title: 'Not counted: minerals in aluminium hydroxide and sodium bicarbonate',
    });
    expect(found?.message).toContain('magnesium, aluminium, calcium or sodium bicarbonate');
  });
  it('are those of the classes, and those that are themselves a substance', () => {
    expect(told('sucralfate')).toHaveLength(1);
    expect(told('sodium-fluoride')).toHaveLength(1);
    expect(told('warfarin', 'levothyroxine')).toEqual([]);
  });
});

describe('pairs with something that no list has', () => {
  it('each pair has its line: with products, medicines, conditions and each other', () => {
    const unlisted = (name: string) => ({
      product: name,
      ingredients: [{ substance: null, name, amount: 1, unit: 'g' as const }],
    });
    const result = check({
      profile: { ...on('warfarin'), conditions: ['multiple-sclerosis'] },
      items: [item('zinc', 5, 'mg'), unlisted('Passiflora'), unlisted('Boswellia')],
    });
    const lines = result.coverage
      .filter((one) => one.pair.some((side) => side === 'substance/unlisted'))
      .map((one) => [...one.names, one.result]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['Passiflora', 'Warfarin', 'not-covered'],
        ['Boswellia', 'Warfarin', 'not-covered'],
        ['Zinc', 'Passiflora', 'not-covered'],
        ['Zinc', 'Boswellia', 'not-covered'],
        ['Passiflora', 'Boswellia', 'not-covered'],
        ['Passiflora', 'Multiple sclerosis', 'not-covered'],
        ['Boswellia', 'Multiple sclerosis', 'not-covered'],
      ]),
    );
    expect(lines).toHaveLength(7);
  });
  it('a record on everything taken by mouth is found for it too', () => {
    const result = check({
      profile: on('cladribine'),
      items: [{ ingredients: [{ substance: null, name: 'Passiflora', amount: 1, unit: 'g' }] }],
    });
    expect(result.coverage.map((one) => one.result)).toEqual(['found']);
  });
});

describe('doses', () => {
  it('of studies stand beside what is taken: 50 mg zinc a day in people with MS', () => {
    const line = (items: NonNullable<PlanParts['items']>) =>
      check({ profile: { conditions: ['multiple-sclerosis'] }, items }).evidence[0]?.doses;
    const taken = line([item('zinc', 15, 'mg')]);
    expect(taken?.studied).toEqual([{ source: 'salari-2015', amount: 50, unit: 'mg', form: null }]);
    expect(taken).toMatchObject({ taken: 15, unit: 'mg' });
    expect(taken?.line).toMatch(
      /^The study gave 50 mg zinc a day; supplements of this plan: 15 mg a day\./,
    );
    const open = line([item('zinc', 15, 'mg', { form: 'zinc-gluconate', basis: 'unknown' })]);
    expect(open?.taken).toBeNull();
    expect(open?.line).toContain('an amount that is not known');
  });
  it('of a pair stand in its arithmetic, and the finding stays below them', () => {
    const records = reference.substances
      .list()
      .flatMap((one) => reference.interactions.ofSubstances([one.id]))
      .filter((one) => one.type === 'substance' && one.dosesSeen.length > 0);
    for (const record of records) {
      if (record.type !== 'substance') continue;
      const result = check({
        items: [item(record.substance, 1, 'mg'), item(record.with, 1, 'mg')],
      });
      const [found] = of(result, `interaction/${record.id}`, 'nutrient-interaction');
      expect(found?.arithmetic).toContain('The record speaks of');
      expect(found?.action).toBe(record.action);
    }
  });
});

it('retinol from food is reckoned with the column of retinol, not of vitamin A', () => {
  const retinol = 'beef-liver-braised';
  const food = reference.foods.get(retinol);
  const grams = 100;
  const result = check({
    profile: { age: 30, state: 'pregnant' },
    items: [item('vitamin-a', 10_000, 'IU', { form: 'retinol' })],
    foods: [{ food: retinol, grams }],
  });
  const [limit] = of(result, 'substance/vitamin-a', 'upper-limit');
  const per100g = food?.amounts['retinol_mcg'] ?? null;
  expect(per100g).not.toBeNull();
  expect(limit?.arithmetic).toContain(
    `${grams} g × ${per100g ?? ''} mcg per 100 g = ${per100g ?? ''} mcg`,
  );
  expect(limit?.paths).toContain('foods[0]');
});
