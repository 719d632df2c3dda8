/** Words for a table that another one takes the place of, before the import and after it. */
import type { FileReading, ReplacedPack } from '../../../contract/imports.ts';
import { countText } from '../../shared/format.ts';

type Plan = ReplacedPack['plans'][number];

/** "“mylist” (2 foods, edition 1)" */
export const tableWords = ({ title, foods, edition }: ReplacedPack): string =>
  `“${title}” (${countText(foods, 'food')}, edition ${edition})`;

/** "2 plans: Bread plan, Mine" */
export const plansWords = ({ plans }: ReplacedPack): string =>
  `${countText(plans.length, 'plan')}: ${plans.map(({ title }) => title).join(', ')}`;

/** How the release of a download stands to the one that is here. */
export function releaseWords(
  release: string | null,
  { pack, release: stands }: NonNullable<Extract<FileReading, { kind: 'fdc' }>['inUse']>,
): string {
  const here = `Release ${pack.edition} is in use.`;
  if (stands === 'same') return `This release is in use already. Importing reads it in anew.`;
  if (stands === 'newer')
    return `${here} This one, ${release ?? ''}, is newer and takes its place.`;
  if (stands === 'older')
    return `${here} This one, ${release ?? ''}, is older. Importing takes the place of the newer one.`;
  return `${here} Whether this one is newer cannot be told. Importing takes its place.`;
}

interface Changed {
  readonly plan: Plan['plan'];
  readonly title: string;
  /** "Alpha bread is not in it", "Alpha bread is now Quux soup". */
  readonly foods: readonly string[];
}

const fold = (name: string): string => name.trim().toLowerCase();

function changeOf({ name, becomes }: Plan['foods'][number]): string | null {
  if (becomes === undefined) return null;
  if (becomes === null) return `${name} is not in it`;
  return fold(becomes) === fold(name) ? null : `${name} is now ${becomes}`;
}

/** Foods of plans that another table does not have, or calls otherwise. Empty where all stay, and where that is not known yet. */
export const changedFoods = ({ plans }: ReplacedPack): Changed[] =>
  plans.flatMap(({ plan, title, foods }) => {
    const changes = foods.map(changeOf).filter((change) => change !== null);
    return changes.length === 0 ? [] : [{ plan, title, foods: changes }];
  });

/** Whether it has been looked at what becomes of the foods of plans. */
export const isKnown = ({ plans }: ReplacedPack): boolean =>
  plans.every(({ foods }) => foods.every(({ becomes }) => becomes !== undefined));
