import { describe, expect, it } from 'vitest';
import { createGlossary } from '../glossary.ts';
import { drawnLimits, limitBars } from './intakeBars.ts';
import { sumWith, value } from './sumFixture.ts';

const annex = { needs: true, coverage: true };
const barsOf = (...parts: Parameters<typeof sumWith>) => {
  const sum = sumWith(...parts);
  return limitBars(sum, drawnLimits(sum), annex, createGlossary({})).map((bar) => ({
    parts: bar.segments.map((one) =>
      `${one.pattern} ${one.amount} ${one.label}`.replaceAll('\u00a0', ' '),
    ),
    marks: bar.marks.map((one) => one.label.replaceAll('\u00a0', ' ')),
  }));
};

describe('each limit stands beside what it counts', () => {
  it('food is not drawn beside a limit on supplements', () => {
    // 300 of 350 mg: with the 81 mg of food the bar would pass a limit that is not passed.
    expect(
      barsOf({ references: [value({ scope: 'supplements', compared: 300, status: 'below' })] }),
    ).toEqual([
      {
        parts: ['supplement 300 Supplements 300 mg'],
        marks: ['UL 350 mg, supplements and medicines only (NASEM)'],
      },
    ]);
  });

  it('a limit on everything has all of it, with the values to be reached', () => {
    expect(
      barsOf({
        references: [
          value({ kind: 'RDA', amount: 310, compared: 381, status: 'meets' }),
          value({ amount: 2000, compared: 381, status: 'below' }),
          value({ authority: 'EFSA', amount: 2000, compared: 381, status: 'below' }),
        ],
      }),
    ).toEqual([
      {
        parts: ['supplement 300 Supplements 300 mg', 'food 81 Food 81 mg (known for 1 of 1 foods)'],
        marks: ['UL 2,000 mg (NASEM, EFSA)', 'RDA 310 mg (NASEM)'],
      },
    ]);
  });

  it('limits that count other parts have bars of their own', () => {
    const bars = barsOf({
      name: 'Vitamin A',
      unit: 'mcg RAE',
      supplements: 1500,
      food: { amount: 472, known: 1, of: 1 },
      total: 1972,
      references: [
        value({ scope: 'preformed', unit: 'mcg', equivalent: 'RAE', amount: 3000, compared: 1500 }),
        value({ authority: 'EFSA', unit: 'mcg', equivalent: 'RAE', amount: 3000, compared: 1972 }),
      ],
    });
    expect(bars.map((bar) => bar.parts)).toEqual([
      ['supplement 1500 Preformed 1,500 mcg'],
      [
        'supplement 1500 Supplements 1,500 mcg RAE',
        'food 472 Food 472 mcg RAE (known for 1 of 1 foods)',
      ],
    ]);
  });

  it('food that is less than the last digit of the sum is left out on the sheet for the visit', () => {
    // 50 mg and 0.0411 mg are 50 mg.
    const sum = sumWith({
      supplements: 50,
      food: { amount: 0.0411, known: 1, of: 2 },
      total: 50.0411,
      references: [value({ amount: 12, compared: 50.0411, status: 'above' })],
    });
    const labels = (coverage: boolean) =>
      limitBars(sum, sum.references, { needs: false, coverage }, createGlossary({}))
        .flatMap((bar) => bar.segments)
        .map((one) => one.label.replaceAll('\u00a0', ' '));
    expect(labels(false)).toEqual(['Supplements 50 mg']);
    expect(labels(true)).toEqual([
      'Supplements 50 mg',
      'Food less than 1 mg (known for 1 of 2 foods)',
    ]);
  });

  it('nothing is drawn where the amount is not known', () => {
    expect(barsOf({ supplements: null, references: [value({ scope: 'supplements' })] })).toEqual(
      [],
    );
  });
});
