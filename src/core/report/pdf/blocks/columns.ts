/** Widths of the columns of a table. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import type { Span } from '../lines.ts';

const PAD_X = 5;
/**
 * Points that a column gives to another at a time, to save lines; columns and rows of a table for which that is tried. Lists
 * of a few columns keep theirs, so that neighbouring tables look alike.
 */
const STEPS = [48, 24, 12, 6, 3] as const;
const FEWEST_COLUMNS = 4;
const MOST_ROWS = 24;
/** What of the width is not used where a line ends before a long word. */
const RAGGED = 1.06;

export interface Column {
  x: number;
  width: number;
  align: 'left' | 'right';
}

/**
 * Shares the width by the weights of the columns, but gives each its longest word (up to two fifths of the page). null
 * where the words need more than the page has.
 */
export function columnsOf(
  flow: Flow,
  block: BlockOf<'table'>,
  rows: readonly (readonly (readonly Span[])[])[],
): Column[] | null {
  const count = block.columns.length;
  const inner = flow.width - flow.at(PAD_X) * 2 * (count - 1);
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const cells = block.columns.map((_, index) =>
    rows.map((row) => widthsOf(flow, row[index] ?? [])),
  );
  const least = cells.map((column) =>
    Math.min(inner * 0.4, Math.max(...column.map(({ word }) => word))),
  );
  const shares = block.columns.map((column) => (inner * column.width) / total);
  // A sheet that is to fit one page gives its width where it saves lines.
  const wanted =
    flow.look.tight && count >= FEWEST_COLUMNS && rows.length <= MOST_ROWS
      ? savingLines(
          shares,
          least,
          rows.map((_, at) => cells.map((column) => column[at]?.line ?? 0)),
        )
      : shares;
  const widths = wanted.map((width, index) => Math.max(width, least[index] ?? 0));
  const excess = widths.reduce((sum, width) => sum + width, 0) - inner;
  const spare = widths.map((width, index) => width - (least[index] ?? 0));
  const spareTotal = spare.reduce((sum, room) => sum + room, 0);
  if (excess > spareTotal + 0.01) return null;
  let x = flow.left;
  return block.columns.map((column, index) => {
    const wide = widths[index] ?? 0;
    const give =
      spareTotal > 0 ? (Math.min(excess, spareTotal) * (spare[index] ?? 0)) / spareTotal : 0;
    const width = wide - give;
    const placed: Column = { x, width, align: column.align };
    x += width + flow.at(PAD_X) * 2;
    return placed;
  });
}

/** Width of the longest word and of the longest line that the text itself ends. */
function widthsOf(flow: Flow, spans: readonly Span[]): { word: number; line: number } {
  const longest = { word: 0, line: 0 };
  let word = 0;
  let line = 0;
  for (const span of spans) {
    const blank = flow.measure(' ', span.style);
    span.text.split('\n').forEach((text, row) => {
      if (row > 0) word = line = 0;
      text.split(' ').forEach((part, index) => {
        if (index > 0) {
          word = 0;
          line += blank;
        }
        if (part === '') return;
        const shown = part.includes('\u00a0') ? part.replaceAll('\u00a0', ' ') : part;
        const width = flow.measure(shown, span.style);
        word += width;
        line += width;
        longest.word = Math.max(longest.word, word);
        longest.line = Math.max(longest.line, line);
      });
    });
  }
  // A hair more, so that rounding never breaks the word it was made for.
  return { word: longest.word + 0.1, line: longest.line + 0.1 };
}

/**
 * Lines of all rows in columns of these widths, about: a line is seldom filled to its end. Among equals those with fewer
 * lines in their cells: two columns may both have to be wider before a row gets lower.
 */
function linesIn(rows: readonly (readonly number[])[], widths: readonly number[]): number {
  let [high, all] = [0, 0];
  for (const cells of rows) {
    let most = 1;
    for (const [at, cell] of cells.entries()) {
      const filled = cell / (widths[at] ?? 1);
      const lines = filled <= 1 ? 1 : Math.ceil(filled * RAGGED);
      most = Math.max(most, lines);
      all += lines;
    }
    high += most;
  }
  return high + all / (rows.length * widths.length * MOST_ROWS);
}

/**
 * Moves width from one column to one or two others as long as that makes the table lower; in the same order for the same
 * table.
 */
function savingLines(
  shares: readonly number[],
  least: readonly number[],
  rows: readonly (readonly number[])[],
): number[] {
  const columns = [...shares.keys()];
  const takers = columns.flatMap((one) => columns.slice(one).map((other) => [one, other] as const));
  let best = [...shares];
  let lines = linesIn(rows, best);
  const attempt = (from: number, to: readonly [number, number], step: number): boolean => {
    if (to.includes(from)) return false;
    const tried = [...best];
    for (const taker of new Set(to)) {
      tried[taker] = (tried[taker] ?? 0) + step;
      tried[from] = (tried[from] ?? 0) - step;
    }
    if ((tried[from] ?? 0) < (least[from] ?? 0)) return false;
    const needed = linesIn(rows, tried);
    if (needed >= lines) return false;
    [best, lines] = [tried, needed];
    return true;
  };
  for (const step of STEPS) {
    let moved = true;
    while (moved) moved = columns.some((from) => takers.some((to) => attempt(from, to, step)));
  }
  return best;
}
