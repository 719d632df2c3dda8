/** Tables that read like a journal's: rules, no boxes; the header is repeated; rows stay whole where a page can hold them. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { StructElement } from '../engine.ts';
import type { Flow } from '../flow.ts';
import { heightOf, type Line, type Span } from '../lines.ts';
import { spansOf, type Numbers } from '../runs.ts';
import { colour, gap, styles } from '../style.ts';

const PAD_X = 5;
const PAD_Y = 3.5;
const HEAD_GAP = 3;
/** Height of a row, in points, up to which it is not left alone on a page. */
const SMALL_ROW = 60;

interface Column {
  x: number;
  width: number;
  align: 'left' | 'right';
}
interface Cell {
  element: StructElement;
  lines: Line[];
}

interface Layout {
  body: Span[][][];
  columns: Column[];
  caption: Line[];
  headLines: Line[][];
  headHeight: number;
  /** Caption, header and first row: what stays together. */
  lead: number;
}

function layoutOf(flow: Flow, block: BlockOf<'table'>, numbers: Numbers): Layout {
  const body = block.rows.map((row) =>
    row.map((runs) => spansOf(flow, runs, styles.cell, numbers)),
  );
  const heads = block.columns.map((column) => [flow.span(column.label, styles.columnHead)]);
  const columns = columnsOf(flow, block, [heads, ...body]);
  const headLines = heads.map((spans, index) =>
    flow.break(spans, columns[index]?.width ?? flow.width),
  );
  const headHeight = Math.max(...headLines.map(heightOf)) + HEAD_GAP * 2;
  const caption = flow.break([flow.span(block.caption, styles.caption)], flow.width);
  const firstRow = rowHeight(cellLines(flow, body[0] ?? [], columns));
  const lead = heightOf(caption) + headHeight + Math.min(firstRow, flow.pageHeight / 3);
  return { body, columns, caption, headLines, headHeight, lead };
}

/** Height of what a heading above the table has to stay with. */
export function tableLead(flow: Flow, block: BlockOf<'table'>, numbers: Numbers): number {
  return layoutOf(flow, block, numbers).lead;
}

export function drawTable(flow: Flow, block: BlockOf<'table'>, numbers: Numbers): void {
  const { body, columns, caption, headLines, headHeight, lead } = layoutOf(flow, block, numbers);
  const table = flow.element('Table', flow.root);
  flow.ensure(lead);
  flow.paragraph(flow.element('Caption', table), caption, flow.left);
  flow.y += 2;

  const head = flow.element('TR', flow.element('THead', table));
  const headCells = headLines.map((lines) => ({
    element: flow.element('TH', head, { scope: 'Column' }),
    lines,
  }));
  drawHead(flow, columns, headHeight, (at, top) => {
    const cell = headCells[at];
    if (cell !== undefined) drawCell(flow, cell.element, cell.lines, columns[at], top + HEAD_GAP);
  });

  const rows = flow.element('TBody', table);
  const cellsOfRows = body.map((spans) => cellLines(flow, spans, columns));
  for (const [index, lines] of cellsOfRows.entries()) {
    // On a later page the header is decoration: its cells are in the structure already.
    const repeat = () => {
      flow.newPage();
      drawHead(flow, columns, headHeight, (at, top) => {
        const column = columns[at];
        const cell = headLines[at];
        if (column === undefined || cell === undefined) return;
        flow.artifact(() => drawPlain(flow, cell, column, top + HEAD_GAP), 'Top');
      });
    };
    const height = rowHeight(lines);
    // A small last row takes the one before it along: it does not stand alone under a repeated header.
    const last = index > 0 && index === body.length - 2 ? cellsOfRows[index + 1] : undefined;
    const orphan = last === undefined ? 0 : rowHeight(last);
    const needed = height + (orphan > SMALL_ROW ? 0 : orphan);
    if (needed > flow.remaining && needed <= flow.pageHeight - headHeight) repeat();
    const row = flow.element('TR', rows);
    const cells = lines.map((cell, at) => ({
      element:
        at === 0 && block.rowHeaders
          ? flow.element('TH', row, { scope: 'Row' })
          : flow.element('TD', row),
      lines: cell,
    }));
    drawRow(flow, cells, columns, repeat);
  }
  flow.y += gap.table;
}

function drawHead(
  flow: Flow,
  columns: readonly Column[],
  height: number,
  draw: (column: number, top: number) => void,
): void {
  const top = flow.y;
  const right = flow.left + flow.width;
  flow.rule(top, flow.left, right, 0.9, colour.ink);
  columns.forEach((_, index) => draw(index, top));
  flow.y = top + height;
  flow.rule(flow.y, flow.left, right, 0.5, colour.ink);
}

