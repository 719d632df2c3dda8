/** Tables that read like a journal's: rules, no boxes; the header is repeated; rows stay whole unless they are tall. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { StructElement } from '../structure.ts';
import type { Flow } from '../flow.ts';
import { leadBy, type Lead } from '../lead.ts';
import { heightOf, type Line, type Span } from '../lines.ts';
import { fittingIn, partOf } from '../parting.ts';
import { spansOf, type Numbers } from '../runs.ts';
import { columnsOf, type Column } from './columns.ts';
import { drawStacked, stackedHeight, stackedLead } from './stackedTable.ts';

const PAD_Y = 3.5;
const TIGHT_PAD_Y = 1.4;
const padY = (flow: Flow): number => flow.at(flow.look.tight ? TIGHT_PAD_Y : PAD_Y);
const HEAD_GAP = 3;
/** Share of a page that is kept together at most: header with its first rows, the last two rows. */
const TOGETHER = 0.5;
/** Share of a page from which on a row is company enough for the header. */
const TALL = 0.18;
/** Lines of a row that goes on over the next page which stand on this one at least. */
const BEGINNING = 3;
/** Share of its height in columns below which a table in large print is set as lists. */
const SHORTER = 0.8;

interface Cell {
  element: StructElement;
  lines: Line[];
}
interface Layout {
  body: Span[][][];
  heads: Span[][];
  /** null: too narrow for columns; each row is set as a list of its cells. */
  columns: Column[] | null;
  caption: Line[];
  headLines: Line[][];
  headHeight: number;
  rows: Line[][][];
  /** Caption, header and first rows: what stays together. */
  lead: Lead;
}

/** The last layout of a report: what leads a table in asks for it before the table itself does. */
const latest = new WeakMap<Flow, { block: BlockOf<'table'>; place: string; layout: Layout }>();

function layoutOf(flow: Flow, block: BlockOf<'table'>, numbers: Numbers): Layout {
  const place = [flow.look.tight, flow.left, flow.width, flow.pageHeight].join(' ');
  const known = latest.get(flow);
  if (known?.block === block && known.place === place) return known.layout;
  const layout = newLayout(flow, block, numbers);
  latest.set(flow, { block, place, layout });
  return layout;
}

function newLayout(flow: Flow, block: BlockOf<'table'>, numbers: Numbers): Layout {
  const { styles } = flow.look;
  const body = block.rows.map((row) =>
    row.map((runs) => spansOf(flow, runs, styles.cell, numbers)),
  );
  const heads = block.columns.map((column) => [flow.span(column.label, styles.columnHead)]);
  const caption = flow.break([flow.span(block.caption, styles.caption)], flow.width);
  const columns = fittingColumns(flow, block, heads, body);
  if (columns === null) {
    const lead = leadBy(heightOf(caption) + 2, stackedLead(flow, heads, body));
    return { body, heads, columns, caption, headLines: [], headHeight: 0, rows: [], lead };
  }
  const headLines = heads.map((spans, index) =>
    flow.break(spans, columns[index]?.width ?? flow.width),
  );
  const headHeight = Math.max(...headLines.map(heightOf)) + flow.at(HEAD_GAP) * 2;
  const rows = body.map((spans) => cellLines(flow, spans, columns));
  const lead = leadBy(heightOf(caption) + 2 + headHeight, {
    want: beginning(
      flow,
      rows.map((row) => rowHeight(flow, row)),
    ),
    least: startOfRow(flow, rows[0] ?? []),
  });
  return { body, heads, columns, caption, headLines, headHeight, rows, lead };
}

/** What of a row has to stand on a page. */
const startOfRow = (flow: Flow, cells: readonly (readonly Line[])[]): number =>
  rowHeight(
    flow,
    cells.map((lines) => (lines.length === BEGINNING + 1 ? lines : lines.slice(0, BEGINNING))),
  );

/**
 * What stands with the header: two rows at least, of three all, for the last one does not stand alone either. A tall row is
 * company enough.
 */
function beginning(flow: Flow, heights: readonly number[]): number {
  const sum = heights.slice(0, heights.length === 3 ? 3 : 2).reduce((all, one) => all + one, 0);
  const [first = 0] = heights;
  const tall = flow.pageHeight * TALL;
  return sum <= tall || first <= tall / 2 ? sum : first;
}

/** Columns, or null where a list of each row's cells reads better: large type makes columns narrow and rows tall. */
function fittingColumns(
  flow: Flow,
  block: BlockOf<'table'>,
  heads: Span[][],
  body: Span[][][],
): Column[] | null {
  const columns = columnsOf(flow, block, [heads, ...body]);
  if (columns === null || flow.look.scale <= 1) return columns;
  const tall = body.reduce(
    (sum, spans) => sum + rowHeight(flow, cellLines(flow, spans, columns)),
    0,
  );
  return stackedHeight(flow, heads, body) < tall * SHORTER ? null : columns;
}

/** What a heading above the table has to stay with. */
export function tableLead(flow: Flow, block: BlockOf<'table'>, numbers: Numbers): Lead {
  return layoutOf(flow, block, numbers).lead;
}

