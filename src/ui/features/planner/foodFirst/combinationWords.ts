/** An answer of the search for portions, in words and in the order in which a page shows it. */
import type { FoodCombinationOutput } from '../../../../contract/foodFirst.ts';
import { numberText } from '../../../shared/format.ts';

type Line = FoodCombinationOutput['nutrients'][number];

export const statusSentence: Readonly<Record<FoodCombinationOutput['status'], string>> = {
  closed:
    'These portions together would bring the known part of each chosen nutrient to its published value, without passing an upper limit that counts food.',
  'nothing-to-close':
    'There is no gap to close: the known part of each chosen nutrient reaches its published value, or none is published for this person.',
  impossible:
    'No combination within these bounds closes all chosen gaps without passing a limit. Fewer nutrients, or fewer foods left out, may have an answer.',
  stopped:
    'The search did not finish in time. Nothing is shown, because a part of an answer could mislead.',
};

/** "2 × 1 cup": how often which portion. */
export const portionCount = (portion: { count: number; portion: string }): string =>
  `${numberText(portion.count)} × ${portion.portion}`;

/** Nutrients whose gap these portions would close, and the rest: reached before, without a value, or not asked for. */
export function splitNutrients(lines: readonly Line[]): { closed: Line[]; others: Line[] } {
  const isClosed = ({ before, after, reach }: Line): boolean =>
    reach !== null && before < reach && after >= reach;
  return { closed: lines.filter(isClosed), others: lines.filter((line) => !isClosed(line)) };
}

/** In which foods of the answer the amount is not known; null where it is known in all. */
export function unknownText(
  line: Pick<Line, 'unknownIn'>,
  portions: FoodCombinationOutput['portions'],
): string | null {
  const { unknownIn } = line;
  if (unknownIn.length === 0) return null;
  const names = unknownIn.map(
    (food) => portions.find((portion) => portion.food === food)?.name ?? food,
  );
  return `not known in ${names.join('; ')}`;
}
