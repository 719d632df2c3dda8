import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { IntakeSum } from '../../../../contract/check.ts';
import { inUnit, legendOf, rangeText, tracksOf } from './sumTracks.ts';

const reference = (fields: object) => ({
  authority: 'NASEM',
  kind: 'RDA',
  scope: 'total',
  amount: 320,
  amountMax: null,
  unit: 'mg',
  equivalent: null,
  qualifier: null,
  form: null,
  year: 1997,
  compared: 481,
  status: 'meets',
  note: null,
  lifeStage: 'female 31 to 50',
  source: 'iom-1997',
  ...fields,
});
// Magnesium citrate 2 × 200 mg and 30 g almonds with 270 mg in 100 g: 400 + 81 = 481 mg.
const base = {
  substance: 'magnesium',
  name: 'Magnesium',
  unit: 'mg',
  food: { amount: 81, known: 1, of: 2 },
  supplements: 400,
  total: 481,
  contributions: [
    { item: 'Citrate', path: 'items[0].ingredients[0]', name: 'Citrate', amount: 300 },
    { item: 'Mix', path: 'items[1].ingredients[0]', name: 'Mix, as oxide', amount: 60 },
    { item: 'Mix', path: 'items[1].ingredients[2]', name: 'Mix, as malate', amount: 40 },
    { food: 'almonds-raw', name: 'Almonds, raw', amount: 81 },
    { name: 'Protein bar', amount: null },
  ],
  references: [
    reference({}),
    reference({ kind: 'UL', scope: 'supplements', amount: 350, compared: 400, status: 'above' }),
    reference({ authority: 'EFSA', kind: 'AI', amount: 300 }),
    reference({
      authority: 'EFSA',
      kind: 'UL',
      scope: 'added-dissociable-salts',
      amount: 250,
      compared: 400,
      status: 'above',
    }),
    reference({ kind: 'EAR', amount: 4, unit: 'g/kg', compared: null, status: 'not-compared' }),
  ],
};
const magnesium = v.parse(IntakeSum, base);

describe('legendOf', () => {
  it('has one entry per product, each with its own pattern, then food', () => {
    const legend = legendOf(magnesium);
    expect(legend.map(({ letter, label, amount }) => [letter, label, amount])).toEqual([
      ['A', 'Citrate', 300],
      ['B', 'Mix', 100],
      ['Food', 'Food', 81],
    ]);
    expect(new Set(legend.map(({ fill }) => fill)).size).toBe(3);
  });
  it('gives nine products nine entries, with letters where patterns come again', () => {
    const contributions = Array.from({ length: 9 }, (_, at) => ({
      item: `P${at}`,
      path: `items[${at}].ingredients[0]`,
      name: `P${at}`,
      amount: 1,
    }));
    const legend = legendOf(v.parse(IntakeSum, { ...base, contributions }));
    expect(new Set(legend.map(({ letter }) => letter)).size).toBe(10);
  });
});

