/** What happened to the data file, in words: each recovery with the file that was set aside, where there is one. */
import type { DamagedFile, DamageKind, Recovery } from '../../../contract/ownData.ts';
import { momentText } from '../../shared/fileWords.ts';

export interface DamageItem {
  /** What dismissing names. */
  readonly what: string;
  /** null: it was dismissed, or nothing is known but the file. */
  readonly recovery: Recovery | null;
  readonly file: DamagedFile | null;
}

/** What is to be read comes first, the newest on top; then files whose damage was read, which can still be saved or deleted. */
export function damageItems(
  recoveries: readonly Recovery[],
  files: readonly DamagedFile[],
): DamageItem[] {
  const told = recoveries.toReversed().map((recovery) => ({
    what: recovery.damaged ?? recovery.foundAt,
    recovery,
    file: files.find(({ name }) => name === recovery.damaged) ?? null,
  }));
  const known = new Set(told.map(({ what }) => what));
  const rest = files
    .filter(({ name }) => !known.has(name))
    .map((file) => ({ what: file.name, recovery: null, file }));
  return [
    ...told,
    ...rest.filter(({ file }) => !file.dismissed),
    ...rest.filter(({ file }) => file.dismissed),
  ];
}

/** True where the person has not said yet that they have read it. */
export const isUnread = ({ recovery, file }: DamageItem): boolean =>
  recovery !== null || file?.dismissed === false;

/** "Your data file …" */
const words: Readonly<Record<DamageKind, string>> = {
  'not-a-database': 'was overwritten',
  pages: 'could not be read in parts',
  index: 'had a damaged word index',
  entries: 'had entries that something other than Cofactor changed',
  schema: 'no longer had the tables that Cofactor made',
  empty: 'was emptied',
  log: 'could not be read to the end of its last changes',
  lost: 'was gone',
};

export function damageTitle({ recovery, file }: DamageItem): string {
  if (recovery === null) return `Set aside ${momentText(file?.setAsideAt ?? '')}`;
  return `Found ${momentText(recovery.foundAt)}: your data file ${words[recovery.kind]}`;
}

/** What took the place of the data, and what may be missing since. Null where only the file is known. */
export function mendedText({ recovery }: DamageItem): string | null {
  if (recovery === null) return null;
  const { kind, damaged, backupAt } = recovery;
  if (kind === 'index') return 'The index was built anew. Nothing is missing.';
  if (kind === 'log')
    return 'Everything before these changes is here. The last changes may be missing.';
  if (backupAt === null) return 'No usable backup was found, so Cofactor started with empty data.';
  const missing =
    damaged === null
      ? 'What was changed between these two times is missing.'
      : 'What was changed between these two times is in the damaged file alone.';
  return `The backup of ${momentText(backupAt)} took its place. ${missing}`;
}
