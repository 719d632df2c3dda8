/** Short ways to write blocks of a report. */
import type { Block, BlockOf, ReportDocument, Run } from '../../../contract/reportDocument.ts';
import type { SourceId } from '../../../contract/ids.ts';

export type Section = ReportDocument['sections'][number];
export type Column = BlockOf<'table'>['columns'][number];

export const run = (text: string, cites: readonly SourceId[] = []): Run =>
  cites.length === 0 ? { text } : { text, cites: [...cites] };
export const strong = (text: string): Run => ({ text, bold: true });
export const slanted = (text: string): Run => ({ text, italic: true });

/** Texts become runs; a table cell may be given as a text. */
export type Inline = string | Run | readonly Run[];
export const inline = (value: Inline): Run[] => {
  if (typeof value === 'string') return [{ text: value }];
  return 'text' in value ? [value] : [...value];
};

export const heading = (text: string, id: string): Block => ({
  type: 'heading',
  level: 3,
  text,
  id,
});
export const paragraph = (
  value: Inline,
  tone: 'normal' | 'quiet' | 'notice' = 'normal',
): Block => ({
  type: 'paragraph',
  runs: inline(value),
  tone,
});
export const list = (items: readonly Inline[], ordered = false): Block => ({
  type: 'list',
  ordered,
  items: items.map(inline),
});

/** For long lists in which things are looked up. */
export const denseList = (items: readonly Inline[]): Block => ({
  type: 'list',
  ordered: false,
  dense: true,
  items: items.map(inline),
});

export const left = (label: string, width: number): Column => ({ label, align: 'left', width });
export const right = (label: string, width: number): Column => ({ label, align: 'right', width });

export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Inline[])[],
  rowHeaders = true,
): Block {
  return {
    type: 'table',
    caption,
    columns: [...columns],
    rows: rows.map((row) => row.map(inline)),
    rowHeaders,
  };
}
