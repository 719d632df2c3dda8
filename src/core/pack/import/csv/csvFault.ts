/** A table that is not well formed. */
import { CofactorError } from '../../../../contract/errors.ts';

/** @param line counted from 1; null where the fault is of the file as a whole */
export function csvFault(file: string, line: number | null, fault: string): CofactorError {
  const place = line === null ? file : `${file}, line ${line}`;
  return new CofactorError('invalid-input', `${place}: ${fault}`, 'file');
}
