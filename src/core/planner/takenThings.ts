/** The distinct substances of a plan, each with everything whose records apply to it. */
import type { MedicationRecord, SubstanceRecord } from '../../contract/records.ts';
import { anySupplement, type Taken } from '../interaction/rules.ts';
import type {
  Domains,
  EatenFood,
  ResolvedPlan,
  TakenIngredient,
  TakenMedication,
} from './resolve.ts';

export interface TakenSubstance {
  record: SubstanceRecord;
  taken: Taken;
  parts: TakenIngredient[];
  /** Foods whose reviewed link says that the records of the substance speak of them. */
  foods: EatenFood[];
  /** Names of the products that hold it. */
  products: string[];
  advised: boolean;
}

/** What of a substance a record concerns: some of its products, some of its foods. */
export type Carriers = Pick<TakenSubstance, 'parts' | 'foods'>;

/** "Eye tablet", "Grapefruit juice (a food of the plan)" */
export const carrierNames = ({ parts, foods }: Carriers): string[] => [
  ...parts.map((part) => part.product),
  ...foods.map((food) => `${food.name} (a food of the plan)`),
];

export const carrierPaths = ({ parts, foods }: Carriers): string[] =>
  [...parts, ...foods].map(({ path }) => path);

/** A food is nobody's prescription: what it carries was not advised, even where a product beside it was. */
export const isAdvised = ({ parts, foods }: Carriers): boolean =>
  foods.length === 0 && parts.length > 0 && parts.every((part) => part.advised);

/** Distinct substances in the order of the plan. Entries without a substance are not among them. */
export function takenSubstances(resolved: ResolvedPlan, domains: Domains): TakenSubstance[] {
  const bySubstance = new Map<string, TakenIngredient[]>();
  for (const part of resolved.ingredients) {
    if (part.substance === null) continue;
    const known = bySubstance.get(part.substance.id);
    if (known === undefined) bySubstance.set(part.substance.id, [part]);
    else known.push(part);
  }
  return [...bySubstance.values()].flatMap((parts) => {
    const record = parts[0]?.substance;
    if (record === null || record === undefined) return [];
    const forms = new Set(parts.map((part) => part.form?.id ?? null));
    const appliesAs = new Set<string>();
    for (const form of forms) {
      for (const id of domains.substances.appliesAs(record.id, form)) appliesAs.add(id);
    }
    return [
      {
        record,
        taken: { substance: record.id, forms, appliesAs },
        parts,
        foods: [],
        products: [...new Set(parts.map((part) => part.product))],
        advised: parts.every((part) => part.advised),
      },
    ];
  });
}

/**
 * The substances of the products, then those that only foods carry. Foods have no time of day and their link gives no
 * amount, so this list is for pairs alone: not for sums, duplicates, evidence or the layout of the day.
 */
export function carriedSubstances(
  taken: readonly TakenSubstance[],
  resolved: ResolvedPlan,
  domains: Domains,
): TakenSubstance[] {
  const bySubstance = new Map<string, EatenFood[]>();
  for (const food of resolved.foods) {
    const id = food.record?.substance ?? null;
    if (id !== null) bySubstance.set(id, [...(bySubstance.get(id) ?? []), food]);
  }
  if (bySubstance.size === 0) return [...taken];
  const both = taken.map((one): TakenSubstance => {
    const foods = bySubstance.get(one.record.id);
    if (foods === undefined) return one;
    bySubstance.delete(one.record.id);
    const forms = new Set([...one.taken.forms, null]);
    const plain = domains.substances.appliesAs(one.record.id, null);
    const appliesAs = new Set<string>([...one.taken.appliesAs, ...plain]);
    return { ...one, foods, taken: { ...one.taken, forms, appliesAs }, advised: false };
  });
  const eaten = [...bySubstance].flatMap(([id, foods]): TakenSubstance[] => {
    const record = domains.substances.get(id);
    if (record === null) return [];
    const appliesAs = new Set<string>(domains.substances.appliesAs(record.id, null));
    const taken = { substance: record.id, forms: new Set([null]), appliesAs };
    return [{ record, taken, parts: [], foods, products: [], advised: false }];
  });
  return [...both, ...eaten];
}

/** The substance once more for each form, so that a record on one form never speaks of a product with another. */
export function eachForm(one: TakenSubstance, domains: Domains): TakenSubstance[] {
  if (one.taken.forms.size < 2) return [one];
  return [...one.taken.forms].map((form): TakenSubstance => {
    const parts = one.parts.filter((part) => (part.form?.id ?? null) === form);
    const foods = form === null ? one.foods : [];
    return {
      record: one.record,
      taken: {
        substance: one.record.id,
        forms: new Set([form]),
        appliesAs: new Set(domains.substances.appliesAs(one.record.id, form)),
      },
      parts,
      foods,
      products: [...new Set(parts.map((part) => part.product))],
      advised: isAdvised({ parts, foods }),
    };
  });
}

/**
 * Whether a record on a broader substance is already told of the whole that `one` is a component of: "EPA" of a product
 * whose label also names "EPA and DHA together" would only repeat it.
 */
export function isRestated(
  one: TakenSubstance,
  recordOf: string,
  all: readonly TakenSubstance[],
): boolean {
  if (recordOf === one.record.id || one.foods.length > 0) return false;
  return all.some(
    (whole) =>
      whole.record.components.includes(one.record.id) &&
      whole.taken.appliesAs.has(recordOf) &&
      one.parts.every((part) => whole.parts.some((other) => other.item === part.item)),
  );
}

/** Stands for whatever is taken, so that records on supplements in general are checked once. */
export const anything: Taken = {
  substance: anySupplement[0] as Taken['substance'],
  forms: new Set([null]),
  appliesAs: new Set(anySupplement),
};

/** Every product once, by its place in the plan. */
export function itemPaths(resolved: ResolvedPlan): string[] {
  return resolved.plan.items.map((_, index) => `items[${index}]`);
}

/** A medicine with every place in the plan at which it stands. */
export interface DistinctMedication extends TakenMedication {
  paths: string[];
}

/** Each medicine once, whatever the number of its entries; what no list has, once for each name. */
export function distinctMedications(resolved: ResolvedPlan): DistinctMedication[] {
  const distinct = new Map<string, DistinctMedication>();
  for (const one of resolved.medications) {
    const key = keyOf(one.record, one.name);
    const known = distinct.get(key);
    if (known === undefined) distinct.set(key, { ...one, paths: [one.path] });
    else known.paths.push(one.path);
  }
  return [...distinct.values()];
}

const keyOf = (record: MedicationRecord | null, name: string): string =>
  record === null ? `unlisted ${name.trim().toLowerCase()}` : `listed ${record.id}`;
