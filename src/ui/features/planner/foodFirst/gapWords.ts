/** Gaps in words. Everything here says what is known and what is not; nothing says what to do. */
import type { NutrientGap } from '../../../../contract/foodFirst.ts';
import { countText, insideText, measuredText, numberText } from '../../../shared/format.ts';

/** "310 mg (RDA, NASEM)": the published value of the gap. */
export function valueText({ reference }: Pick<NutrientGap, 'reference'>): string {
  return `${numberText(reference.amount)}\u00a0${reference.unit} (${reference.kind}, ${reference.authority})`;
}

/** One line for the list: what is missing from what is known up to the published value. */
export function gapLine(gap: NutrientGap): string {
  if (gap.total === null) return `nothing known of ${valueText(gap)}`;
  return `${measuredText(gap.total, gap.unit)} known, ${measuredText(gap.missing, gap.unit)} below ${valueText(gap)}`;
}

/** What the known part leaves out; empty where nothing is unknown. */
export function unknownLines(gap: NutrientGap): string[] {
  const { known, of } = gap.food;
  const name = insideText(gap.name);
  const lines: string[] = [];
  if (of === 0)
    lines.push('No food stands in this plan, so the known part is from supplements alone.');
  else if (known < of)
    lines.push(
      `The amount of ${name} is not known for ${of - known} of ${countText(of, 'food')}. Not known is not none: the real gap may be smaller.`,
    );
  if (gap.incomplete)
    lines.push(
      `A product has an amount of ${name} that could not be counted. The real gap may be smaller.`,
    );
  return lines;
}

/** Upper end of the scale of the bars: the gap and the longest bar have room. */
export const scaleOf = (gap: NutrientGap): number =>
  Math.max(gap.missing, ...gap.foods.map((food) => food.amount));
