/** The foods of a typical day and what they bring of the nutrients that supplements bring too: a food to a row. */
import type { IntakeSum } from '../../../../contract/check.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import { rounded } from '../../../intake/sumFigures.ts';
import { left, paragraph, right, table, type Section } from '../blocks.ts';
import { formatAmount, formatRounded, joinWords } from '../format.ts';
import { nameOf, type PlanInput } from './input.ts';
import { fromSupplements } from './intakeBars.ts';
import { sumTexts } from './sumTexts.ts';

/** Columns of nutrients that the width of a page holds; what is more goes on in a further table. */
const COLUMNS = 6;
const FOOD = 24;
const GRAMS = 10;
const UNKNOWN = '–';

/** What the foods of this name bring; null where it is not known of one of them. */
function amountOf(sum: IntakeSum, food: string): number | null {
  const parts = sum.contributions.filter((part) => part.food === food);
  const known = parts.flatMap((part) => (part.amount === null ? [] : [part.amount]));
  return known.length === 0 ? null : known.reduce((total, one) => total + one, 0);
}

export function foodsSection({ check, plan }: PlanInput): Section {
  const sums = check.intakes.filter(fromSupplements);
  const inFood = sums.filter((sum) => sum.food.amount !== null && sum.food.amount > 0);
  return {
    id: 'foods',
    title: 'Foods of a typical day',
    blocks:
      plan.foods.length === 0
        ? [paragraph('No foods are entered; sums count supplements alone.')]
        : [...tablesOf({ check, plan }, inFood), ...notesOf(sums, inFood)],
  };
}

function tablesOf({ check, plan }: Pick<PlanInput, 'check' | 'plan'>, sums: IntakeSum[]): Block[] {
  const parts = Array.from({ length: Math.max(1, Math.ceil(sums.length / COLUMNS)) }, (_, at) =>
    sums.slice(at * COLUMNS, (at + 1) * COLUMNS),
  );
  return parts.map((part, at) =>
    table(
      at === 0
        ? `Foods as entered, with what they bring a day of nutrients that the supplements contain too; ${UNKNOWN} : not known`
        : 'Further nutrients of the same foods',
      [
        left('Food', FOOD),
        right('Grams a day', GRAMS),
        ...part.map((sum) => right(`${sum.name}, ${sum.unit}`, (100 - FOOD - GRAMS) / COLUMNS)),
      ],
      [
        ...plan.foods.map(({ food, name, grams }) => [
          food === null ? `${name ?? ''} (not in the reference)` : nameOf(check, `food/${food}`),
          formatAmount(grams, ''),
          ...part.map((sum) => cellOf(sum, food === null ? null : amountOf(sum, food))),
        ]),
        ...(plan.foods.length === 1
          ? []
          : [['Together', '', ...part.map((sum) => cellOf(sum, sum.food.amount))]]),
      ],
    ),
  );
}

/** The unit stands in the head of the column, and the decimals are those of the sums. */
const cellOf = (sum: IntakeSum, amount: number | null): string =>
  amount === null
    ? UNKNOWN
    : formatRounded(amount, sumTexts(sum).decimals, '', { fixed: amount > 0 });

/** Nutrients with nothing to show in a column, and columns whose rounded rows do not come to their last line. */
function notesOf(sums: readonly IntakeSum[], inFood: readonly IntakeSum[]): Block[] {
  const named = (some: readonly IntakeSum[]): string => joinWords(some.map((sum) => sum.name));
  const none = sums.filter((sum) => sum.food.amount === 0);
  const unknown = sums.filter((sum) => sum.food.amount === null);
  const uneven = inFood.filter((sum) => {
    const { decimals } = sumTexts(sum);
    const rows = sum.contributions.flatMap((one) =>
      one.food === undefined || one.amount === null ? [] : [rounded(one.amount, decimals)],
    );
    const together = rows.reduce((total, one) => total + one, 0);
    return rounded(together, decimals) !== rounded(sum.food.amount ?? 0, decimals);
  });
  const text = [
    ...(none.length === 0 ? [] : [`The food table gives 0 where it has a value: ${named(none)}.`]),
    ...(unknown.length === 0 ? [] : [`Not known for these foods: ${named(unknown)}.`]),
    ...(uneven.length === 0
      ? []
      : [
          `Each number is rounded on its own, so these do not add up to the digit: ${named(uneven)}.`,
        ]),
  ].join(' ');
  return text === '' ? [] : [paragraph(text, 'quiet')];
}
