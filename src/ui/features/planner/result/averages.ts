/** What is not taken every day: its amount in a sum is an average, and the page says so. */
import type { IntakeSum } from '../../../../contract/check.ts';
import type { PlanItem } from '../../../../contract/plan.ts';
import { daysWords, joinWords } from '../words.ts';

/**
 * One sentence, or null where everything is taken daily.
 * @param items of the plan that was checked, by their place in it
 */
export function averageText(sum: IntakeSum, items: readonly PlanItem[]): string | null {
  const named = new Map<string, string>();
  for (const part of sum.contributions) {
    const at = /^items\[(\d+)\]/.exec(part.path ?? '')?.[1];
    const item = at === undefined ? undefined : items[Number(at)];
    if (item === undefined || item.days === 'daily') continue;
    named.set(part.path ?? '', `${part.item ?? part.name} is taken ${daysWords(item.days)}`);
  }
  if (named.size === 0) return null;
  return `Average over all days: ${joinWords([...new Set(named.values())])}.`;
}
