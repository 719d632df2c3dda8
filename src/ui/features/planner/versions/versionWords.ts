/** Versions of a plan and what changed since, in words. */
import type { PlanChange, PlanChanges, SumChange } from '../../../../contract/planChanges.ts';
import type { PlanVersionSummary } from '../../../../contract/userData.ts';
import { amountText, countText } from '../../../shared/format.ts';

export const reasonWords: Readonly<Record<PlanVersionSummary['reason'], string>> = {
  report: 'A report was saved',
  kept: 'Kept by hand',
  'before-import': 'Before a file was imported',
};

/** The newest version first. */
export const newestFirst = (versions: readonly PlanVersionSummary[]): PlanVersionSummary[] =>
  [...versions].sort((a, b) => b.number - a.number);

/** The version of the last report; null where none was kept. */
export const lastReport = (versions: readonly PlanVersionSummary[]): PlanVersionSummary | null =>
  newestFirst(versions).find(({ reason }) => reason === 'report') ?? null;

/** Says that the reference is another one today; null where it is the same. */
export function editionSentence(kept: string, now: string): string | null {
  return kept === now
    ? null
    : `This version was kept under edition ${kept} of the reference; the edition is now ${now}. Sums and findings of both sides are worked out with edition ${now}, so they may differ from what was shown or printed then.`;
}

/** What the two sides are called. */
export interface Sides {
  before: string;
  after: string;
  /** Two plans beside each other: nothing came or went. */
  plans: boolean;
}

const areaWords: Readonly<Record<PlanChange['area'], string>> = {
  person: 'Person',
  medicines: 'Medicines',
  conditions: 'Conditions',
  items: 'What is taken',
  foods: 'Foods of a typical day',
};

export function kindWord(kind: PlanChange['kind'], sides: Sides): string {
  if (kind === 'changed') return sides.plans ? 'Different' : 'Changed';
  if (!sides.plans) return kind === 'added' ? 'Added' : 'Removed';
  return `Only in ${kind === 'added' ? sides.after : sides.before}`;
}

export interface AreaChanges {
  area: PlanChange['area'];
  title: string;
  changes: PlanChange[];
}

/** Changes by part of the plan, in the order in which they came; parts without a change are left out. */
export function byArea(changes: readonly PlanChange[]): AreaChanges[] {
  const areas = new Map<PlanChange['area'], PlanChange[]>();
  for (const change of changes) areas.set(change.area, [...(areas.get(change.area) ?? []), change]);
  return [...areas].map(([area, own]) => ({ area, title: areaWords[area], changes: own }));
}

/** One side of a sum. Not taken and not known are one null in the sums; neither is 0. */
export const sumText = (amount: number | null, unit: string): string =>
  amount === null ? 'not taken or not known' : amountText(amount, unit);

/** Sums that differ: the others say nothing about a change. */
export const changedSums = (sums: readonly SumChange[]): SumChange[] =>
  sums.filter(({ before, after }) => before !== after);

/** What differs, counted, in one line. */
export function summaryLine(result: PlanChanges, sides: Sides): string {
  if (result.same) return 'Nothing differs.';
  const { changes, findings } = result;
  const count = countText(changes.length, 'difference');
  if (findings.length === 0) return `${count}; the findings are the same.`;
  const fresh = findings.filter(({ kind }) => kind === 'new').length;
  const gone = findings.length - fresh;
  const inWords = (number: number, only: string, since: string): string[] => {
    if (number === 0) return [];
    return [sides.plans ? `${countText(number, 'finding')} only in ${only}` : since];
  };
  const parts = [
    ...inWords(fresh, sides.after, countText(fresh, 'new finding')),
    ...inWords(
      gone,
      sides.before,
      `${countText(gone, 'finding')} no longer arise${gone === 1 ? 's' : ''}`,
    ),
  ];
  return `${count}; ${parts.join(', ')}.`;
}
