/** Widths of the columns of a table. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import type { Span } from '../lines.ts';

const PAD_X = 5;

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
  const wanted = block.columns.map((column) => (inner * column.width) / total);
  const least = block.columns.map((_, index) =>
    Math.min(inner * 0.4, Math.max(...rows.map((row) => longestWord(flow, row[index] ?? [])))),
  );
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

/** What words end at. */
const ends = /[ \n]/u;

function longestWord(flow: Flow, spans: readonly Span[]): number {
  let longest = 0;
  let current = 0;
  for (const span of spans) {
    span.text.split(ends).forEach((word, index) => {
      if (index > 0) current = 0;
      if (word === '') return;
      const text = word.includes('\u00a0') ? word.replaceAll('\u00a0', ' ') : word;
      current += flow.measure(text, span.style);
      longest = Math.max(longest, current);
    });
  }
  // A hair more, so that rounding never breaks the word it was made for.
  return longest + 0.1;
}
