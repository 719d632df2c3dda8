/**
 * What a check says about one row of the form. A check speaks of places ("items[1]") in the plan as it was when it was
 * asked; rows come and go meanwhile, so a place is turned into the key of its row at once.
 */
import type { CheckOutput, Finding, PlanDate } from '../../../contract/check.ts';
import type { PlanUnit } from '../../../contract/units.ts';
import { actions, type Action } from '../../../contract/vocabulary.ts';
import { actionWord, countText } from '../../shared/format.ts';
import type { PlanDraft } from './draft.ts';

interface OfRow {
  findings: Finding[];
  dates: PlanDate[];
}
export type CheckedRows = ReadonlyMap<number, OfRow>;

interface Keyed {
  readonly key: number;
}
/** The rows of a draft by their keys alone. */
export interface RowKeys {
  readonly items: readonly (Keyed & { readonly ingredients: readonly Keyed[] })[];
  readonly profile: { readonly medications: readonly Keyed[] };
}

/** The rows as they stand now, whatever happens to the draft while it is being checked. */
export const rowKeys = ({ items, profile }: PlanDraft): RowKeys => ({
  items: items.map(({ key, ingredients }) => ({
    key,
    ingredients: ingredients.map((ingredient) => ({ key: ingredient.key })),
  })),
  profile: { medications: profile.medications.map(({ key }) => ({ key })) },
});

/** Keys of the rows that a path of the draft lies in, outermost first. */
function keysAt(draft: RowKeys, path: string): number[] {
  const item = /^items\[(\d+)\](?:\.ingredients\[(\d+)\])?/.exec(path);
  if (item !== null) {
    const row = draft.items[Number(item[1])];
    const ingredient = item[2] === undefined ? undefined : row?.ingredients[Number(item[2])];
    return [row?.key, ingredient?.key].filter((key) => key !== undefined);
  }
  const medication = /^profile\.medications\[(\d+)\]/.exec(path);
  const key =
    medication === null ? undefined : draft.profile.medications[Number(medication[1])]?.key;
  return key === undefined ? [] : [key];
}

/**
 * Findings and dates by the key of each row that they concern.
 * @param draft the rows of the draft that was checked, and `draftPath` of its completion
 */
export function checkedRows(
  check: Pick<CheckOutput, 'findings' | 'dates'>,
  draft: RowKeys,
  draftPath: (planPath: string) => string,
): CheckedRows {
  const rows = new Map<number, OfRow>();
  const row = (key: number): OfRow => {
    const known = rows.get(key) ?? { findings: [], dates: [] };
    rows.set(key, known);
    return known;
  };
  for (const finding of check.findings) {
    const keys = new Set(finding.paths.flatMap((path) => keysAt(draft, draftPath(path))));
    for (const key of keys) row(key).findings.push(finding);
  }
  for (const date of check.dates)
    for (const key of keysAt(draft, draftPath(date.path))) row(key).dates.push(date);
  return rows;
}

/** "3 findings, worst: avoid"; null where there is none, which says nothing about safety. */
export function findingsOfRow(findings: readonly Finding[]): string | null {
  const worst: Action | undefined = actions.find((action) =>
    findings.some((finding) => finding.action === action),
  );
  if (worst === undefined) return null;
  const word = actionWord[worst].toLowerCase();
  return findings.length === 1
    ? `1 finding: ${word}`
    : `${countText(findings.length, 'finding')}, worst: ${word}`;
}

/** The other unit that a check asks about for an amount entered in `unit`; null where it asks something else. */
export function unitAsked({ slip }: Pick<Finding, 'slip'>, unit: PlanUnit): PlanUnit | null {
  return slip === undefined || slip.unit === unit ? null : slip.unit;
}
