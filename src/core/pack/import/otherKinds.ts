/** Files that are chosen for a table and are none: what they are, and where they belong. */
import { CofactorError } from '../../../contract/errors.ts';
import type { Archive } from './archive/archive.ts';

const fault = (says: string): CofactorError => new CofactorError('invalid-input', says, 'file');

/** @throws CofactorError `invalid-input` for a spreadsheet, which is a zip file of its own kind */
export function refuseSpreadsheet({ files, isPlain }: Archive): void {
  if (isPlain) return;
  if (files.some(({ path }) => path.startsWith('xl/') || path === 'content.xml'))
    throw fault('This is a spreadsheet. Save it as CSV in its program, and choose that file.');
}

const begins = (head: Buffer, marks: readonly string[]): boolean =>
  marks.some((mark) => head.subarray(0, mark.length).equals(Buffer.from(mark, 'latin1')));
/** PNG, JPEG, GIF, programs of three systems, gzip, databases, old office files. */
const noText = [
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '\x7fELF',
  'MZ',
  '\xcf\xfa\xed\xfe',
  '\x1f\x8b',
  'SQLite format 3\0',
  '\xd0\xcf\x11\xe0',
];
/** Random bytes hold such signs in one of nine places; text holds none. Zeros are every second byte of UTF-16. */
const isBinary = (head: Buffer): boolean => {
  const seen = head.subarray(0, 4096);
  const odd = seen.filter((byte) => (byte > 0 && byte < 8) || (byte > 13 && byte < 27)).length;
  return odd > seen.length / 50;
};
const json = /^\u{feff}?\s*[[{]/u;

/**
 * @param name of the chosen file
 * @param head its first bytes
 * @throws CofactorError `invalid-input` saying what the file is
 */
export function refuseNoTable(name: string, head: Buffer): void {
  if (/\.zip$/iu.test(name) && !begins(head, noText))
    throw fault('This is not a ZIP file, though its name says so. Was it downloaded whole?');
  if (begins(head, ['%PDF'])) throw fault('This is a PDF, not a table.');
  if (begins(head, noText) || isBinary(head))
    throw fault('This is not a text file, so it holds no table.');
  const text = head.toString('utf8');
  if (!json.test(text)) return;
  if (/"format"\s*:\s*"cofactor-plan"/u.test(text))
    throw fault('This is a plan file. Open it on the page “Plans”.');
  throw fault('This is a JSON file, not a table.');
}
