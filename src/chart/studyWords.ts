/** How a study is called and its dose written, the same on screen and in print. */
import type { CslName, ElementalDose, Estimate, SourceRecord } from '../contract/records.ts';
import { insideSentence } from '../contract/names.ts';
import { figure } from './figures.ts';

const nameText = (name: CslName): string => ('literal' in name ? name.literal : name.family);

/** "Rossier and others"; the organisation where it is the author; null where nobody is named. */
export function authorText(source: SourceRecord): string | null {
  const [first, second, ...more] = source.author ?? source.editor ?? [];
  if (first === undefined) return source.publisher ?? null;
  if (second === undefined) {
    const cut = source.custom.authorList !== undefined && source.custom.authorList !== null;
    return cut && !('literal' in first) ? `${nameText(first)} and others` : nameText(first);
  }
  if (more.length === 0 && (source.custom.authorList ?? null) === null)
    return `${nameText(first)} and ${nameText(second)}`;
  return `${nameText(first)} and others`;
}

/** Year of publication; null for an undated source. */
export function yearOf(source: SourceRecord): number | null {
  return source.issued?.['date-parts'][0][0] ?? null;
}

/** "Rossier and others, 2000": what a study is called in words. */
export function studyLabel(source: SourceRecord): string {
  const year = yearOf(source);
  return `${authorText(source) ?? source.title}, ${year === null ? 'undated' : String(year)}`;
}

const grams = { mcg: 1e-6, mg: 1e-3, g: 1 } as const;
const SHARE_DIGITS = 3;

/**
 * "301.5 mg elemental magnesium a day (500 mg magnesium oxide × 0.603)": the dose as the nutrient itself, with the
 * arithmetic where it was worked out from a compound.
 * @param name gives the name of a record by `kind/id`
 */
export function elementalDoseText(
  dose: ElementalDose,
  substance: string,
  name: (ref: string) => string,
): string {
  const nameOf = (ref: string): string => insideSentence(name(ref));
  const total = `${figure(dose.amount)}\u00a0${dose.unit} elemental ${nameOf(`substance/${substance}`)} a day`;
  const form = dose.form === null ? null : nameOf(`form/${dose.form}`);
  if (dose.compound === null) return form === null ? total : `${total}, as ${form}`;
  const { amount, unit } = dose.compound;
  const share = (dose.amount * grams[dose.unit]) / (amount * grams[unit]);
  const factor = figure(Number(share.toPrecision(SHARE_DIGITS)));
  return `${total} (${figure(amount)}\u00a0${unit} ${form ?? 'of the compound'} × ${factor})`;
}

const decimalsOf = (written: string): number => written.split('.')[1]?.length ?? 0;

/**
 * "0.66", "0.50" and "0.87": an estimate and its bounds with the decimals of the most precise of the three, as sources
 * print them. A number does not keep the zeros at its end, so that 0.5 beside 0.87 was 0.50. One that would be 0 with the
 * decimals of the other two (−0.0008) has its digits for that reason, and gives them to no other.
 */
export function estimateFigures({ value, low, high }: Pick<Estimate, 'value' | 'low' | 'high'>): {
  value: string;
  low: string;
  high: string;
} {
  const all = [value, low, high].map((one) => ({ one, decimals: decimalsOf(figure(one)) }));
  const [most, second] = all.toSorted((a, b) => b.decimals - a.decimals);
  const others = second?.decimals ?? 0;
  const decimals =
    most !== undefined && Math.abs(most.one) >= 0.5 * 10 ** -others ? most.decimals : others;
  const alike = (one: number): string => {
    const written = figure(one);
    const missing = decimals - decimalsOf(written);
    if (missing <= 0) return written;
    return `${written}${written.includes('.') ? '' : '.'}${'0'.repeat(missing)}`;
  };
  return { value: alike(value), low: alike(low), high: alike(high) };
}

/** What kind of effect an estimate is, in words. */
export const measureWords: Readonly<Record<Estimate['measure'], string>> = {
  OR: 'odds ratio',
  RR: 'risk ratio',
  HR: 'hazard ratio',
  IRR: 'incidence rate ratio',
  'rate-ratio': 'rate ratio',
  MD: 'mean difference',
  WMD: 'weighted mean difference',
  SMD: 'standardised mean difference',
  ES: 'effect size',
  'median-difference': 'difference of medians',
  beta: 'regression slope',
  prevalence: 'share of people',
};
