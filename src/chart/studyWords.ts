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
