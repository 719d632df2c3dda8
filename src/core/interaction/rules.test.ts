import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrugInteraction, MedicationRecord } from '../../contract/records.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { separationWords, stricter, type Taken } from './rules.ts';
import { actions, severities } from '../../contract/vocabulary.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

function taken(substance: string, ...forms: (string | null)[]): Taken {
  const { id } = reference.substance(substance);
  const chosen = forms.length === 0 ? [null] : forms;
  return {
    substance: id,
    forms: new Set(chosen),
    appliesAs: new Set(chosen.flatMap((form) => reference.substances.appliesAs(id, form))),
  };
}

function medicine(id: string): MedicationRecord {
  const found = reference.interactions.medication(id);
  if (found === null) throw new Error(`the reference has no medicine "${id}"`);
  return found;
}

const withMedicine = (one: Taken, id: string) =>
  reference.interactions.withMedicine(one, medicine(id));
const ids = (found: readonly { record: { id: string } }[]): string[] =>
  found.map(({ record }) => record.id);

describe('a medicine with a record of its own beside that of its class', () => {
  it('keeps its own hours: moxifloxacin 4 before and 8 after, other quinolones 2 and 6', () => {
    const [own, ...more] = withMedicine(taken('magnesium'), 'moxifloxacin');
    expect(own?.record.id).toBe('magnesium-moxifloxacin');
    expect(own?.record.separation).toMatchObject({ beforeHours: 4, afterHours: 8 });
    expect(more).toEqual([]);
    const [byClass] = withMedicine(taken('magnesium'), 'ciprofloxacin');
    expect(byClass?.record.id).toBe('magnesium-fluoroquinolones');
    expect(byClass?.record.separation).toMatchObject({ beforeHours: 2, afterHours: 6 });
  });
  it('inherits no hours under "never together": raltegravir with magnesium', () => {
    const found = withMedicine(taken('magnesium'), 'raltegravir');
    expect(ids(found)).toEqual(['magnesium-raltegravir']);
    expect(found[0]?.record).toMatchObject({ timing: 'never-together', separation: null });
    expect(found[0]?.action).toBe('avoid');
    expect(ids(withMedicine(taken('magnesium'), 'dolutegravir'))).toEqual([
      'magnesium-integrase-inhibitors',
    ]);
  });
  it('shows the stricter of the two actions: zinc with moxifloxacin', () => {
    const [own] = withMedicine(taken('zinc'), 'moxifloxacin');
    const behind = own?.behind.map((one) => one.id);
    expect(own?.record.id).toBe('zinc-moxifloxacin');
    expect(behind).toEqual(['zinc-fluoroquinolones']);
  });
  it('never shows a milder action or severity than any record that applies', () => {
    const medicines = reference.db.pluck<string>('SELECT id FROM medication ORDER BY id');
    let pairs = 0;
    for (const id of medicines) {
      const record = medicine(id);
      const applicable = reference.interactions
        .ofMedication(record)
        .filter((one) => one.type === 'medicine');
      for (const substance of new Set(applicable.map((one) => one.substance))) {
        const here = applicable.filter((one) => one.substance === substance && one.form === null);
        if (here.length < 2) continue;
        const shown = withMedicine(taken(substance), id);
        const worstAction = here.reduce(
          (worst, one) => stricter(actions, worst, one.action),
          here[0]?.action ?? 'monitor',
        );
        const worstSeverity = here.reduce(
          (worst, one) => stricter(severities, worst, one.severity),
          here[0]?.severity ?? 'minor',
        );
        expect(shown.map((one) => one.action)).toContain(worstAction);
        expect(shown.map((one) => one.severity)).toContain(worstSeverity);
        pairs += 1;
      }
    }
    expect(pairs).toBeGreaterThan(5);
  });
});

