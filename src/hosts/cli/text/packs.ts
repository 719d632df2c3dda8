/** Packs and what an import brought, in text. */
import type { ImportResult, ReplacedPack } from '../../../contract/imports.ts';
import type { OutputOf } from '../../../contract/operations.ts';
import { entry, figure, page, section, wrap } from './layout.ts';
import { countsText } from './counts.ts';
import { plural } from './words.ts';

export function packsText(result: OutputOf<'packs'>, width: number): string {
  return page(
    result.map((pack) =>
      entry('', width, `${pack.id}: ${pack.title}`, [
        pack.removable
          ? `Edition ${pack.edition}, imported by you on ${pack.built.slice(0, 10)}, not reviewed, licence: ${pack.licence}`
          : `Edition ${pack.edition}, built ${pack.built}, licence: ${pack.licence}`,
        countsText(pack.counts),
      ]),
    ),
  );
}

export function removedText(
  id: string,
  plans: OutputOf<'packs.uses'>['plans'],
  width: number,
): string {
  return page([
    `Removed ${id}.`,
    section(
      'Plans with foods that no table has now',
      plans.map(({ title, foods }) => entry('- ', width, `${title}: ${foods.join(', ')}`)),
    ),
  ]);
}

/** The table that went, with the foods of plans that are gone or are another food now. */
function replacedParts(replaced: ReplacedPack | null, width: number): (string | null)[] {
  if (replaced === null) return [];
  const { title, foods, edition, plans } = replaced;
  const changed = plans.flatMap((plan) =>
    plan.foods.flatMap(({ name, becomes = null }) => {
      if (becomes === name) return [];
      return [`${plan.title}: ${name} ${becomes === null ? 'is not in it' : `is now ${becomes}`}`];
    }),
  );
  return [
    wrap(
      `It takes the place of "${title}" (${plural(foods, 'food')}, edition ${edition}), used in ${plural(plans.length, 'plan')}.`,
      width,
    ),
    section(
      'Foods of plans that have changed; look at these plans',
      changed.map((line) => entry('- ', width, line)),
    ),
  ];
}

export function importText(result: ImportResult, width: number): string {
  return page([
    wrap(
      `${result.pack === null ? 'Imported' : `Imported as ${result.pack}`}: ${countsText(result.counts)}`,
      width,
    ),
    ...(result.notes ?? []).map((note) => wrap(`Look at this: ${note}`, width)),
    ...replacedParts(result.replaced ?? null, width),
    section(
      'Left out',
      result.skipped.map(({ what, count, example }) =>
        entry(
          '- ',
          width,
          `${what}: ${figure(count)}${example === null ? '' : ` (such as ${example})`}`,
        ),
      ),
    ),
    section(
      'Nutrients without a column in Cofactor',
      result.unknown.map(({ id, name, unit, count }) =>
        entry(
          '- ',
          width,
          `${[name ?? 'without a name', unit].filter((part) => part !== null).join(', ')} (${id}): ${plural(count, 'value')}`,
        ),
      ),
    ),
  ]);
}
