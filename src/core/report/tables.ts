/** Every table of a report as a CSV file (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read the signs). */
import type { OutputOf } from '../../contract/operations.ts';
import { citationNumbers, type ReportDocument, type Run } from '../../contract/reportDocument.ts';

type Table = OutputOf<'report.tables'>[number];

/** Signs that begin a formula, also as full-width forms and after space, which spreadsheets skip. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^\t/u;

/** A cell that a spreadsheet would take for a formula is written as text; a number stays a number. */
function cell(text: string): string {
  const plain = text.normalize('NFC').replace(/\r\n?/gu, '\n');
  const formula = FORMULA.test(plain) && !/^[+-]?[\d.,]+$/u.test(plain);
  const guarded = formula ? `'${plain}` : plain;
  return /[",\n]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** "intakes-1" from the section and the place of the table in it. */
const nameOf = (section: string, at: number): string => `${section}-${at}`;

/** The tables in their order; citations stand as in print ("[3]"), and the reference list is a table of its own. */
export function tablesOf(document: ReportDocument): Table[] {
  const numbers = citationNumbers(document);
  const words = (runs: readonly Run[]): string =>
    runs
      .map(({ text, cites = [] }) => {
        const marks = cites.flatMap((id) => numbers.get(id) ?? []);
        return marks.length === 0 ? text : `${text} [${marks.join(', ')}]`;
      })
      .join('');
  const csv = (rows: readonly (readonly string[])[]): string =>
    `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
  return document.sections.flatMap((section) => {
    let at = 0;
    return section.blocks.flatMap((block): Table[] => {
      if (block.type === 'table') {
        at += 1;
        const head = block.columns.map((column) => column.label);
        const rows = block.rows.map((row) => row.map(words));
        return [
          { name: nameOf(section.id, at), caption: block.caption, csv: csv([head, ...rows]) },
        ];
      }
      if (block.type === 'references') {
        at += 1;
        const rows = block.entries.map((entry) => [
          String(entry.number),
          entry.text,
          entry.links.map((link) => link.url).join(' '),
          entry.note ?? '',
        ]);
        return [
          {
            name: nameOf(section.id, at),
            caption: section.title,
            csv: csv([['number', 'reference', 'links', 'note'], ...rows]),
          },
        ];
      }
      return [];
    });
  });
}
