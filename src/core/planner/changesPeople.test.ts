import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanChange } from '../../contract/planChanges.ts';
import { planOf, type PlanParts } from '../testing/plans.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const changesOf = (before: PlanParts, after: PlanParts): PlanChange[] =>
  reference.handlers.compare({ before: planOf(before), after: planOf(after) }).changes;

describe('person, medicines, conditions and foods', () => {
  it('tell each field of the person, in words and in order', () => {
    const changes = changesOf(
      { profile: { name: 'A. B.', age: 34, exclusions: ['food/almonds-raw'] } },
      {
        profile: {
          name: null,
          age: 35,
          state: 'pregnant',
          authority: 'EFSA',
          meals: ['07:30'],
          wake: '06:30',
          diet: ['vegan'],
          exclusions: ['Fish and seafood'],
          notes: 'Uses a pill box.',
        },
      },
    );
    const almonds = reference.foods.get('almonds-raw')?.name ?? '';
    expect(almonds).not.toBe('');
    expect(changes.map(({ name, lines }) => [name, ...lines])).toEqual([
      ['Name', '“A. B.” → not entered'],
      ['Age', '34 → 35'],
      ['Pregnant or breastfeeding', 'neither → pregnant'],
      ['Published values', 'NASEM → EFSA'],
      ['Meals', 'not entered → 07:30'],
      ['Waking hours', 'Gets up: not entered → 06:30'],
      ['Diet', 'not entered → vegan'],
      ['Foods left out', `${almonds} → Fish and seafood`],
      ['Notes', 'not entered → “Uses a pill box.”'],
    ]);
    expect(new Set(changes.map((one) => `${one.area} ${one.kind}`))).toEqual(
      new Set(['person changed']),
    );
  });

  it('name medicines, and know one again that was entered by hand before', () => {
    const changes = changesOf(
      {
        profile: {
          medications: [
            // A brand that the record of levothyroxine knows.
            { medication: null, name: 'SYNTHROID', times: ['07:00'] },
            { medication: 'warfarin' },
          ],
        },
      },
      {
        profile: {
          medications: [
            { medication: 'ciprofloxacin' },
            { medication: 'levothyroxine', times: ['06:30'], note: '75 mcg' },
          ],
        },
      },
    );
    const nameOf = (id: string): string => reference.interactions.medication(id)?.name ?? '';
    const medicines = changes.filter((one) => one.area === 'medicines');
    expect(medicines.map((one) => [one.kind, one.name])).toEqual([
      ['added', nameOf('ciprofloxacin')],
      ['changed', nameOf('levothyroxine')],
      ['removed', nameOf('warfarin')],
    ]);
    expect(medicines[1]?.lines).toEqual([
      `Name: SYNTHROID → ${nameOf('levothyroxine')}`,
      'In the reference: no, entered by hand → yes',
      'Times: 07:00 → 06:30',
      'Note: not entered → “75 mcg”',
    ]);
  });

  it('name conditions and foods', () => {
    const changes = changesOf(
      {
        profile: { conditions: ['multiple-sclerosis'] },
        foods: [{ food: 'almonds-raw', grams: 30 }],
      },
      {
        profile: { conditions: ['chronic-kidney-disease'] },
        foods: [
          { food: 'almonds-raw', grams: 45 },
          { food: null, name: 'soup', grams: 200 },
        ],
      },
    );
    const conditionName = (id: string): string => reference.evidence.condition(id)?.name ?? '';
    expect(changes).toEqual([
      {
        area: 'conditions',
        kind: 'added',
        name: conditionName('chronic-kidney-disease'),
        lines: [],
      },
      { area: 'conditions', kind: 'removed', name: conditionName('multiple-sclerosis'), lines: [] },
      { area: 'foods', kind: 'added', name: 'soup', lines: [] },
      {
        area: 'foods',
        kind: 'changed',
        name: reference.foods.get('almonds-raw')?.name,
        lines: ['30 g a day → 45 g a day'],
      },
    ]);
  });
});
