/** Every table of a report as a CSV file. */
import type { OutputOf } from '../../contract/operations.ts';
import { citationNumbers, type ReportDocument, type Run } from '../../contract/reportDocument.ts';
import { csvText } from '../csv.ts';

type Table = OutputOf<'report.tables'>[number];

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
  return document.sections.flatMap((section) => {
    let at = 0;
    return section.blocks.flatMap((block): Table[] => {
      if (block.type === 'table') {
        at += 1;
        const head = block.columns.map((column) => column.label);
        const rows = block.rows.map((row) => row.map(words));
        return [
          { name: nameOf(section.id, at), caption: block.caption, csv: csvText([head, ...rows]) },
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
            csv: csvText([['number', 'reference', 'links', 'note'], ...rows]),
          },
        ];
      }
      return [];
    });
  });
}
