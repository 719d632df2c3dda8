/**
 * Vitamin K of ordinary meals beside medicines that it weakens. Green vegetables bring more of it than most products, so
 * the record is raised once the foods bring what is published as adequate; below that nothing is said, because every
 * plan with a meal would carry the finding.
 */
import type { IntakeSum } from '../../contract/check.ts';
import type { SourceId } from '../../contract/ids.ts';
import type { DrugInteraction } from '../../contract/records.ts';
import { shownTotal } from '../units/tidy.ts';
import type { EatenFood, ResolvedPlan } from './resolve.ts';
import { FEW_FOODS, type SubstanceSum } from './sums.ts';

const VITAMIN_K = 'vitamin-k';

export interface VitaminKEaten {
  sum: SubstanceSum;
  /** Foods that are known to bring some, the most first. */
  foods: EatenFood[];
  arithmetic: string;
  /** Source of the published amount. */
  source: SourceId;
}

type Contribution = IntakeSum['contributions'][number];

/** null: the foods bring less than the adequate intake (AI) of the profile's authority, or none is published. */
export function vitaminKEaten(
  resolved: ResolvedPlan,
  sums: readonly SubstanceSum[],
): VitaminKEaten | null {
  const sum = sums.find((one) => one.substance.id === VITAMIN_K);
  if (sum === undefined) return null;
  const { food, contributions, references, unit } = sum.result;
  const { authority } = resolved.plan.profile;
  const adequate = references.find(
    (one) => one.authority === authority && one.kind === 'AI' && one.unit === unit,
  );
  const limit = adequate?.amount ?? null;
  if (adequate === undefined || limit === null || food.amount === null || food.amount < limit) {
    return null;
  }
  const bringing = contributions
    .filter((one) => one.item === undefined && (one.amount ?? 0) > 0)
    .sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  const step = (one: Contribution): string => `${one.name}: ${one.arithmetic ?? ''}`;
  const rest = bringing.length - FEW_FOODS;
  return {
    sum,
    foods: bringing.flatMap((one) => resolved.foods.find(({ path }) => path === one.path) ?? []),
    arithmetic: [
      ...bringing.slice(0, FEW_FOODS).map(step),
      ...(rest > 0 ? [`and ${rest} more ${rest === 1 ? 'food' : 'foods'}`] : []),
      `vitamin K known for ${food.known} of ${food.of} foods, together ${shownTotal(food.amount)} ${unit} a day; ` +
        `${authority} AI: ${limit} ${unit} a day`,
    ].join('; '),
    source: adequate.source,
  };
}

/** Whether a record says that more vitamin K changes what the medicine does; what a medicine does to it is another matter. */
export const concernsVitaminKEaten = (record: DrugInteraction): boolean =>
  record.substance === VITAMIN_K && record.direction === 'supplement-affects-drug';
