/** Turns the ids of a plan into records; an id that no record has is refused with the exact path of its field. */
import { CofactorError } from '../../contract/errors.ts';
import type {
  ConditionRecord,
  FoodRecord,
  FormRecord,
  MedicationRecord,
  SubstanceRecord,
} from '../../contract/records.ts';
import type { Days, Plan, PlanItem } from '../../contract/plan.ts';
import type { FoodId } from '../../contract/ids.ts';
import { insideSentence } from '../../contract/names.ts';
import { isTableFood, nameOfAway } from '../../contract/tableFoods.ts';
import type { PlanUnit } from '../../contract/units.ts';
import type { EvidenceService } from '../evidence/service.ts';
import type { FoodService } from '../food/service.ts';
import type { IntakeService } from '../intake/service.ts';
import type { InteractionService } from '../interaction/service.ts';
import type { SubstanceService } from '../substance/service.ts';
import type { Converted } from '../units/converted.ts';
import { convertIngredient } from '../units/ingredient.ts';
import { tidy } from '../units/tidy.ts';

export interface Domains {
  substances: SubstanceService;
  intakes: IntakeService;
  interactions: InteractionService;
  evidence: EvidenceService;
  foods: FoodService;
}

/** One ingredient of one product, ready to be summed. */
export interface TakenIngredient {
  /** "items[0].ingredients[1]" */
  path: string;
  item: number;
  product: string;
  /** null: no list has it; `name` is what the person calls it. */
  substance: SubstanceRecord | null;
  name: string;
  form: FormRecord | null;
  entered: { amount: number; unit: PlanUnit; basis: 'elemental' | 'compound' | 'unknown' };
  /** Amount of one serving; null where there is no substance. */
  serving: Converted | null;
  /** Servings per average day. */
  perDay: number;
  /** Servings on a day on which it is taken. */
  perTakingDay: number;
  days: Days;
  times: string[];
  asNeeded: boolean;
  advised: boolean;
}

export interface TakenMedication {
  path: string;
  /** null: no list has it. */
  record: MedicationRecord | null;
  name: string;
  times: string[];
}

export interface EatenFood {
  path: string;
  record: FoodRecord | null;
  /** Its id where it belongs to an imported table that is not here: nothing is known of it. */
  away: FoodId | null;
  name: string;
  grams: number;
}

export interface ResolvedPlan {
  plan: Plan;
  ingredients: TakenIngredient[];
  medications: TakenMedication[];
  conditions: ConditionRecord[];
  foods: EatenFood[];
}

/** Days of an average week or cycle on which an item is taken, as a share of all days. */
export function shareOfDays(days: Days): number {
  if (days === 'daily') return 1;
  if (Array.isArray(days)) return new Set(days).size / 7;
  return 1 / days.every;
}

/** Servings on a day on which the item is taken. No time entered counts as once a day. */
function servingsPerTakingDay(item: PlanItem): number {
  return item.servings * Math.max(1, item.times.length);
}

/** Servings per average day. */
export function servingsPerDay(item: PlanItem): number {
  return servingsPerTakingDay(item) * shareOfDays(item.days);
}

function unknownId(path: string, id: string, what: string): CofactorError {
  return new CofactorError(
    'unknown-id',
    `${path}: no ${what} has the id "${id}". Look it up with "search", or use null with a name.`,
    path,
  );
}

/** @throws CofactorError `unknown-id` or `invalid-input` with the path of the field */
export function resolvePlan(plan: Plan, domains: Domains): ResolvedPlan {
  const { substances, intakes, interactions, evidence, foods } = domains;

  const conditions = plan.profile.conditions.map((id, index) => {
    const record = evidence.condition(id);
    if (record === null) throw unknownId(`profile.conditions[${index}]`, id, 'condition');
    return record;
  });

  const medications = plan.profile.medications.map((entry, index): TakenMedication => {
    const path = `profile.medications[${index}]`;
    if (entry.medication === null) {
      return {
        path,
        record: null,
        name: entry.name ?? 'a medicine without a name',
        times: entry.times,
      };
    }
    const record = interactions.medication(entry.medication);
    if (record === null) throw unknownId(`${path}.medication`, entry.medication, 'medication');
    return { path, record, name: record.name, times: entry.times };
  });

  const ingredients = plan.items.flatMap((item, itemIndex) =>
    item.ingredients.map((entry, index): TakenIngredient => {
      const path = `items[${itemIndex}].ingredients[${index}]`;
      const id = entry.substance ?? null;
      const substance = id === null ? null : substances.get(id);
      if (id !== null && substance === null) throw unknownId(`${path}.substance`, id, 'substance');
      const formId = entry.form ?? null;
      const form = formId === null ? null : substances.form(formId);
      if (formId !== null && form === null) throw unknownId(`${path}.form`, formId, 'form');
      if (form !== null && form.substance !== substance?.id) {
        throw new CofactorError(
          'invalid-input',
          `${path}.form: "${form.id}" is a form of ${form.substance}; the ingredient is ${substance?.id ?? 'without a substance'}`,
          `${path}.form`,
        );
      }
      let serving: Converted | null = null;
      if (substance !== null) {
        const converted = convertIngredient(
          substance,
          {
            amount: entry.amount,
            unit: entry.unit,
            basis: entry.basis,
            form,
            perDay: servingsPerDay(item),
          },
          intakes.conversions(substance.id),
        );
        if (!converted.ok) {
          throw new CofactorError(
            'invalid-input',
            `${path}.unit: ${converted.message}`,
            `${path}.unit`,
          );
        }
        serving = converted.value;
      }
      const name = substance?.name ?? entry.name ?? 'an ingredient without a name';
      return {
        path,
        item: itemIndex,
        product: item.product ?? form?.name ?? name,
        substance,
        name,
        form,
        entered: { amount: entry.amount, unit: entry.unit, basis: entry.basis },
        serving,
        perDay: servingsPerDay(item),
        perTakingDay: servingsPerTakingDay(item),
        days: item.days,
        times: item.times,
        asNeeded: item.asNeeded,
        advised: item.advisedByClinician,
      };
    }),
  );

  const eaten = plan.foods.map((entry, index): EatenFood => {
    const path = `foods[${index}]`;
    if (entry.food === null) {
      return {
        path,
        record: null,
        away: null,
        name: entry.name ?? 'a food without a name',
        grams: entry.grams,
      };
    }
    const { food: id, grams } = entry;
    const record = foods.get(id);
    if (record !== null) return { path, record, away: null, name: record.name, grams };
    // A table may have been removed, or the plan comes from another computer: everything else is still checked.
    if (!isTableFood(id)) throw unknownId(`${path}.food`, id, 'food');
    return { path, record: null, away: id, name: nameOfAway(id, entry.name), grams };
  });

  return { plan, ingredients, medications, conditions, foods: eaten };
}

/** A product inside a sentence: under its substance's own name in lower case, under a name of its own as it was entered. */
export function productInside({
  product,
  name,
  form,
}: Pick<TakenIngredient, 'product' | 'name' | 'form'>): string {
  const own = [name, form?.name ?? name].some((one) => one.toLowerCase() === product.toLowerCase());
  return own ? insideSentence(product) : product;
}

/** Average daily amount of an ingredient in its substance's unit; null where unknown. */
export function dailyAmount(ingredient: TakenIngredient): number | null {
  const amount = ingredient.serving?.amount ?? null;
  return amount === null ? null : tidy(amount * ingredient.perDay);
}
