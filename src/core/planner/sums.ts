/** Adds up each substance from supplements and food. Unknown stays unknown; a total sums the known parts and says so. */
import type { Contribution, IntakeSum } from '../../contract/check.ts';
import type { SubstanceId } from '../../contract/ids.ts';
import type { Days } from '../../contract/plan.ts';
import type { SubstanceRecord } from '../../contract/records.ts';
import type { IntakeScope } from '../../contract/vocabulary.ts';
import { intakeScopes } from '../../contract/vocabulary.ts';
import { insideSentence } from '../../contract/names.ts';
import { compareIntake, type FoodPart, type ScopedIntake } from '../intake/compare.ts';
import type { Person } from '../intake/lifeStage.ts';
import { groupBy } from '../json.ts';
import { massPart } from '../units/mass.ts';
import { shown, shownTotal, tidy } from '../units/tidy.ts';
import { foodContributions, namedSteps, readFoods, type FoodReader } from './foodParts.ts';
import { dailyAmount, type Domains, type ResolvedPlan, type TakenIngredient } from './resolve.ts';

/** A sum with what later rules need to know about its parts. */
export interface SubstanceSum {
  substance: SubstanceRecord;
  result: IntakeSum;
  scoped: ScopedIntake;
  parts: TakenIngredient[];
  /** The reckoning of each food for scopes with columns of their own ("30 g × 5 mcg per 100 g = 1.5 mcg"). */
  scopedFoodSteps: Partial<Record<IntakeScope, string[]>>;
}

/** More foods than these are told as one sum; the reckoning of each stands with its contribution. */
export const FEW_FOODS = 5;

const add = (values: readonly number[]): number =>
  tidy(values.reduce((sum, value) => sum + value, 0));

type PartsOf = (substance: SubstanceRecord) => TakenIngredient[];

/**
 * Ingredients that count for a substance: its own, and those of its components where the same product does not already
 * name the whole ("EPA and DHA together" beside "of which EPA").
 */
function partsOf(ingredients: readonly TakenIngredient[]): PartsOf {
  const bySubstance = groupBy(ingredients, (one) => one.substance?.id ?? null);
  return ({ id, components }) => {
    const own = bySubstance.get(id) ?? [];
    if (!components.some((component) => bySubstance.has(component))) return own;
    const named = new Set(own.map((one) => one.item));
    const ofComponents = ingredients.filter(
      (one) =>
        one.substance !== null && components.includes(one.substance.id) && !named.has(one.item),
    );
    return [...own, ...ofComponents];
  };
}

/** "2 per day × 200 mg = 400 mg per day", after the steps that led to one serving. */
function arithmeticOf(
  part: TakenIngredient,
  substance: SubstanceRecord,
  amount: number | null,
): string {
  const unit = substance.unit ?? '';
  const serving = part.serving;
  const lines = [...(serving?.steps ?? [])];
  if (serving === null || serving.amount === null) {
    lines.push(
      twoReadings(serving?.range ?? null)
        ? 'not counted, because the label does not say which of the two it means'
        : `${part.entered.amount} ${part.entered.unit}: not counted, the amount is not known`,
    );
  } else if (part.perDay !== 1 || part.days !== 'daily') {
    const factors = `${tidy(part.perTakingDay)} per day × ${shown(serving.amount)} ${unit}${sharedOut(part.days)}`;
    lines.push(`${factors} = ${shownTotal(amount ?? 0)} ${unit} per day`);
  } else if (lines.length === 0) {
    lines.push(`${serving.amount} ${unit} per day`);
  }
  if (serving !== null && serving.assumption !== null) lines.push(serving.assumption);
  if (part.asNeeded) lines.push('taken as needed: counted as if taken at every time entered');
  return lines.join('; ');
}

const twoReadings = (range: { low: number; high: number } | null): boolean =>
  range !== null && range.low !== range.high;

/** How the days on which something is taken are spread over all days: " × 3 of 7 days", " ÷ 7 days". */
function sharedOut(days: Days): string {
  if (days === 'daily') return '';
  return Array.isArray(days) ? ` × ${new Set(days).size} of 7 days` : ` ÷ ${days.every} days`;
}

/** "Bone complex, as calcium carbonate"; the product alone where its name says as much. */
function contributionName(part: TakenIngredient): string {
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '');
  const detail = part.form?.name ?? part.name;
  if (bare(detail).startsWith(bare(part.product))) return part.product;
  return `${part.product}, ${part.form === null ? '' : 'as '}${insideSentence(detail)}`;
}

