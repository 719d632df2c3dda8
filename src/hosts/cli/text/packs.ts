/** Packs and what an import brought, in text. */
import type { ImportResult } from '../../../contract/imports.ts';
import type { OutputOf } from '../../../contract/operations.ts';
import { entry, figure, page, section, wrap } from './layout.ts';
import { plural, words } from './words.ts';

/** "575 foods, 1,008 portions" */
function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([what, count]) => `${figure(count)} ${words(what)}`)
    .join(', ');
}

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

export function importText(result: ImportResult, width: number): string {
  return page([
    wrap(
      `${result.pack === null ? 'Imported' : `Imported as ${result.pack}`}: ${countsText(result.counts)}`,
      width,
    ),
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
