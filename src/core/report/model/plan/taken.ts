/** What the person takes, in words: amounts as entered, never converted. */
import type { CheckOutput } from '../../../../contract/check.ts';
import type { Ingredient, PlanItem, PlanMedication } from '../../../../contract/plan.ts';
import { formatAmount, formatDate, formatDays, formatNumber, NOT_KNOWN } from '../format.ts';
import { nameOf } from './input.ts';

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

/** "Magnesium, as magnesium citrate". */
export function ingredientLine(ingredient: Ingredient, check: CheckOutput): string {
  const name = ingredientName(ingredient, check);
  const { form } = ingredient;
  if (form === null || form === undefined) return `${name}, form ${NOT_KNOWN}`;
  return `${name}, as ${nameOf(check, `form/${form}`).replace(/^[A-Z](?=[a-z])/u, (first) => first.toLowerCase())}`;
}

/** "200 mg elemental": the amount of one serving and what it counts. */
export function amountLine(ingredient: Ingredient): string {
  const amount = formatAmount(ingredient.amount, ingredient.unit);
  switch (ingredient.basis) {
    case 'elemental':
      return amount;
    case 'compound':
      return `${amount} of the compound`;
    case 'unknown':
      return `${amount} (nutrient or compound: ${NOT_KNOWN})`;
  }
}

/** "1 serving, 08:00 and 20:00, daily". */
export function howOften(item: PlanItem): string {
  const servings = `${formatNumber(item.servings)} ${item.servings === 1 ? 'serving' : 'servings'}`;
  const times = item.times.length === 0 ? `time ${NOT_KNOWN}` : item.times.join(', ');
  const days = formatDays(item.days);
  return [servings, times, days, ...(item.asNeeded ? ['only as needed'] : [])].join('; ');
}

export function advisedBy(item: PlanItem): string {
  const by = item.advisedBy ?? null;
  if (item.advisedByClinician) return by ?? 'a clinician';
  return by ?? 'not stated';
}

export function sinceLine(item: PlanItem): string {
  const since = item.since ?? null;
  return since === null ? NOT_KNOWN : formatDate(since);
}

export function medicineName(medication: PlanMedication, check: CheckOutput): string {
  if (medication.medication === null)
    return `${medication.name ?? NOT_KNOWN} (not in the reference)`;
  return nameOf(check, `medication/${medication.medication}`);
}
