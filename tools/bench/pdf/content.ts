/**
 * A report as headings, paragraphs, lists and tables: what every maker of the benchmark can do. Drawings become tables of
 * their figures, which asks less of the others than of Cofactor.
 */
import {
  citationNumbers,
  type Block,
  type ReportDocument,
  type Run,
} from '../../../src/contract/reportDocument.ts';

export interface PlainRun {
  text: string;
  bold: boolean;
  italic: boolean;
  /** An address, or the number of an entry of the reference list. */
  target: string | number | null;
}
export type PlainText = readonly PlainRun[];
export type PlainBlock =
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  | { type: 'paragraph'; runs: PlainText }
  | { type: 'list'; ordered: boolean; items: readonly PlainText[] }
  | { type: 'references'; entries: readonly { number: number; runs: PlainText }[] }
  | {
      type: 'table';
      caption: string;
      /** Of a drawing: the same in words. */
      description: string | null;
      /** Shares of the width. */
      widths: readonly number[];
      right: readonly boolean[];
      head: readonly string[];
      rows: readonly (readonly PlainText[])[];
      rowHeaders: boolean;
    };
export type PlainTable = Extract<PlainBlock, { type: 'table' }>;
export interface PlainReport {
  title: string;
  subtitle: string;
  footer: string;
  blocks: readonly PlainBlock[];
}

export const run = (text: string, more: Partial<PlainRun> = {}): PlainRun => ({
  text,
  bold: false,
  italic: false,
  target: null,
  ...more,
});
const plain = (text: string): PlainText => (text === '' ? [] : [run(text)]);

type Numbers = ReadonlyMap<string, number>;

/** Citations follow their text as "[1, 4]", each number a link to its entry. */
function runsOf(runs: readonly Run[], numbers: Numbers): PlainText {
  return runs.flatMap(({ text, bold = false, italic = false, cites = [] }) => {
    const found = [...new Set(cites)]
      .flatMap((source) => numbers.get(source) ?? [])
      .sort((a, b) => a - b);
    const marks = found.flatMap((number, at) => [
      ...(at > 0 ? [run(', ')] : []),
      run(String(number), { target: number }),
    ]);
    const cited = marks.length === 0 ? [] : [run('\u00a0['), ...marks, run(']')];
    return [run(text, { bold, italic }), ...cited];
  });
}

function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly PlainText[])[],
  more: Partial<PlainTable> = {},
): PlainTable {
  return {
    type: 'table',
    caption,
    description: null,
    widths: head.map(() => 1 / head.length),
    right: head.map(() => false),
    head,
    rows,
    rowHeaders: true,
    ...more,
  };
}

function barsTable(block: Extract<Block, { type: 'bars' }>): PlainTable {
  const amounts = (parts: readonly { label: string; amount: number }[], unit: string): string =>
    parts.map(({ label, amount }) => `${label}: ${amount} ${unit}`).join(' · ');
  return table(
    block.caption,
    ['Name', 'Amount', 'Marks'],
    block.bars.map((bar) => [
      plain(bar.label),
      plain(amounts(bar.segments, bar.unit)),
      plain(amounts(bar.marks, bar.unit)),
    ]),
    { description: block.bars.map((bar) => bar.description).join(' ') },
  );
}

function forestTable({ plot }: Extract<Block, { type: 'forest' }>, numbers: Numbers): PlainTable {
  return table(
    `${plot.caption} (${plot.axisLabel})`,
    ['Study', 'About', `${plot.lowSide} / ${plot.highSide}`],
    plot.rows.map((row) => [
      runsOf([{ text: row.label, cites: [row.source] }], numbers),
      plain(row.about),
      plain(row.figures),
    ]),
    { description: plot.description },
  );
}

function findingBlocks(block: Extract<Block, { type: 'finding' }>, numbers: Numbers): PlainBlock[] {
  const labelled = (label: string, text: string): PlainBlock[] =>
    text === ''
      ? []
      : [{ type: 'paragraph', runs: [run(`${label}: `, { bold: true }), run(text)] }];
  const tags = [block.action, ...block.tags].join(' · ');
  const body = runsOf(block.body, numbers);
  if (block.compact === true) {
    const title = [run(`${block.action} `), run(block.title, { bold: true }), run(' ')];
    return [{ type: 'list', ordered: false, items: [[...title, ...body, ...plain(` ${tags}`)]] }];
  }
  return [
    { type: 'heading', level: 3, text: block.title },
    { type: 'paragraph', runs: plain(tags) },
    { type: 'paragraph', runs: body },
    ...labelled(block.arithmeticLabel ?? 'How it adds up', block.arithmetic ?? ''),
    ...labelled('To ask', block.ask),
  ];
}

function blocksOf(block: Block, numbers: Numbers): PlainBlock[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', level: block.level, text: block.text }];
    case 'paragraph':
      return [{ type: 'paragraph', runs: runsOf(block.runs, numbers) }];
    case 'list': {
      const items = block.items.map((item) => runsOf(item, numbers));
      return [{ type: 'list', ordered: block.ordered, items }];
    }
    case 'table': {
      const { caption, columns, rowHeaders } = block;
      const total = columns.reduce((sum, column) => sum + column.width, 0);
      return [
        table(
          caption,
          columns.map((column) => column.label),
          block.rows.map((row) => row.map((cell) => runsOf(cell, numbers))),
          {
            widths: columns.map((column) => column.width / total),
            right: columns.map((column) => column.align === 'right'),
            rowHeaders,
          },
        ),
      ];
    }
    case 'bars':
      return [barsTable(block)];
    case 'forest':
      return [forestTable(block, numbers)];
    case 'finding':
      return findingBlocks(block, numbers);
    case 'day': {
      const rows = block.schedule.slots.map((slot) => [
        plain(slot.time),
        plain(slot.items.join(', ')),
        plain(slot.reasons.join(' ')),
      ]);
      return [
        table(block.caption, ['Time', 'What', 'Why'], rows, { description: block.description }),
      ];
    }
    case 'writing-space':
      return [
        { type: 'paragraph', runs: plain(block.label) },
        ...Array.from({ length: block.lines }, (): PlainBlock => {
          return { type: 'paragraph', runs: [run('_'.repeat(80))] };
        }),
      ];
    case 'references': {
      const entries = block.entries.map((entry) => ({
        number: entry.number,
        runs: [
          run(entry.text),
          ...entry.links.flatMap(({ label, url }) => [run(' '), run(label, { target: url })]),
          ...plain(entry.note === null ? '' : ` [${entry.note}]`),
        ],
      }));
      return [{ type: 'references', entries }];
    }
  }
}

/** The title is a heading of the first level, the titles of the sections are of the second. */
export function plainOf(document: ReportDocument): PlainReport {
  const numbers = citationNumbers(document);
  const { title, subtitle } = document;
  return {
    title,
    subtitle,
    footer: `${document.footer} Cofactor · edition ${document.edition} · ${document.asOf} · fingerprint ${document.fingerprint}`,
    blocks: document.sections.flatMap((section): PlainBlock[] => [
      { type: 'heading', level: 2, text: section.title },
      ...section.blocks.flatMap((block) => blocksOf(block, numbers)),
    ]),
  };
}
