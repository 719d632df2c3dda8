import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceId, SubstanceId } from '../../contract/ids.ts';
import type { ElementalDose, SubstanceRecord } from '../../contract/records.ts';
import { Plan } from '../../contract/plan.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { doseLine, dosesCompared, dosesSeenLines, type StudiedOutcome } from './doses.ts';
import type { SubstanceSum } from './sums.ts';
import type { TakenSubstance } from './takenThings.ts';

const magnesium = { id: 'magnesium' as SubstanceId, name: 'Magnesium' };
const source = (id: string): SourceId => id as SourceId;
const dose = (amount: number, unit: ElementalDose['unit']): ElementalDose => ({
  amount,
  unit,
  form: null,
  compound: null,
});
const outcome = (
  studies: [string, ElementalDose | null][],
  exposure: StudiedOutcome['exposure'] = 'supplement',
): StudiedOutcome => ({
  exposure,
  studies: studies.map(([id, elementalDose]) => ({ source: source(id), elementalDose })),
});
/** Only what the lines are made of. */
const sumOf = (supplements: number | null, unit = 'mg', incomplete = false): SubstanceSum =>
  ({
    substance: magnesium as SubstanceRecord,
    result: { supplements, unit },
    scoped: { incomplete },
  }) as SubstanceSum;

describe('doses of studies beside what is taken', () => {
  it('gives the range of the studies, in the unit of the sum, and what the supplements bring', () => {
    const outcomes = [
      outcome([
        ['a-2001', dose(300, 'mg')],
        ['b-2002', dose(0.5, 'g')],
      ]),
    ];
    const compared = dosesCompared(magnesium, outcomes, sumOf(375));
    expect(compared?.line).toBe(
      'Studies gave 300 to 500 mg magnesium a day; supplements of this plan: 375 mg a day.',
    );
    expect(compared?.taken).toBe(375);
    // Kept as published, for whoever shows them.
    expect(compared?.studied.map(({ amount, unit }) => `${amount} ${unit}`)).toEqual([
      '300 mg',
      '0.5 g',
    ]);
  });
  it('counts a study once, and says how many state no dose', () => {
    const a: [string, ElementalDose] = ['a-2001', dose(300, 'mg')];
    const outcomes = [outcome([a, ['b-2002', null]]), outcome([a])];
    const compared = dosesCompared(magnesium, outcomes, sumOf(375));
    expect(compared?.studied).toHaveLength(1);
    expect(compared?.line).toBe(
      'The study gave 300 mg magnesium a day; supplements of this plan: 375 mg a day. ' +
        'Of 2 sources on supplements, 1 states a dose that can be compared.',
    );
  });
  it('says what is not known of the plan', () => {
    const outcomes = [outcome([['a-2001', dose(300, 'mg')]])];
    expect(dosesCompared(magnesium, outcomes, sumOf(null))?.line).toContain(
      'supplements of this plan: an amount that is not known.',
    );
    expect(dosesCompared(magnesium, outcomes, sumOf(200, 'mg', true))?.line).toContain(
      'supplements of this plan: at least 200 mg a day, and more of which the amount is not known.',
    );
  });
  it('leaves studies of diets and of blood levels out', () => {
    const status = outcome([['a-2001', dose(300, 'mg')]], 'status');
    expect(dosesCompared(magnesium, [status], sumOf(375))).toBeNull();
    expect(dosesCompared(magnesium, [outcome([['a-2001', null]])], sumOf(375))).toBeNull();
  });
  it('never turns a mass into equivalents: vitamin A in mcg stays beside mcg RAE', () => {
    const outcomes = [outcome([['a-2001', dose(800, 'mcg')]])];
    const compared = dosesCompared({ ...magnesium, name: 'Vitamin A' }, outcomes, {
      ...sumOf(900, 'mcg RAE'),
    });
    expect(compared?.line).toBe(
      'The study gave 800 mcg vitamin A a day; supplements of this plan: 900 mcg RAE a day.',
    );
  });
});

