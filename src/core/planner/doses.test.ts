import { describe, expect, it } from 'vitest';
import type { SourceId, SubstanceId } from '../../contract/ids.ts';
import type { ElementalDose, SubstanceRecord } from '../../contract/records.ts';
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
  it('quotes the claim and tells the sum of the supplements', () => {
    expect(doseLine({ exposure: 'supplement', dose: claimed }, sumOf(375))).toBe(
      `Studied: ${claimed}. Supplements of this plan: 375 mg a day.`,
    );
  });
  it('says when the amount of the plan is not known, or known in part', () => {
    expect(doseLine({ exposure: 'supplement', dose: claimed }, sumOf(null))).toContain(
      'Supplements of this plan: an amount that is not known.',
    );
    expect(doseLine({ exposure: 'supplement', dose: claimed }, sumOf(100, 'mg', true))).toContain(
      'at least 100 mg a day, and more of which the amount is not known.',
    );
  });
  it('is silent where nothing was given or no dose is told', () => {
    expect(doseLine({ exposure: 'status', dose: 'not applicable' }, sumOf(375))).toBeNull();
    expect(doseLine({ exposure: 'supplement', dose: null }, sumOf(375))).toBeNull();
  });
});