/** Draws a row; one that no page can hold goes on over the next ones. */
function drawRow(
  flow: Flow,
  cells: readonly Cell[],
  columns: readonly Column[],
  repeat: () => void,
): void {
  let rest = cells.map((cell) => [...cell.lines]);
  for (;;) {
    const room = flow.remaining - PAD_Y * 2;
    const parts = rest.map((lines) => fitting(lines, room));
    if (parts.every((part) => part.length === 0) && rest.some((lines) => lines.length > 0)) {
      repeat();
      continue;
    }
    const top = flow.y + PAD_Y;
    parts.forEach((part, index) => {
      const cell = cells[index];
      if (cell !== undefined) drawCell(flow, cell.element, part, columns[index], top);
    });
    flow.y = top + Math.max(...parts.map(heightOf)) + PAD_Y;
    rest = rest.map((lines, index) => lines.slice(parts[index]?.length ?? 0));
    flow.rule(flow.y, flow.left, flow.left + flow.width, 0.4, colour.hair);
    if (rest.every((lines) => lines.length === 0)) return;
    repeat();
  }
}

function fitting(lines: readonly Line[], room: number): Line[] {
  let used = 0;
  const part: Line[] = [];
  for (const line of lines) {
    used += line.height;
    if (used > room) break;
    part.push(line);
  }
  return part;
}

function drawCell(
  flow: Flow,
  element: StructElement,
  lines: readonly Line[],
  column: Column | undefined,
  top: number,
): void {
  if (column === undefined) return;
  let y = top;
  for (const line of lines) {
    flow.line(element, line, startOf(line, column), y);
    y += line.height;
  }
}

function drawPlain(flow: Flow, lines: readonly Line[], column: Column, top: number): void {
  let y = top;
  for (const line of lines) {
    for (const fragment of line.fragments) {
      flow.fragment(fragment, startOf(line, column), y + line.baseline);
    }
    y += line.height;
  }
}

const startOf = (line: Line, column: Column): number =>
  column.align === 'right' ? column.x + column.width - line.width : column.x;

const cellLines = (
  flow: Flow,
  row: readonly (readonly Span[])[],
  columns: readonly Column[],
): Line[][] => columns.map((column, index) => flow.break(row[index] ?? [], column.width));

const rowHeight = (cells: readonly (readonly Line[])[]): number =>
  Math.max(0, ...cells.map(heightOf)) + PAD_Y * 2;

/** Shares the width by the weights of the columns, but gives each its longest word (up to two fifths of the page). */
function columnsOf(
  flow: Flow,
  block: BlockOf<'table'>,
  rows: readonly (readonly (readonly Span[])[])[],
): Column[] {
  const count = block.columns.length;
  const inner = flow.width - PAD_X * 2 * (count - 1);
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const wanted = block.columns.map((column) => (inner * column.width) / total);
  const least = block.columns.map((_, index) =>
    Math.min(inner * 0.4, Math.max(...rows.map((row) => longestWord(flow, row[index] ?? [])))),
  );
  const widths = wanted.map((width, index) => Math.max(width, least[index] ?? 0));
  const excess = widths.reduce((sum, width) => sum + width, 0) - inner;
  const spare = widths.map((width, index) => width - (least[index] ?? 0));
  const spareTotal = spare.reduce((sum, room) => sum + room, 0);
  let x = flow.left;
  return block.columns.map((column, index) => {
    const wide = widths[index] ?? 0;
    const give =
      spareTotal > 0 ? (Math.min(excess, spareTotal) * (spare[index] ?? 0)) / spareTotal : 0;
    const over = excess > spareTotal ? inner / (inner + excess - spareTotal) : 1;
    const width = (wide - give) * over;
    const placed: Column = { x, width, align: column.align };
    x += width + PAD_X * 2;
    return placed;
  });
}

function longestWord(flow: Flow, spans: readonly Span[]): number {
  let longest = 0;
  let current = 0;
  for (const span of spans) {
    span.text.split(/([ \n])/u).forEach((word) => {
      if (word === ' ' || word === '\n') current = 0;
      else current += flow.measure(word.replaceAll('\u00a0', ' '), span.style);
      longest = Math.max(longest, current);
    });
  }
  // A hair more, so that rounding never breaks the word it was made for.
  return longest + 0.1;
}
