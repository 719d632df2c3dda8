/** SQLite's error codes, sorted into what a person can do about them. */
import { CofactorError } from '../../contract/errors.ts';
import type { DamageKind } from '../../contract/ownData.ts';

/** "SQLITE_BUSY", "ENOSPC"…; empty for an error without a code. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Damage that Cofactor finds where SQLite reports none. */
export class Damage extends Error {
  readonly kind: DamageKind;
  constructor(kind: DamageKind) {
    super(`damaged: ${kind}`);
    this.kind = kind;
  }
}

/** What is wrong with the file itself; null for an error of another kind. */
export function damageOf(error: unknown): DamageKind | null {
  if (error instanceof Damage) return error.kind;
  const code = errorCode(error);
  if (code.startsWith('SQLITE_NOTADB')) return 'not-a-database';
  if (code === 'SQLITE_CORRUPT_VTAB') return 'index';
  return code.startsWith('SQLITE_CORRUPT') ? 'pages' : null;
}

/** True when the file itself is damaged or is no database. */
export function isDamage(error: unknown): boolean {
  return damageOf(error) !== null;
}

/** What the person reads of each: what happened to the file. "Your data file …" */
export const damageWords: Readonly<Record<DamageKind, string>> = {
  'not-a-database': 'is no database any more: its beginning was overwritten',
  pages: 'was damaged: parts of it cannot be read',
  index: 'had a damaged word index',
  entries: 'was damaged: entries in it were changed, but not by Cofactor',
  schema: 'was damaged: its tables are not those that Cofactor made',
  empty: 'was emptied',
  log: 'was damaged: the log of its last changes cannot be read to the end',
  lost: 'was lost',
};

/** True when another process is in the way. */
export function isBusy(error: unknown): boolean {
  return /^(SQLITE_(BUSY|LOCKED)|EBUSY)/u.test(errorCode(error));
}

function failureFor(code: string, path: string): CofactorError | null {
  if (/^(SQLITE_(BUSY|LOCKED)|EBUSY)/u.test(code)) {
    return new CofactorError(
      'busy',
      'Another Cofactor is using your plans and settings. Close it and try again.',
    );
  }
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/u.test(code)) {
    return new CofactorError(
      'unwritable',
      `The disk that holds ${path} is full. Nothing was saved.`,
    );
  }
  if (
    /^(SQLITE_(READONLY|CANTOPEN|IOERR|PERM|AUTH)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EIO)/u.test(
      code,
    )
  ) {
    return new CofactorError(
      'unwritable',
      `${path} cannot be read or written. Nothing was saved. Check the permissions of its folder.`,
    );
  }
  return null;
}

/** The failure that a person reads; an unexpected error stays as it is. The cause goes to the log. */
export function plainError(error: unknown, path: string): unknown {
  if (error instanceof CofactorError) return error;
  const failure = failureFor(errorCode(error), path);
  if (failure === null) return error;
  failure.cause = error;
  return failure;
}
