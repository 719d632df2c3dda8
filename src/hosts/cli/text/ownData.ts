/** Export, import and backups in text. */
import type { OutputOf } from '../../../contract/operations.ts';
import { entry, figure, page, section, wrap } from './layout.ts';

/** One and several of each kind of entry. */
const names: Readonly<Record<string, readonly [string, string]>> = {
  plans: ['plan', 'plans'],
  versions: ['version of a plan', 'versions of plans'],
  people: ['person', 'people'],
  products: ['product', 'products'],
  readings: ['reading', 'readings'],
  mappings: ['column mapping', 'column mappings'],
  settings: ['setting', 'settings'],
};

/** "3 plans, 2 settings"; what there is none of is left out. */
function countsText(counts: Readonly<Record<string, number>>): string {
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  if (found.length === 0) return 'nothing';
  return found
    .map(([kind, count]) => `${figure(count)} ${names[kind]?.[count === 1 ? 0 : 1] ?? kind}`)
    .join(', ');
}

const time = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

export function exportedText(
  value: { path: string; encrypted: boolean; counts: Record<string, number> },
  width: number,
): string {
  const closed = value.encrypted
    ? 'The file opens with its passphrase alone. Nobody can help with one that is forgotten.'
    : null;
  return page([
    wrap(`${countsText(value.counts)} written to ${value.path}`, width),
    closed === null ? null : wrap(closed, width),
  ]);
}

export function importedText(
  value: OutputOf<'data.import'>,
  tried: boolean,
  width: number,
): string {
  const lines: [string, Record<string, number>][] = [
    [tried ? 'Would be taken in' : 'Taken in', value.added],
    [
      tried
        ? 'Would be added as copies, for they differ from yours'
        : 'Added as copies, for they differ from yours',
      value.copied,
    ],
    ['There already', value.same],
    ['Left as they are here', value.left],
  ];
  const told = lines.filter(([, counts]) => Object.keys(counts).length > 0);
  return page([
    told.length === 0
      ? 'The file holds nothing that could be taken in.'
      : told.map(([what, counts]) => wrap(`${what}: ${countsText(counts)}`, width)).join('\n'),
    section(
      'Cannot be read',
      value.unreadable.map(({ what, why }) => entry('- ', width, `${what}: ${why}`)),
    ),
    value.kept === null ? null : `What was there before is kept as the backup ${value.kept}`,
    tried ? 'Nothing was changed.' : null,
  ]);
}

export function backupsText(list: OutputOf<'backups.list'>, width: number): string {
  if (list.length === 0) return 'There is no backup yet.\n';
  return page([
    list.map((one) => `${one.name}  ${figure(Math.ceil(one.bytes / 1024))} kB`).join('\n'),
    wrap(
      'backups show <name> says what one would bring back, backups restore <name> does it.',
      width,
    ),
  ]);
}

export function previewText(value: OutputOf<'backups.preview'>, width: number): string {
  const { back, away, earlier } = value.plans;
  return page([
    `Backup of ${time(value.madeAt)}`,
    value.sound ? null : 'It does not pass its check and cannot be restored.',
    `It holds: ${countsText(value.counts)}\nNow:      ${countsText(value.now)}`,
    section(
      'Plans that would come back',
      back.map((title) => entry('- ', width, title)),
    ),
    section(
      'Plans that would go',
      away.map((title) => entry('- ', width, title)),
    ),
    section(
      'Plans that would be set back',
      earlier.map(({ title, savedThen, savedNow }) =>
        entry('- ', width, `${title}: from ${time(savedNow)} to ${time(savedThen)}`),
      ),
    ),
  ]);
}

export function restoredText(
  name: string,
  value: OutputOf<'backups.restore'>,
  width: number,
): string {
  return page([
    wrap(`Restored ${name}: ${countsText(value.counts)}`, width),
    value.kept === null ? null : `What was there before is kept as the backup ${value.kept}`,
  ]);
}