function sumOf(
  substance: SubstanceRecord,
  resolved: ResolvedPlan,
  domains: Domains,
  person: Person,
  parts: TakenIngredient[],
  foods: FoodReader,
): SubstanceSum {
  const unit = substance.unit ?? 'mg';
  const fromProducts: Contribution[] = parts.map((part) => {
    const amount = dailyAmount(part);
    return {
      item: part.product,
      path: part.path,
      name: contributionName(part),
      amount,
      arithmetic: arithmeticOf(part, substance, amount),
      ...(part.serving === null || part.serving.sources.length === 0
        ? {}
        : { sources: part.serving.sources }),
    };
  });
  const knownParts = parts.flatMap((part) => dailyAmount(part) ?? []);
  const supplements = parts.length === 0 ? 0 : knownParts.length === 0 ? null : add(knownParts);
  const incomplete = knownParts.length < parts.length;

  const eaten = substance.foodColumn === null ? null : foods(substance.foodColumn, unit);
  const food = eaten?.part ?? { amount: null, known: 0, of: resolved.foods.length };
  const contributions =
    eaten === null ? fromProducts : [...fromProducts, ...foodContributions(resolved.foods, eaten)];
  const knownTotals = [supplements, food.amount].filter((value) => value !== null);
  // Without any product or known food there is nothing to add up: the total is unknown, not 0.
  const total =
    parts.length === 0 ? food.amount : knownTotals.length === 0 ? null : add(knownTotals);

  const scopedSupplements: Partial<Record<IntakeScope, number | null>> = {};
  const scopedFood: Partial<Record<IntakeScope, FoodPart>> = {};
  const scopedFoodSteps: SubstanceSum['scopedFoodSteps'] = {};
  for (const scope of intakeScopes) {
    if (parts.some((part) => part.serving?.scoped[scope] !== undefined)) {
      const counted = parts.flatMap((part) => {
        if (part.serving?.amount === null || part.serving === null) return [];
        const amount = part.serving.scoped[scope] ?? part.serving.amount;
        return [amount * part.perDay];
      });
      scopedSupplements[scope] = counted.length === 0 ? null : add(counted);
    }
    const rule = substance.foodColumnByScope[scope];
    if (rule !== undefined) {
      const counted = foods(rule, massPart(unit) ?? unit);
      scopedFood[scope] = counted.part;
      scopedFoodSteps[scope] = namedSteps(resolved.foods, counted);
    }
  }
  const scoped: ScopedIntake = { supplements, scopedSupplements, food, scopedFood, incomplete };

  const open = parts.filter((part) => part.serving?.range !== null && part.serving !== null);
  const low = add(open.map((part) => (part.serving?.range?.low ?? 0) * part.perDay));
  const high = add(open.map((part) => (part.serving?.range?.high ?? 0) * part.perDay));
  const base = total ?? 0;
  const published = domains.intakes.forPerson(substance.id, person);

  return {
    substance,
    scoped,
    parts,
    scopedFoodSteps,
    result: {
      substance: substance.id,
      name: substance.name,
      unit,
      food,
      supplements,
      total,
      ...(open.length === 0 ? {} : { range: { low: tidy(base + low), high: tidy(base + high) } }),
      contributions,
      references: published.map(({ record, lifeStage }) => {
        const comparison = compareIntake(record, substance, scopeForForm(record, scoped, parts));
        // What the authority says about its value stands beside what keeps the comparison open.
        const notes = [comparison.note, ownNote(record, published)].filter((note) => note !== null);
        return {
          authority: record.authority,
          kind: record.kind,
          scope: record.scope,
          amount: record.amount,
          amountMax: record.amountMax,
          unit: record.unit,
          equivalent: record.equivalent,
          qualifier: record.qualifier,
          form: record.form,
          year: domains.intakes.year(record),
          compared: comparison.compared,
          status: comparison.status,
          note: notes.length === 0 ? null : notes.join(' '),
          lifeStage: lifeStage.label,
          source: record.source,
        };
      }),
    },
  };
}

type Reference = ReturnType<Domains['intakes']['ofSubstance']>[number];

/**
 * What the authority says about its value. That a limit lies below the RDA "of many groups" is told only to those for whom
 * it does.
 */
function ownNote(record: Reference, all: readonly { record: Reference }[]): string | null {
  if (record.note === null || !record.note.startsWith('Lower than the RDA')) return record.note;
  const lower = all.some(
    ({ record: other }) =>
      other.authority === record.authority &&
      other.kind === 'RDA' &&
      other.unit === record.unit &&
      (other.amount ?? 0) > (record.amount ?? 0),
  );
  return lower ? record.note : null;
}

/** Whether a value that holds for one chemical form (null: for all) concerns what is taken, named or not. */
export function countsForForm(form: string | null, part: TakenIngredient): boolean {
  return (
    form === null ||
    part.form === null ||
    part.form.name.toLowerCase().startsWith(form.toLowerCase())
  );
}

/** A value for one chemical form counts only what is taken in that form, or in a form that the label does not name. */
function scopeForForm(
  record: Reference,
  scoped: ScopedIntake,
  parts: readonly TakenIngredient[],
): ScopedIntake {
  if (record.form === null || record.scope === 'free-nicotinic-acid') return scoped;
  const counted = parts.filter((part) => countsForForm(record.form, part));
  const known = counted.flatMap((part) => dailyAmount(part) ?? []);
  return {
    ...scoped,
    supplements: counted.length === 0 ? 0 : known.length === 0 ? null : add(known),
    scopedSupplements: {},
    // Food carries the nutrient in bound forms; how much of this form it holds is not in the table.
    food: { amount: null, known: 0, of: scoped.food.of },
    incomplete: known.length < counted.length,
  };
}

/** Sums of everything that is taken, then of the other nutrients in the foods entered. */
export function sumPlan(resolved: ResolvedPlan, domains: Domains): SubstanceSum[] {
  const person: Person = resolved.plan.profile;
  const all = domains.substances.list();
  const wholes = all.filter(({ components }) => components.length > 0);
  const wanted = new Set<SubstanceId>();
  for (const { substance } of resolved.ingredients) {
    if (substance === null || substance.unit === null) continue;
    wanted.add(substance.id);
    for (const whole of wholes) {
      if (whole.components.includes(substance.id)) wanted.add(whole.id);
    }
  }
  if (resolved.foods.length > 0) {
    for (const substance of all) {
      if (substance.foodColumn !== null && substance.unit !== null) wanted.add(substance.id);
    }
  }
  const parts = partsOf(resolved.ingredients);
  const foods = readFoods(resolved.foods, domains);
  return [...wanted].flatMap((id) => {
    const substance = domains.substances.get(id);
    return substance === null
      ? []
      : [sumOf(substance, resolved, domains, person, parts(substance), foods)];
  });
}
