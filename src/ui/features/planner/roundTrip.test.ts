/** Plan → form → plan loses nothing: what nobody touched goes back as it came. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import conflicts from '../../../../examples/conflicts.json' with { type: 'json' };
import plain from '../../../../examples/plain.json' with { type: 'json' };
import pregnant from '../../../../examples/pregnant.json' with { type: 'json' };
import { Plan, PlanItem, Profile } from '../../../contract/plan.ts';
import { complete } from './complete.ts';
import { draftOf } from './draft.ts';

const through = (plan: Plan) => complete(draftOf(plan));
const examples = { plain, conflicts, pregnant };

/** Every field that the contract has, each with a value of its own. */
const full: Plan = v.parse(Plan, {
  format: 'cofactor-plan',
  version: 1,
  profile: {
    name: 'E. F.',
    age: 31,
    sex: 'female',
    state: 'lactating',
    authority: 'EFSA',
    conditions: ['multiple-sclerosis', 'migraine'],
    medications: [
      { medication: 'levothyroxine', name: 'Thyroxine', times: ['06:30'], note: '75 mcg' },
      { medication: null, name: 'a new tablet', times: [], note: ' as printed ' },
    ],
    meals: ['07:30', '12:30'],
    wake: '06:00',
    sleep: '22:15',
    diet: ['vegan', 'low-salt'],
    exclusions: ['food/almonds-raw', 'Fish and seafood', 'okra'],
    notes: 'Two lines\nof notes',
  },
  items: [
    {
      product: 'Duo',
      ingredients: [
        {
          substance: 'magnesium',
          name: 'as on the label',
          form: 'magnesium-oxide',
          amount: 400,
          unit: 'mg',
          basis: 'compound',
        },
        {
          substance: null,
          name: 'Passiflora',
          form: null,
          amount: 0.5,
          unit: 'g',
          basis: 'unknown',
        },
      ],
      servings: 1.5,
      times: ['08:00', '20:00'],
      timesFixed: true,
      days: ['mon', 'thu'],
      asNeeded: true,
      since: '2026-05-01',
      advisedByClinician: true,
      advisedBy: 'MS clinic',
      reason: 'leg cramps',
      reviewOn: '2027-03-01',
      pack: { servings: 60, price: 12.5, openedOn: '2026-11-01' },
    },
    { ingredients: [{ substance: 'zinc', amount: 15, unit: 'mg' }], days: { every: 7 } },
    {
      product: null,
      ingredients: [{ substance: 'iron', name: null, form: null, amount: 14, unit: 'mg' }],
      since: null,
      advisedBy: '',
      reason: null,
      reviewOn: null,
      pack: { servings: null },
    },
  ],
  foods: [
    { food: 'almonds-raw', name: 'from the market', grams: 30 },
    { food: null, name: 'Protein bar', grams: 0 },
  ],
});

describe('a plan in the form', () => {
  it.each(Object.entries(examples))('comes back as it was: examples/%s.json', (_, file) => {
    const plan = v.parse(Plan, file);
    expect(through(plan)).toMatchObject({ unfinished: [] });
    expect(through(plan).plan).toStrictEqual(plan);
  });

  it('comes back with every field of the contract', () => {
    for (const key of Object.keys(Profile.pipe[0].entries))
      expect(full.profile).toHaveProperty(key);
    for (const key of Object.keys(PlanItem.entries)) expect(full.items[0]).toHaveProperty(key);
    expect(through(full).plan).toStrictEqual(full);
  });

  it('comes back whatever was left out, null or empty', () => {
    const text = fc.constantFrom(undefined, null, '', ' ', 'some words');
    const day = fc.constantFrom(undefined, null, '2026-02-28');
    const number = fc.constantFrom(undefined, null, 1, 0.25);
    fc.assert(
      fc.property(
        fc.record({ name: text, notes: text, note: text, reason: text, advisedBy: text }),
        fc.record({ since: day, reviewOn: day, openedOn: day }),
        fc.record({ servings: number, price: number }),
        fc.constantFrom(undefined, null, 'pack' as const),
        (words, days, pack, holder) => {
          const given = (fields: Record<string, unknown>) =>
            Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
          const plan = v.parse(Plan, {
            format: 'cofactor-plan',
            version: 1,
            profile: {
              ...given({ name: words.name, notes: words.notes }),
              age: 40,
              sex: 'male',
              medications: [{ medication: 'levothyroxine', ...given({ note: words.note }) }],
            },
            items: [
              {
                ingredients: [{ substance: 'zinc', amount: 15, unit: 'mg' }],
                ...given({
                  reason: words.reason,
                  advisedBy: words.advisedBy,
                  since: days.since,
                  reviewOn: days.reviewOn,
                  pack: holder === 'pack' ? given({ ...pack, openedOn: days.openedOn }) : holder,
                }),
              },
            ],
          });
          expect(through(plan).plan).toStrictEqual(plan);
        },
      ),
    );
  });

  it('writes what was emptied as nothing, and what was typed as typed', () => {
    const draft = draftOf(full);
    const [item] = draft.items;
    if (item === undefined) throw new Error('the plan has items');
    item.reason = '';
    item.pack.price = null;
    item.advisedBy = 'Dr. Lee';
    expect(complete(draft).plan?.items[0]).toMatchObject({
      reason: null,
      advisedBy: 'Dr. Lee',
      pack: { servings: 60, price: null, openedOn: '2026-11-01' },
    });
  });

  it('leaves a pack of no servings out and still counts the product', () => {
    const draft = draftOf(full);
    const [item] = draft.items;
    if (item === undefined) throw new Error('the plan has items');
    item.pack.servings = 0;
    const done = complete(draft);
    expect(done.unfinished.map((one) => one.path)).toEqual(['items[0].pack.servings']);
    expect(done.plan?.items[0]?.pack).toMatchObject({ servings: null, price: 12.5 });
  });
});