describe('amounts at which the sources of a record saw an effect', () => {
  const taken = (id: string, name: string, appliesAs = [id]): TakenSubstance =>
    ({
      record: { id: id as SubstanceId, name },
      taken: { appliesAs: new Set(appliesAs) },
    }) as unknown as TakenSubstance;
  const zinc = { ...sumOf(30), substance: { id: 'zinc' as SubstanceId } as SubstanceRecord };
  const seen = (amount: number, unit: 'mg' | 'mcg', of = 'zinc') => ({
    dosesSeen: [
      { of: of as SubstanceId, amount, unit, per: 'day' as const, about: '50 mg twice a day' },
    ],
  });

  it('stand beside what the plan has', () => {
    expect(
      dosesSeenLines(seen(100, 'mg'), [taken('copper', 'Copper'), taken('zinc', 'Zinc')], [zinc]),
    ).toEqual([
      'The record speaks of 100 mg zinc a day (50 mg twice a day); supplements of this plan: 30 mg a day.',
    ]);
  });
  it('are compared in the unit of the record', () => {
    const [line] = dosesSeenLines(seen(100_000, 'mcg'), [taken('zinc', 'Zinc')], [zinc]);
    expect(line).toContain('supplements of this plan: 30000 mcg a day.'); // 30 mg × 1000
  });
  it('of one meal are not set beside an amount of a day', () => {
    const { dosesSeen } = seen(50, 'mg');
    const meal = { dosesSeen: dosesSeen.map((one) => ({ ...one, per: 'meal' as const })) };
    expect(dosesSeenLines(meal, [taken('zinc', 'Zinc')], [zinc])).toEqual([
      'The record speaks of 50 mg zinc with one meal (50 mg twice a day).',
    ]);
  });
  it('of a broader substance concern the side that counts as it', () => {
    const dha = taken('zinc', 'DHA', ['zinc', 'omega-3-fatty-acids']);
    const [line] = dosesSeenLines(seen(3000, 'mg', 'omega-3-fatty-acids'), [dha], [zinc]);
    expect(line).toContain('3000 mg DHA a day');
  });
});

describe('the dose of a claim beside what is taken', () => {
  const claimed = '320–729 mg/day elemental magnesium as oxide or citrate, 20 days to 8 weeks';
  const line = (dose: string | null, sum: SubstanceSum, exposure: StudiedOutcome['exposure']) =>
    doseLine({ exposure, dose }, sum, () => [])?.line ?? null;
  it('quotes the claim and tells the sum of the supplements', () => {
    expect(line(claimed, sumOf(375), 'supplement')).toBe(
      `Studied: ${claimed}. Supplements of this plan: 375 mg a day.`,
    );
  });
  it('says when the amount of the plan is not known, or known in part', () => {
    expect(line(claimed, sumOf(null), 'supplement')).toContain(
      'Supplements of this plan: an amount that is not known.',
    );
    expect(line(claimed, sumOf(100, 'mg', true), 'supplement')).toContain(
      'at least 100 mg a day, and more of which the amount is not known.',
    );
  });
  it('is silent where nothing was given or no dose is told', () => {
    expect(line('not applicable', sumOf(375), 'status')).toBeNull();
    expect(line(null, sumOf(375), 'supplement')).toBeNull();
  });
  it('sets the sum in the one unit of mass that the claim names', () => {
    // 5,000 mcg ÷ 1,000 = 5 mg
    expect(line('100 mg three times a day', sumOf(5000, 'mcg'), 'supplement')).toContain(
      'Supplements of this plan: 5 mg a day.',
    );
    // Per kilogram of body weight is no amount of a day, and of two units neither is the unit of the claim.
    expect(line('10 mg/kg/day', sumOf(5000, 'mcg'), 'supplement')).toContain('5000 mcg a day.');
    expect(line('6 mg with 2 g vitamin C', sumOf(5000, 'mcg'), 'supplement')).toContain(
      '5000 mcg a day.',
    );
  });
});

describe('a dose in IU beside what is taken', () => {
  let reference: TestReference;
  beforeAll(() => {
    reference = openTestReference();
  });
  afterAll(() => {
    reference.close();
  });
  const evidenceOf = (substance: string, form: string | null, amount: number, unit: string) => {
    const { evidence, sources } = reference.handlers.check({
      plan: v.parse(Plan, {
        format: 'cofactor-plan',
        version: 1,
        profile: { age: 40, sex: 'female', conditions: ['multiple-sclerosis'] },
        items: [
          {
            product: 'Capsule',
            ingredients: [{ substance, form, amount, unit, basis: 'elemental' }],
            times: ['08:00'],
          },
        ],
      }),
    });
    const found = evidence
      .flatMap((one) => one.sentences)
      .find(({ doseLine: words }) => / IU/u.test(words ?? ''));
    if (found === undefined) throw new Error('no claim tells a dose in IU');
    return { line: found.doseLine ?? '', sources: found.doseSources, listed: sources };
  };
  it('is told in IU, by the published factor and its source', () => {
    // 40 IU are 1 mcg: 25 mcg × 40 = 1,000 IU.
    const { line, sources, listed } = evidenceOf('vitamin-d', null, 25, 'mcg');
    expect(line).toContain('Supplements of this plan: 1000 IU a day (25 mcg; 1 IU = 0.025 mcg).');
    expect(sources).toEqual(['iom-2011']);
    expect(listed.map(({ id }) => id)).toContain('iom-2011');
  });
  it('leaves a form as it stands where no rule turns it into IU, and says so', () => {
    const { line, sources } = evidenceOf('vitamin-d', 'calcifediol', 10, 'mcg');
    // EFSA's factor for calcifediol: 10 mcg × 2.5 = 25 mcg vitamin D.
    expect(line).toContain(
      'Supplements of this plan: 25 mcg a day, with no published rule that turns it into IU.',
    );
    expect(sources).toEqual([]);
  });
});
