/** The foods of a typical day and what they bring of the nutrients that supplements bring too. */
import { left, paragraph, right, table, type Section } from '../blocks.ts';
import { formatAmount, formatFoodAmount } from '../format.ts';
import { nameOf, type PlanInput } from './input.ts';
import { fromSupplements } from './intakeBars.ts';

export function foodsSection({ check, plan }: PlanInput): Section {
  const sums = check.intakes.filter(fromSupplements);
  const shares = (food: string): string =>
    sums
      .flatMap((sum) => {
        const parts = sum.contributions.filter((part) => part.food === food);
        if (parts.length === 0) return [];
        const known = parts.flatMap((part) => (part.amount === null ? [] : [part.amount]));
        const amount = known.length === 0 ? null : known.reduce((total, one) => total + one, 0);
        return [`${sum.name} ${formatFoodAmount(amount, sum.unit)}`];
      })
      .join('; ');
  return {
    id: 'foods',
    title: 'Foods of a typical day',
    blocks:
      plan.foods.length === 0
        ? [paragraph('No foods are entered; sums count supplements alone.')]
        : [
            table(
              'Foods, as entered, with nutrients that the supplements contain too',
              [left('Food', 36), right('Grams a day', 14), left('Nutrients', 50)],
              plan.foods.map((entry) => [
                entry.food === null
                  ? `${entry.name ?? ''} (not in the reference)`
                  : nameOf(check, `food/${entry.food}`),
                formatAmount(entry.grams, 'g'),
                entry.food === null ? 'not known' : shares(entry.food),
              ]),
            ),
          ],
  };
}
