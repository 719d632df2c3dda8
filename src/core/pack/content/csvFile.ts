/** Reads CSV tables with fixed columns; every cell can be traced back to its line. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, CsvError } from 'csv-parse/sync';
import type { Problems } from './problem.ts';

/** One row: the cells by column, empty cells as null. */
export interface CsvRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string | null>;
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

interface ParsedRow {
  record: string[];
  /** Line on which the record ends. */
  lines: number;
}

/** Numbers as people write them in a table; anything else stays text and fails the schema of its record. */
const numberPattern = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Text of a cell; null where it is empty. */
export const textCell = (row: CsvRow, column: string): string | null =>
  row.cells.get(column) ?? null;

/** Number of a cell; null where it is empty; the text itself where it is no number. */
export function numberCell(row: CsvRow, column: string): number | string | null {
  const cell = textCell(row, column);
  return cell !== null && numberPattern.test(cell) ? Number(cell) : cell;
}

/** `true` or `false`; the text itself where it is neither. */
export function flagCell(row: CsvRow, column: string): boolean | string | null {
  const cell = textCell(row, column);
  return cell === 'true' ? true : cell === 'false' ? false : cell;
}

/** Entries of a cell, separated by ` | `. */
export function listCell(row: CsvRow, column: string): string[] {
  const cell = textCell(row, column);
  return cell === null ? [] : cell.split('|').map((entry) => entry.trim());
}

/**
 * Reads a table. `expected` is the exact list of columns, or a function that says which column is allowed where the
 * table may grow (nutrients of foods) after the required ones.
 */
export function readCsv(
  contentDir: string,
  file: string,
  expected: readonly string[],
  problems: Problems,
  alsoAllowed: (column: string) => boolean = () => false,
): CsvTable {
  const none: CsvTable = { columns: [], rows: [] };
  const parsed: ParsedRow[] = [];
  try {
    // One kind of line end, or lines inside quotes are counted twice.
    const text = readFileSync(path.join(contentDir, file), 'utf8').replaceAll('\r\n', '\n');
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      bom: true,
      on_record: (record: string[], { lines }) => {
        parsed.push({ record, lines });
        return null;
      },
    });
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1;
    const why =
      error instanceof CsvError ? `not a valid table: ${error.message}` : 'cannot be read';
    problems.add({ file, line, path: '' }, why, 'Restore the file or correct the quotes.');
    problems.incomplete = true;
    return none;
  }
  const [head, ...body] = parsed;
  if (head === undefined) {
    problems.add({ file, line: 1, path: '' }, 'the table is empty', 'Write the line of columns.');
    problems.incomplete = true;
    return none;
  }
  const columns = head.record;
  let usable = true;
  for (const column of expected) {
    if (columns.filter((name) => name === column).length === 1) continue;
    usable = false;
    problems.add(
      { file, line: 1, path: column },
      `column "${column}" is ${columns.includes(column) ? 'there twice' : 'missing'}`,
      `Columns must be: ${expected.join(', ')}.`,
    );
  }
  for (const column of columns) {
    if (expected.includes(column) || alsoAllowed(column)) continue;
    problems.add(
      { file, line: 1, path: column },
      `unknown column "${column}"`,
      `Columns must be: ${expected.join(', ')}.`,
    );
  }
  if (!usable) {
    problems.incomplete = true;
    return none;
  }
  const rows: CsvRow[] = [];
  for (const { record, lines } of body) {
    // A quoted cell may hold line breaks.
    const line = lines - (record.join('').match(/\n/g)?.length ?? 0);
    if (record.length !== columns.length) {
      problems.add(
        { file, line, path: '' },
        `the row has ${record.length} cells, the table ${columns.length} columns`,
        'Add or remove commas; put a text with a comma in double quotes.',
      );
      problems.incomplete = true;
      continue;
    }
    rows.push({
      line,
      cells: new Map(
        columns.map((column, n) => [column, record[n] === '' ? null : (record[n] ?? null)]),
      ),
    });
  }
  return { columns, rows };
}