describe('tracksOf', () => {
  it('draws the limit on supplements across the supplements alone', () => {
    const [whole, limit, ...rest] = tracksOf(magnesium, 'NASEM').tracks;
    expect(rest).toEqual([]);
    expect(whole?.track.parts.map(({ amount }) => amount)).toEqual([300, 100, 81]);
    expect(whole?.track.marks).toEqual([{ label: 'RDA 320 mg', amount: 320, limit: false }]);
    expect(limit?.track.thin).toBe(true);
    expect(limit?.track.parts.map(({ letter, amount }) => [letter, amount])).toEqual([
      ['A', 300],
      ['B', 100],
    ]);
    expect(limit?.track.marks).toEqual([{ label: 'UL 350 mg', amount: 350, limit: true }]);
    expect(limit?.caption).toBe('Counts for the UL: supplements and medicines only (400\u00a0mg)');
    expect(limit?.scale).toBe(whole?.scale);
  });

  it('shows the authority that was chosen, or both with their names', () => {
    const labels = (marks: 'EFSA' | 'both'): string[] =>
      tracksOf(magnesium, marks).tracks.flatMap(({ track }) => track.marks.map((m) => m.label));
    expect(labels('EFSA')).toEqual(['AI 300 mg', 'UL 250 mg']);
    expect(labels('both')).toEqual([
      'RDA 320 mg (NASEM)',
      'AI 300 mg (EFSA)',
      'UL 350 mg (NASEM)',
      'UL 250 mg (EFSA)',
    ]);
  });

  it('draws what a limit counts as one nameless part where products cannot be told apart', () => {
    const retinol = v.parse(IntakeSum, {
      ...base,
      references: [
        reference({ kind: 'UL', scope: 'preformed', amount: 300, compared: 250, status: 'below' }),
      ],
    });
    const [, preformed] = tracksOf(retinol, 'NASEM').tracks;
    expect(preformed?.track.parts).toEqual([{ letter: '', fill: 'falling', amount: 250 }]);
  });

  it('keeps the scale of another equivalent apart', () => {
    // 800 mcg of folic acid are 800 × 1.7 = 1,360 mcg DFE.
    const folate = v.parse(IntakeSum, {
      ...base,
      unit: 'mcg DFE',
      food: { amount: null, known: 0, of: 0 },
      supplements: 1360,
      total: 1360,
      contributions: [{ item: 'B', path: 'items[0].ingredients[0]', name: 'B', amount: 1360 }],
      references: [
        reference({ amount: 400, unit: 'mcg', equivalent: 'DFE', compared: 1360 }),
        reference({
          kind: 'UL',
          scope: 'supplements-and-fortified-food',
          amount: 1000,
          unit: 'mcg',
          equivalent: 'folic-acid',
          compared: 800,
          status: 'not-compared',
        }),
      ],
    });
    const [whole, acid] = tracksOf(folate, 'NASEM').tracks;
    // Steps of 500 to 1,500 for 1,360; steps of 200 to 1,000 for 1,000.
    expect(whole?.scale.max).toBe(1500);
    expect(acid?.scale.max).toBe(1000);
    expect(acid?.track.parts).toEqual([{ letter: '', fill: 'falling', amount: 800 }]);
  });

  it('draws both readings of an unclear amount, also beside the limit that they may pass', () => {
    // 81 mg of food; 400 mg of oxide are 241 mg of magnesium, or 400 mg if the label means the nutrient.
    const unclear = v.parse(IntakeSum, {
      ...base,
      supplements: null,
      total: 81,
      range: { low: 322, high: 481 },
      contributions: [
        { item: 'Oxide', path: 'items[0].ingredients[0]', name: 'Oxide', amount: null },
        { food: 'almonds-raw', name: 'Almonds, raw', amount: 81 },
      ],
      references: [
        reference({ compared: 81, status: 'not-compared' }),
        reference({
          kind: 'UL',
          scope: 'supplements',
          amount: 350,
          compared: null,
          status: 'not-compared',
        }),
      ],
    });
    const [whole, limit] = tracksOf(unclear, 'NASEM').tracks;
    expect(whole?.track.open).toEqual({ low: 322, high: 481 });
    expect(limit?.track.open).toEqual({ low: 241, high: 400 });
    expect(limit?.track.marks.map(({ amount }) => amount)).toEqual([350]);
    expect(rangeText(unclear)).toContain('322 or 481\u00a0mg');
  });

  it('draws nothing where nothing is known', () => {
    const unknown = v.parse(IntakeSum, {
      ...base,
      food: { amount: null, known: 0, of: 1 },
      supplements: null,
      total: null,
      contributions: [
        { item: 'Blend', path: 'items[0].ingredients[0]', name: 'Blend', amount: null },
      ],
      references: [reference({ compared: null, status: 'not-compared' })],
    });
    expect(tracksOf(unknown, 'both').tracks).toEqual([]);
    expect(tracksOf(unknown, 'both').legend).toHaveLength(2);
  });
});

describe('inUnit', () => {
  it('turns masses into the unit of the sum and leaves other units alone', () => {
    expect(inUnit(0.35, 'g', 'mg')).toBe(350);
    expect(inUnit(900, 'mcg', 'mcg RAE')).toBe(900);
    expect(inUnit(3, 'mg', 'mcg')).toBe(3000);
    expect(inUnit(2.7, 'L', 'L')).toBe(2.7);
    expect(inUnit(1.6, 'g/kg', 'g')).toBeNull();
  });
});