export function drawTable(flow: Flow, block: BlockOf<'table'>, numbers: Numbers): void {
  const layout = layoutOf(flow, block, numbers);
  const { columns, caption, headLines, headHeight } = layout;
  const table = flow.element('Table', flow.root);
  flow.ensure(layout.lead);
  flow.paragraph(flow.element('Caption', table), caption);
  flow.y += 2;
  const head = flow.element('TR', flow.element('THead', table));
  const headCells = block.columns.map(() => flow.element('TH', head, { scope: 'Column' }));
  const body = flow.element('TBody', table);
  if (columns === null) {
    drawStacked(flow, block, layout, headCells, body);
    flow.y += flow.look.gap.table;
    return;
  }
  const gap = flow.at(HEAD_GAP);
  drawHead(flow, columns, headHeight, (at, top) => {
    const element = headCells[at];
    if (element !== undefined)
      drawCell(flow, { element, lines: headLines[at] ?? [] }, columns[at], top + gap);
  });
  // On a later page the header is decoration: its cells are in the structure already.
  const repeat = () => {
    flow.newPage();
    drawHead(flow, columns, headHeight, (at, top) => {
      const column = columns[at];
      if (column === undefined) return;
      flow.artifact(() => drawPlain(flow, headLines[at] ?? [], column, top + gap), 'Top');
    });
  };
  const heights = layout.rows.map((row) => rowHeight(flow, row));
  for (const [index, lines] of layout.rows.entries()) {
    const height = heights[index] ?? 0;
    // The last row takes the one before it along: it does not stand alone under a repeated header.
    const last = index > 0 && index === heights.length - 2 ? (heights[index + 1] ?? 0) : 0;
    const needed = height + (height + last <= flow.pageHeight * TOGETHER ? last : 0);
    const lead = { want: needed, least: startOfRow(flow, lines) };
    // The first row stays with the header, which has seen to its room.
    if (index > 0 && !flow.holds(lead)) repeat();
    const row = flow.element('TR', body);
    const cells = lines.map((cell, at) => ({
      element:
        at === 0 && block.rowHeaders
          ? flow.element('TH', row, { scope: 'Row' })
          : flow.element('TD', row),
      lines: cell,
    }));
    drawRow(flow, cells, columns, repeat, index === heights.length - 1);
  }
  flow.y += flow.look.gap.table;
}

function drawHead(
  flow: Flow,
  columns: readonly Column[],
  height: number,
  draw: (column: number, top: number) => void,
): void {
  const top = flow.y;
  const right = flow.left + flow.width;
  const { ink } = flow.look.colour;
  flow.rule(top, flow.left, right, 0.9, ink);
  columns.forEach((_, index) => draw(index, top));
  flow.y = top + height;
  flow.rule(flow.y, flow.left, right, 0.5, ink);
}

/** Draws a row; one that has no room goes on over the next pages, where its name is repeated. */
function drawRow(
  flow: Flow,
  cells: readonly Cell[],
  columns: readonly Column[],
  repeat: () => void,
  last: boolean,
): void {
  const { ink, hair } = flow.look.colour;
  const pad = padY(flow);
  let rest = cells.map((cell) => [...cell.lines]);
  /** Height of the repeated name beside what goes on. */
  let named = 0;
  for (;;) {
    const room = flow.remaining - pad * 2;
    const parts = rest.map((lines) => lines.slice(0, partOf(lines, fittingIn(lines, room))));
    if (parts.every((part) => part.length === 0) && rest.some((lines) => lines.length > 0)) {
      repeat();
      continue;
    }
    const top = flow.y + pad;
    parts.forEach((lines, index) => {
      const cell = cells[index];
      if (cell !== undefined) drawCell(flow, { element: cell.element, lines }, columns[index], top);
    });
    flow.y = top + Math.max(named, ...parts.map(heightOf)) + pad;
    rest = rest.map((lines, index) => lines.slice(parts[index]?.length ?? 0));
    const done = rest.every((lines) => lines.length === 0);
    const right = flow.left + flow.width;
    if (last && done) flow.rule(flow.y, flow.left, right, 0.9, ink);
    else flow.rule(flow.y, flow.left, right, 0.4, hair);
    if (done) return;
    repeat();
    const [name] = cells;
    const [column] = columns;
    if (name === undefined || column === undefined || (rest[0]?.length ?? 0) > 0) continue;
    flow.artifact(() => drawPlain(flow, name.lines, column, flow.y + pad), 'Top');
    named = heightOf(name.lines);
  }
}

function drawCell(flow: Flow, cell: Cell, column: Column | undefined, top: number): void {
  if (column === undefined || cell.lines.length === 0) return;
  flow.lines(cell.element, cell.lines, (line) => startOf(line, column), top);
}

function drawPlain(flow: Flow, lines: readonly Line[], column: Column, top: number): void {
  let y = top;
  for (const line of lines) {
    for (const fragment of line.fragments)
      flow.fragment(fragment, startOf(line, column), y + line.baseline);
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

const rowHeight = (flow: Flow, cells: readonly (readonly Line[])[]): number =>
  Math.max(0, ...cells.map(heightOf)) + padY(flow) * 2;
