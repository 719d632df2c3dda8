/** What the person takes, in words: amounts as entered, never converted without saying so. */
import type { CheckOutput } from '../../../../contract/check.ts';
import { insideSentence } from '../../../../contract/names.ts';
import type { Ingredient, PlanItem, PlanMedication } from '../../../../contract/plan.ts';
import { servingsPerDay } from '../../../planner/resolve.ts';
import {
  formatAmount,
  formatShortDate,
  formatDays,
  formatNumber,
  joinWords,
  NOT_KNOWN,
} from '../format.ts';
import { nameOf } from './input.ts';

/** Stands in a narrow cell for what was not entered; the caption says so. */
export const NOT_ENTERED = '–';

export function productName(item: PlanItem, check: CheckOutput): string {
  const named = item.product ?? null;
  if (named !== null) return named;
  return item.ingredients.map((ingredient) => ingredientName(ingredient, check)).join(', ');
}

function ingredientName(ingredient: Ingredient, check: CheckOutput): string {
  const { substance } = ingredient;
  if (substance !== null && substance !== undefined) return nameOf(check, `substance/${substance}`);
  return ingredient.name ?? NOT_KNOWN;
}

/** What one serving of the ingredient at this place brings of the nutrient itself; null where it is not known. */
function elementalInServing(
  path: string,
  item: PlanItem,
  check: CheckOutput,
): { amount: number; unit: string } | null {
  for (const sum of check.intakes) {
    const part = sum.contributions.find((one) => one.path === path);
    if (part !== undefined && part.amount !== null)
      return { amount: part.amount / servingsPerDay(item), unit: sum.unit };
  }
  return null;
}

/** "Vitamin C" and "vitamin-c": names that differ in capitals and marks alone say the same. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** "magnesium 200 mg (citrate)": one ingredient of one serving, with the nutrient itself where the compound was entered. */
export function contentLine(
  ingredient: Ingredient,
  path: string,
  item: PlanItem,
  check: CheckOutput,
): string {
  const product = productName(item, check);
  const called = insideSentence(ingredientName(ingredient, check));
  // A product that is called like what it contains says it once.
  const name = bare(product) === bare(called) ? '' : `${called} `;
  const form = formWords(ingredient, product, check);
  const amount = formatAmount(ingredient.amount, ingredient.unit);
  if (ingredient.basis === 'elemental')
    return `${name}${amount}${form === null ? '' : ` (${form})`}`;
  if (ingredient.basis === 'unknown')
    return `${name}${amount}${form === null ? '' : ` (${form})`}, ${NOT_KNOWN} if nutrient or compound`;
  const itself = elementalInServing(path, item, check);
  const shown = itself === null ? NOT_KNOWN : formatAmount(itself.amount, itself.unit);
  return `${name}${shown}, from ${amount} ${form ?? 'of the compound'}`;
}

/** Null where the form is not known or is the substance itself. */
function formWords(ingredient: Ingredient, product: string, check: CheckOutput): string | null {
  const { form } = ingredient;
  if (form === null || form === undefined) return null;
  // "Cholecalciferol (vitamin D3)": the name on the label of the two stands in brackets already.
  const words = insideSentence(nameOf(check, `form/${form}`)).replace(/ \(.*\)$/u, '');
  const known = [product, ingredientName(ingredient, check)].map((text) => text.toLowerCase());
  return ingredient.basis !== 'compound' && known.includes(words.toLowerCase()) ? null : words;
}

/** "1 serving; 08:00, 20:00; daily"; what is taken as needed is not daily. */
export function howOften(item: PlanItem): string {
  const servings = `${formatNumber(item.servings)} ${item.servings === 1 ? 'serving' : 'servings'}`;
  const times = item.times.length === 0 ? `time ${NOT_KNOWN}` : item.times.join(', ');
  const days = formatDays(item.days);
  return [servings, times, ...(item.asNeeded && days === 'daily' ? [] : [days])].join('; ');
}

/** "2 servings at 08:00 and 20:00, Mon, Thu": what is usual (one serving, every day) is not told where the times say it. */
export function howOftenShort(item: PlanItem): string {
  const servings = item.servings === 1 ? null : `${formatNumber(item.servings)} servings`;
  const at = joinWords(item.times);
  const days = formatDays(item.days);
  return [
    ...(item.times.length === 0
      ? [...(servings === null ? [] : [servings]), `time ${NOT_KNOWN}`]
      : [servings === null ? at : `${servings} at ${at}`]),
    ...(days === 'daily' && item.times.length > 0 ? [] : [days]),
    ...(item.asNeeded ? ['as needed'] : []),
  ].join(', ');
}

/** Whether a clinician advised it stands beside a name that was entered without that. */
export function advisedByShort(item: PlanItem): string {
  const by = item.advisedBy ?? null;
  if (item.advisedByClinician) return by ?? 'a clinician';
  return by ?? NOT_ENTERED;
}

export function sinceShort(item: PlanItem): string {
  const since = item.since ?? null;
  return since === null ? NOT_ENTERED : formatShortDate(since);
}

export function medicineName(medication: PlanMedication, check: CheckOutput): string {
  if (medication.medication === null)
    return `${medication.name ?? NOT_KNOWN} (not in the reference)`;
  return nameOf(check, `medication/${medication.medication}`);
}
