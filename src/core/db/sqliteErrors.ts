/** SQLite's error codes, sorted into what a person can do about them. */
import { CofactorError } from '../../contract/errors.ts';

/** "SQLITE_BUSY", "ENOSPC"…; empty for an error without a code. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** True when the file itself is damaged or is no database. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/u.test(errorCode(error));
}

/** True when another process is in the way. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/u.test(errorCode(error));
}

function failureFor(code: string, path: string): CofactorError | null {
  if (/^SQLITE_(BUSY|LOCKED)/u.test(code)) {
    return new CofactorError(
      'busy',
      'Another Cofactor is using your plans and settings. Close it and try again.',
    );
  }
  if (/^(SQLITE_FULL|ENOSPC)/u.test(code)) {
    return new CofactorError(
      'unwritable',
      `The disk that holds ${path} is full. Nothing was saved.`,
    );
  }
  if (
    /^(SQLITE_(READONLY|CANTOPEN|IOERR|PERM|AUTH)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)/u.test(code)
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