describe('forms', () => {
  it('a record of one form applies to that form alone', () => {
    const carbonate = (one: Taken) => ids(withMedicine(one, 'omeprazole')).includes('calcium-ppis');
    expect(carbonate(taken('calcium', 'calcium-carbonate'))).toBe(true);
    expect(carbonate(taken('calcium', 'calcium-citrate'))).toBe(false);
    expect(carbonate(taken('calcium', 'calcium-citrate', 'calcium-carbonate'))).toBe(true);
  });
  it('citrate salts count as citrate', () => {
    const found = (one: Taken) => ids(withMedicine(one, 'aluminium-hydroxide'));
    for (const [substance, form] of [
      ['magnesium', 'magnesium-citrate'],
      ['calcium', 'calcium-citrate'],
      ['potassium', 'potassium-citrate'],
      ['zinc', 'zinc-citrate'],
    ] as const) {
      expect(found(taken(substance, form))).toContain('citrate-aluminium-antacids');
    }
    expect(found(taken('magnesium', 'magnesium-oxide'))).not.toContain(
      'citrate-aluminium-antacids',
    );
    const between = reference.interactions.between(
      taken('calcium', 'calcium-citrate'),
      taken('aluminium'),
    );
    expect(between.map((one) => one.id)).toContain('citrate-aluminium');
  });
  it('vitamin A as beta-carotene counts as beta-carotene', () => {
    expect(taken('vitamin-a', 'beta-carotene-supplement').appliesAs).toContain('beta-carotene');
    expect(taken('vitamin-a', 'retinol').appliesAs).not.toContain('beta-carotene');
  });
});

describe('broader substances', () => {
  it('pass their records on: EPA is part of EPA and DHA together, and of omega-3', () => {
    expect(reference.substances.lineage(reference.substance('epa').id)).toEqual([
      'epa',
      'epa-dha',
      'omega-3-fatty-acids',
    ]);
    expect(ids(withMedicine(taken('epa'), 'warfarin'))).toEqual(['omega-3-anticoagulants']);
    expect(ids(withMedicine(taken('asian-ginseng'), 'warfarin'))).toEqual(
      expect.arrayContaining(ids(withMedicine(taken('ginseng'), 'warfarin'))),
    );
  });
  it('take nothing from the narrower ones', () => {
    const broad = ids(withMedicine(taken('probiotics'), 'fluconazole'));
    const narrow = ids(withMedicine(taken('saccharomyces-boulardii'), 'fluconazole'));
    expect(narrow).toContain('saccharomyces-antifungals');
    expect(broad).not.toContain('saccharomyces-antifungals');
  });
});

describe('records between substances', () => {
  it('apply in either order of the plan', () => {
    const one = reference.interactions.between(taken('calcium'), taken('iron'));
    const other = reference.interactions.between(taken('iron'), taken('calcium'));
    expect(one.map((record) => record.id)).toEqual(['calcium-iron']);
    expect(other).toEqual(one);
  });
});

describe('what a record says about time', () => {
  const record = (id: string): DrugInteraction => {
    const found = reference.interactions.get(id);
    if (found?.type !== 'medicine')
      throw new Error(`the reference has no interaction "${id}" with a medicine`);
    return found;
  };
  it.each([
    ['magnesium-levothyroxine', 'M at least 4 hours before or at least 4 hours after s.'],
    ['magnesium-raltegravir', 'M and s: no gap in hours helps, according to the record.'],
    [
      'calcium-bisphosphonates',
      'M first thing, before food, drink and everything else, and at least 3 hours before s (the sources name only this order).',
    ],
    ['folate-antacids', 'M at least 2 hours after s (the sources name only this order).'],
    ['folate-cholestyramine', 'M at least 6 hours before or at least 1 hour after s.'],
    [
      'iron-tetracyclines',
      'M at least 4 hours before or at least 3 hours after s. The record adds when a gap may not be enough.',
    ],
    ['st-johns-wort-warfarin', null],
  ])('%s', (id, words) => {
    const found =
      id === 'st-johns-wort-warfarin'
        ? withMedicine(taken('st-johns-wort'), 'warfarin')[0]?.record
        : record(id);
    if (found === undefined) throw new Error('no record of St. John’s wort and warfarin');
    expect(separationWords(found, 'M', 's')).toBe(words);
  });
});
