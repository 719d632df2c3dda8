import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { FoodsOutput } from '../../../contract/answers.ts';
import { foodsCsv } from './foodsCsv.ts';

describe('foodsCsv', () => {
  it('quotes commas, quotes and line ends, and keeps numbers plain', () => {
    const output = v.parse(FoodsOutput, {
      nutrient: 'magnesium',
      nutrientName: 'Magnesium',
      unit: 'mg',
      per: 'portion',
      rows: [
        {
          food: 'almonds-raw',
          name: 'Almonds, raw',
          group: 'Nuts and seeds',
          amount: 76.545,
          grams: 28.35,
          portion: '1 oz (23 kernels)',
          notes: 'called "sweet"\nalmonds',
          source: 'usda-2015-sr28',
          pack: null,
        },
      ],
      missing: 0,
      withoutPortion: 0,
      total: 1,
      groups: [],
      note: null,
      sources: [],
      notRanked: [],
      edition: '2026.11',
    });
    expect(foodsCsv(output)).toBe(
      'rank,food,group,Magnesium in one portion (mg),grams,portion,notes,source\r\n' +
        '1,"Almonds, raw",Nuts and seeds,76.545,28.35,1 oz (23 kernels),"called ""sweet""\nalmonds",usda-2015-sr28\r\n',
    );
  });
});
