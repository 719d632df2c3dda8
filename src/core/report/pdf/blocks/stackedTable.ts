/**
 * A table whose words are wider than the page in columns (large print): each row becomes a short list, the head of the
 * column before each value. In the structure it stays the same table.
 */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { StructElement } from '../structure.ts';
import type { Flow } from '../flow.ts';
import { leadBy, type Lead } from '../lead.ts';
import { heightOf, type Line, type Span } from '../lines.ts';
import { fittingIn, partOf } from '../parting.ts';
import { variant } from '../runs.ts';

const PAD_Y = 4;
const INDENT = 12;
const GAP = 14;
/** Lines of a value that stand at the foot of a page at least. */
const BEGINNING = 3;

interface Content {
  heads: readonly Span[][];
  body: readonly Span[][][];
}
interface StackedCell {
  label: Line | undefined;
  lines: Line[];
  /** Place of the words beside or, if the label is long, under it. */
  x: number;
  drop: number;
}

const oneLine = (flow: Flow, spans: readonly Span[]): Line | undefined =>
  flow.break(spans, Number.POSITIVE_INFINITY)[0];

/** The heads one after the other, as lines that hold as many as fit. */
function headPlaces(flow: Flow, heads: Content['heads']): { x: number; y: number; line: Line }[] {
  let x = 0;
  let y = 0;
  return heads.flatMap((spans) => {
    const line = oneLine(flow, spans);
    if (line === undefined) return [];
    if (x > 0 && x + line.width > flow.width) {
      x = 0;
      y += line.height;
    }
    const place = { x, y, line };
    x += line.width + flow.at(GAP);
    return [place];
  });
}
const headHeight = (flow: Flow, heads: Content['heads']): number =>
  Math.max(0, ...headPlaces(flow, heads).map(({ y, line }) => y + line.height)) + flow.at(6);

function cellsOf(flow: Flow, heads: Content['heads'], row: readonly Span[][]): StackedCell[] {
  return row.map((spans, index): StackedCell => {
    if (index === 0) {
      const strong = spans.map((span) =>
        span.target === undefined && span.style === flow.look.styles.cell
          ? { ...span, style: variant(span.style, 'bold') }
          : span,
      );
      return { label: undefined, lines: flow.break(strong, flow.width), x: 0, drop: 0 };
    }
    const label = oneLine(flow, [
      ...(heads[index] ?? []).map((head) => ({ ...head, text: `${head.text}: ` })),
    ]);
    const beside = flow.at(INDENT) + (label?.width ?? 0) + flow.measure(' ', flow.look.styles.cell);
    const under = beside > flow.width / 2;
    const x = under ? flow.at(INDENT) * 2 : beside;
    return {
      label,
      lines: flow.break(spans, flow.width - x),
      x,
      drop: under ? (label?.height ?? 0) : 0,
    };
  });
}
/** An empty cell takes no line of its own. */
const filled = (cell: StackedCell): boolean => cell.lines.some((line) => line.width > 0);
const heightOfCells = (flow: Flow, cells: readonly StackedCell[]): number =>
  cells.filter(filled).reduce((sum, cell) => sum + cell.drop + heightOf(cell.lines), 0) +
  flow.at(PAD_Y) * 2;

/** Height of all rows. */
export const stackedHeight = (flow: Flow, heads: Content['heads'], body: Content['body']): number =>
  body.reduce((sum, row) => sum + heightOfCells(flow, cellsOf(flow, heads, row)), 0);

/** The heads with the first row, or with its beginning. */
export function stackedLead(flow: Flow, heads: Content['heads'], body: Content['body']): Lead {
  const first = cellsOf(flow, heads, body[0] ?? []);
  return leadBy(headHeight(flow, heads), {
    want: Math.min(heightOfCells(flow, first), flow.pageHeight / 3),
    least: startOfCells(flow, first),
  });
}

/** What of a row has to stand on a page: the name with the beginning of what comes next. */
const startOfCells = (flow: Flow, cells: readonly StackedCell[]): number =>
  heightOfCells(
    flow,
    cells
      .filter(filled)
      .slice(0, 2)
      .map((cell) => ({ ...cell, lines: cell.lines.slice(0, BEGINNING) })),
  );

export function drawStacked(
  flow: Flow,
  block: BlockOf<'table'>,
  { heads, body }: Content,
  headCells: readonly StructElement[],
  parent: StructElement,
): void {
  const { ink, hair } = flow.look.colour;
  const right = flow.left + flow.width;
  flow.rule(flow.y, flow.left, right, 0.9, ink);
  headPlaces(flow, heads).forEach(({ x, y, line }, index) => {
    const element = headCells[index];
    if (element !== undefined) flow.line(element, line, flow.left + x, flow.y + flow.at(3) + y);
  });
  flow.y += headHeight(flow, heads);
  flow.rule(flow.y, flow.left, right, 0.5, ink);
  for (const [index, row] of body.entries()) {
    const cells = cellsOf(flow, heads, row);
    const height = heightOfCells(flow, cells);
    // The first row stays with the heads, which have seen to its room.
    if (index > 0) flow.ensure({ want: height, least: startOfCells(flow, cells) });
    flow.y += flow.at(PAD_Y);
    const element = flow.element('TR', parent);
    cells.forEach((cell, at) => {
      const target =
        at === 0 && block.rowHeaders
          ? flow.element('TH', element, { scope: 'Row' })
          : flow.element('TD', element);
      if (filled(cell)) drawCell(flow, target, cell);
    });
    flow.y += flow.at(PAD_Y);
    const last = index === body.length - 1;
    flow.rule(flow.y, flow.left, right, last ? 0.9 : 0.4, last ? ink : hair);
  }
}

/** The head before a value is decoration: the structure names it by the column. */
function drawCell(
  flow: Flow,
  element: StructElement,
  { label, lines, x, drop }: StackedCell,
): void {
  let rest = lines;
  let labelled = false;
  while (rest.length > 0) {
    const under = labelled ? 0 : drop;
    const count = flow.atTop
      ? Math.max(1, fittingIn(rest, flow.remaining - under))
      : partOf(rest, fittingIn(rest, flow.remaining - under));
    if (count === 0) {
      flow.newPage();
      continue;
    }
    if (label !== undefined && !labelled) drawLabel(flow, label);
    flow.y += under;
    labelled = true;
    const part = rest.slice(0, count);
    flow.lines(element, part, flow.left + x, flow.y);
    flow.y += heightOf(part);
    rest = rest.slice(count);
  }
}

function drawLabel(flow: Flow, label: Line): void {
  flow.artifact(() => {
    for (const fragment of label.fragments)
      flow.fragment(fragment, flow.left + flow.at(INDENT), flow.y + label.baseline);
  });
}
