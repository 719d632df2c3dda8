/** Tables as CSV files (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read the signs). */

/** Signs that begin a formula, also as full-width forms and after space, which spreadsheets skip. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^\t/u;

/** A cell that a spreadsheet would take for a formula is written as text; a number stays a number. */
function cell(text: string): string {
  const plain = text.normalize('NFC').replace(/\r\n?/gu, '\n');
  const formula = FORMULA.test(plain) && !/^[+-]?[\d.,]+$/u.test(plain);
  const guarded = formula ? `'${plain}` : plain;
  return /[",\n]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The text of a file; the first row is the heading. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
