/** What `doctor` says of user.db. */
import { CofactorError } from '../../contract/errors.ts';
import type { Recovery } from '../../contract/ownData.ts';
import type { Logger } from '../ports.ts';
import { listDismissed, listRecoveries, nameOf, sentenceOf } from './recoveries.ts';
import { errorCode } from './sqliteErrors.ts';
import type { Reader } from './statements.ts';
import { listBackups, listDamaged, type UserFiles } from './userFiles.ts';

export interface UserDbState {
  /** Schema version, null while there is no personal data. */
  readonly version: number | null;
  readonly backups: number;
  /** What was mended and is still to be told: neither dismissed nor its file deleted. Oldest first. */
  readonly recoveries: readonly Recovery[];
  /** What the person should know, in whole sentences. */
  readonly problems: readonly string[];
}

interface Inspection {
  readonly files: UserFiles;
  readonly read: <T>(work: (reader: Reader) => T, empty: T) => T;
  readonly log: Logger;
  readonly now: Date;
  /** Of this session. */
  readonly recoveries: readonly Recovery[];
  readonly backupFailed: string | null;
}

export function inspectUser(given: Inspection): UserDbState {
  const { files, read, log } = given;
  const problems: string[] = [];
  let version: number | null = null;
  let remembered: Recovery[] = [];
  let dismissed = new Set<string>();
  try {
    version = read<number | null>((reader) => {
      const found = reader.pluck<string>('PRAGMA integrity_check').filter((line) => line !== 'ok');
      if (found.length > 0) problems.push('Your data file fails its check.');
      remembered = listRecoveries(reader);
      dismissed = listDismissed(reader);
      return reader.pluck<number>('PRAGMA user_version')[0] ?? null;
    }, null);
  } catch (error) {
    problems.push(error instanceof CofactorError ? error.message : 'Your data cannot be opened.');
    log.error('user data cannot be inspected', { code: errorCode(error) });
  }
  const aside = listDamaged(files).filter((name) => name.endsWith('.db'));
  const isTold = (one: Recovery): boolean =>
    !dismissed.has(nameOf(one)) && (one.damaged === null || aside.includes(one.damaged));
  // Reading may have mended just now, so `given` is looked at last.
  const isOfNow = (one: Recovery): boolean =>
    given.recoveries.some((now) => now.foundAt === one.foundAt && now.damaged === one.damaged);
  const recoveries = [...remembered.filter((one) => !isOfNow(one)), ...given.recoveries].filter(
    isTold,
  );
  const told = new Set(recoveries.map((one) => one.damaged));
  return {
    version,
    backups: listBackups(files, given.now).length,
    recoveries,
    problems: [
      ...problems,
      ...recoveries.map(sentenceOf),
      ...aside
        .filter((name) => !told.has(name) && !dismissed.has(name))
        .map((name) => `A damaged data file from an earlier day is kept as ${name}.`),
      ...(given.backupFailed === null ? [] : [given.backupFailed]),
    ],
  };
}
