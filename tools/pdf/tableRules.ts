/** Tables as grids: cells with their spans fill it without gaps and without lying over each other; headers say what they head. */
import { allNodes, type PdfFile, type StructNode } from './file.ts';
import { isDict, type PdfValue } from './parse.ts';
import { problem, type PdfProblem, type Rule } from './rules.ts';
import { kidsOf } from './structureRules.ts';

/** An attribute of an element: one dictionary or a list of them. */
function attribute(file: PdfFile, node: StructNode, key: string): PdfValue {
  const value = file.get(node.dict.get('A'));
  for (const entry of Array.isArray(value) ? value : [value]) {
    const attributes = file.get(entry);
    if (isDict(attributes) && attributes.has(key)) return file.get(attributes.get(key));
  }
  return null;
}

const span = (file: PdfFile, cell: StructNode, key: 'RowSpan' | 'ColSpan'): number => {
  const value = attribute(file, cell, key);
  return typeof value === 'number' && value >= 1 ? Math.floor(value) : 1;
};

interface Grid {
  /** Occupied columns by row. */
  rows: Set<number>[];
  overlaps: boolean;
}

function gridOf(file: PdfFile, rows: readonly StructNode[]): Grid {
  const grid: Grid = { rows: rows.map(() => new Set<number>()), overlaps: false };
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of kidsOf(row)) {
      while (grid.rows[at]?.has(column) === true) column += 1;
      const wide = span(file, cell, 'ColSpan');
      const high = span(file, cell, 'RowSpan');
      for (let down = 0; down < high; down += 1) {
        const taken = (grid.rows[at + down] ??= new Set<number>());
        for (let right = 0; right < wide; right += 1) {
          if (taken.has(column + right)) grid.overlaps = true;
          taken.add(column + right);
        }
      }
      column += wide;
    }
  });
  return grid;
}

function checkGrid(file: PdfFile, table: StructNode): PdfProblem[] {
  const rows = allNodes([table]).filter((node) => node.type === 'TR');
  const grid = gridOf(file, rows);
  const found: PdfProblem[] = [];
  if (grid.overlaps) found.push(problem('7.2-15', 'two cells of a table lie over each other'));
  if (grid.rows.length > rows.length)
    found.push(problem('7.2-42', 'a cell spans more rows than the table has'));
  const widths = new Set(grid.rows.slice(0, rows.length).map((row) => row.size));
  if (widths.size > 1)
    found.push(problem('7.2-43', 'the rows of a table have different numbers of columns'));
  return found;
}

export const tables: Rule = ({ file, nodes }) =>
  nodes
    .filter((node) => node.type === 'Table')
    .flatMap((table) => {
      const heads = allNodes([table]).filter((node) => node.type === 'TH');
      const unscoped = heads.some(
        (head) => !/^(Row|Column|Both)$/u.test(file.name(attribute(file, head, 'Scope')) ?? ''),
      );
      return [
        ...checkGrid(file, table),
        ...(heads.length === 0 ? [problem('own-header', 'a table has no header cells')] : []),
        ...(unscoped ? [problem('7.5-1', 'a header cell has no scope')] : []),
      ];
    });
