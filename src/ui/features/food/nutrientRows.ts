/** The rows of a food's table: every column of the food table, and substances that several columns add up to. */
import type { NutrientAmount, ShowOf, SubstanceAmount } from '../../../contract/answers.ts';

export interface NutrientRow extends NutrientAmount {
  /** How published values count it; null where none can. */
  counted: SubstanceAmount | null;
  /** What the measurement takes in or leaves out; null where nothing needs saying. */
  basis: string | null;
}

type Food = ShowOf<'food'>['record'];

const bases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ala_g: {
    'n-3': 'the n-3 acid itself was measured',
    undifferentiated: 'all 18:3 acids measured together',
  },
  linoleic_g: {
    'n-6': 'the n-6 acid itself was measured',
    undifferentiated: 'all 18:2 acids measured together',
  },
};

function basisOf(food: Food, column: string): string | null {
  const kind =
    column === 'ala_g' ? food.alaBasis : column === 'linoleic_g' ? food.linoleicBasis : null;
  return kind === null ? null : (bases[column]?.[kind] ?? kind);
}

/** @param nameOf names a substance that has no column of its own */
export function nutrientRows(food: Food, nameOf: (substance: string) => string): NutrientRow[] {
  const sums = food.substances.filter(({ columns }) => columns.length > 1);
  return [
    ...food.nutrients.map((nutrient): NutrientRow => {
      const counted =
        food.substances.find(
          ({ columns }) => columns.length === 1 && columns[0] === nutrient.column,
        ) ?? null;
      // For the two fatty acids the basis of this very food says more than the note on the column.
      const basis = basisOf(food, nutrient.column);
      const general = nutrient.column in bases ? null : (counted?.note ?? null);
      return { ...nutrient, counted, basis: basis ?? general };
    }),
    ...sums.map((sum): NutrientRow => ({
      column: sum.columns.join('+'),
      label: nameOf(sum.substance),
      substance: sum.substance,
      amount: sum.amount,
      unit: sum.unit,
      counted: sum,
      basis: sum.note,
    })),
  ];
}
