/** The distinct substances of a plan, each with everything whose records apply to it. */
import type { SubstanceRecord } from '../../contract/records.ts';
import { anySupplement, type Taken } from '../interaction/rules.ts';
import type { Domains, ResolvedPlan, TakenIngredient } from './resolve.ts';

export interface TakenSubstance {
  record: SubstanceRecord;
  taken: Taken;
  parts: TakenIngredient[];
  /** Names of the products that hold it. */
  products: string[];
  advised: boolean;
}

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
        products: [...new Set(parts.map((part) => part.product))],
        advised: parts.every((part) => part.advised),
      },
    ];
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
  if (recordOf === one.record.id) return false;
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
