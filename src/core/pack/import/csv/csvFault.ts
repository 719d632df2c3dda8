/** A table that is not well formed. */
import { CofactorError } from '../../../../contract/errors.ts';

/**
 * @param file name of the table inside a download; '' for the chosen file itself, which whoever shows the message names
 * @param line counted from 1; null where the fault is of the file as a whole
 */
export function csvFault(file: string, line: number | null, fault: string): CofactorError {
  const place = [file, line === null ? '' : `line ${line}`]
    .filter((part) => part !== '')
    .join(', ');
  const says = place === '' ? fault : `${place}: ${fault}`;
  return new CofactorError('invalid-input', file === '' ? capital(says) : says, 'file');
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
