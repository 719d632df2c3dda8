/**
 * How dates and micrograms are written, in every text of a document at once: words that the core made are met here as they
 * were made ("22 November 2026", "3600 mcg"). What a person typed and what a reference is called stay as they are.
 */
import type { dateStyles, microSigns } from '../../../contract/operations.ts';
import type { Block, ReportDocument, Run } from '../../../contract/reportDocument.ts';
import type { Section } from './blocks.ts';

export interface PrintStyle {
  dates: (typeof dateStyles)[number];
  micro: (typeof microSigns)[number];
}
/** Changes generated text. */
type Writer = (text: string) => string;

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const longDate = new RegExp(
  `(?<![\\p{L}\\p{N}])(\\d{1,2})[ \\u00a0](${[...MONTHS, ...MONTHS.map((name) => name.slice(0, 3))].join('|')})[ \\u00a0](\\d{4})(?!\\p{N})`,
  'gu',
);
/** A unit after its number, or alone in brackets or at the end of a label: "50 mcg", "in mcg DFE", ", mcg". */
const microgram = /(?<![\p{L}\p{N}])mcg(?![\p{L}\p{N}])/gu;

function dateIn(style: PrintStyle['dates'], day: string, month: string, year: string): string {
  if (style === 'us') return `${month} ${day}, ${year}`;
  const number = MONTHS.findIndex((name) => name.startsWith(month)) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `own`: texts that a person typed; they are found inside other words too, and kept. */
export function createWriter(style: PrintStyle, own: readonly string[]): Writer {
  if (style.dates === 'long' && style.micro === 'mcg') return (text) => text;
  const write = (text: string): string => {
    const dated =
      style.dates === 'long'
        ? text
        : text.replace(longDate, (_, day: string, month: string, year: string) =>
            dateIn(style.dates, day, month, year),
          );
    return style.micro === 'mcg' ? dated : dated.replace(microgram, 'µg');
  };
  // Only texts that would be changed need to be kept; the longest first, as one may hold another.
  const kept = [...new Set(own)]
    .filter((text) => text !== '' && write(text) !== text)
    .sort((a, b) => b.length - a.length);
  if (kept.length === 0) return write;
  const pattern = new RegExp(
    `(${kept.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join('|')})`,
    'u',
  );
  return (text) =>
    text
      .split(pattern)
      .map((part) => (kept.includes(part) ? part : write(part)))
      .join('');
}

const inRuns = (runs: readonly Run[], write: Writer): Run[] =>
  runs.map((run) => ({ ...run, text: write(run.text) }));

function inBlock(block: Block, write: Writer): Block {
  switch (block.type) {
    case 'heading':
      return { ...block, text: write(block.text) };
    case 'paragraph':
      return { ...block, runs: inRuns(block.runs, write) };
    case 'list':
      return { ...block, items: block.items.map((item) => inRuns(item, write)) };
    case 'table':
      return {
        ...block,
        caption: write(block.caption),
        columns: block.columns.map((column) => ({ ...column, label: write(column.label) })),
        rows: block.rows.map((row) => row.map((cell) => inRuns(cell, write))),
      };
    case 'bars':
      return {
        ...block,
        caption: write(block.caption),
        bars: block.bars.map((bar) => ({
          ...bar,
          unit: write(bar.unit),
          segments: bar.segments.map((one) => ({ ...one, label: write(one.label) })),
          marks: bar.marks.map((mark) => ({ ...mark, label: write(mark.label) })),
          description: write(bar.description),
        })),
      };
    case 'forest':
      return {
        ...block,
        plot: {
          ...block.plot,
          caption: write(block.plot.caption),
          axisLabel: write(block.plot.axisLabel),
          rows: block.plot.rows.map((row) => ({ ...row, figures: write(row.figures) })),
          description: write(block.plot.description),
        },
      };
    case 'finding':
      return {
        ...block,
        title: write(block.title),
        body: inRuns(block.body, write),
        arithmetic: block.arithmetic === null ? null : write(block.arithmetic),
        ask: write(block.ask),
      };
    case 'day':
      return { ...block, caption: write(block.caption), description: write(block.description) };
    case 'writing-space':
      return block;
    case 'references':
      // Titles of sources are quoted; only the notes are words of the report.
      return {
        ...block,
        entries: block.entries.map((entry) => ({
          ...entry,
          note: entry.note === null ? null : write(entry.note),
        })),
      };
  }
}

const inSection = (section: Section, write: Writer): Section => ({
  ...section,
  title: write(section.title),
  blocks: section.blocks.map((block) => inBlock(block, write)),
});

/** Every text inside `value`: what a person typed, where `value` is a plan. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}

/** The document in the style asked for. `own` holds what the person typed. */
export function inStyle(document: ReportDocument, style: PrintStyle, own: unknown): ReportDocument {
  // A unit alone ("mcg") is no text of the person's.
  const write = createWriter(
    style,
    textsIn(own).filter((text) => text !== 'mcg'),
  );
  return {
    ...document,
    subtitle: write(document.subtitle),
    footer: write(document.footer),
    sections: document.sections.map((section) => inSection(section, write)),
  };
}
