/** What stands in a report: the words of its document and the words of its file. */
import type { Block, ReportDocument, Run } from '../../../src/contract/reportDocument.ts';
import { subjectOf } from '../../../tools/checkPdf.ts';
import { contentOf, writtenTexts } from '../../../tools/pdf/textRules.ts';
import type { Subject } from '../../../tools/pdf/rules.ts';

/** Elements whose text is one piece. */
const whole = /^(H[1-6]|P|Lbl|LBody|TH|TD|Caption|Figure)$/u;

export interface Printed {
  subject: Subject;
  /** Text of each element that is read as one, with its type. */
  elements: { type: string; text: string }[];
  /** All of it, one element per line. */
  text: string;
}

/** Taken from the characters of the file itself, so that no reader adds or leaves out a blank. */
export async function printedOf(pdf: Uint8Array): Promise<Printed> {
  const subject = await subjectOf(pdf);
  const { file, nodes, pages } = subject;
  const written = new Map(pages.map((page) => [page.id, writtenTexts(file, page)]));
  const elements = nodes
    .filter((node) => whole.test(node.type))
    .map((node) => ({
      type: node.type,
      text: contentOf(node)
        .map(({ page, mcid }) => written.get(page)?.get(mcid) ?? '')
        .join('')
        .trim(),
    }));
  return { subject, elements, text: elements.map(({ text }) => text).join('\n') };
}

const words = (runs: readonly Run[]): string =>
  runs
    .map((run) => run.text + (run.cites === undefined ? '' : `{${run.cites.join(' ')}}`))
    .join('');

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [`### ${block.text}`];
    case 'paragraph':
      return [`${block.tone === undefined ? '' : `(${block.tone}) `}${words(block.runs)}`];
    case 'list':
      return block.items.map((item) => `- ${words(item)}`);
    case 'table':
      return [
        `| ${block.caption}`,
        `| ${block.columns.map((column) => column.label).join(' | ')}`,
        ...block.rows.map((row) => `| ${row.map(words).join(' | ').replaceAll('\n', ' / ')}`),
      ];
    case 'bars':
      return [`bars: ${block.caption}`, ...block.bars.map((bar) => `  ${bar.description}`)];
    case 'forest':
      return [
        `forest: ${block.plot.caption}`,
        ...block.plot.rows.map((row) => `  ${row.label}: ${row.figures} {${row.source}}`),
      ];
    case 'finding':
      return [
        `! ${block.action}: ${block.title} [${block.tags.join(' · ')}]`,
        `  ${words(block.body)}`,
        ...[block.arithmetic, block.ask].flatMap((line) =>
          line === null || line === '' ? [] : [`  ${line}`],
        ),
      ];
    case 'day':
      return [`day: ${block.caption}`, `  ${block.description}`];
    case 'writing-space':
      return [`space: ${block.label}, ${block.lines} lines`];
    case 'references':
      return block.entries.map(
        (entry) =>
          `${entry.number}. ${entry.text} <${entry.links.map((link) => link.url).join(' ')}> ${entry.note ?? ''}`,
      );
  }
}

/** A document as text that a person can compare: one file per section, one line per statement. */
export function sectionTexts(document: ReportDocument): Map<string, string> {
  const { title, subtitle, paper, format, style, footer } = document;
  const head = [title, subtitle, footer, JSON.stringify({ paper, format, ...style })];
  return new Map([
    ['head', `${head.join('\n')}\n`],
    ...document.sections.map(
      (section) =>
        [
          section.id,
          `## ${section.title}\n${section.blocks.flatMap(linesOf).join('\n')}\n`,
        ] as const,
    ),
  ]);
}

/** Numbers as they are written, without the signs that group their digits. */
export function numbersIn(text: string): Set<string> {
  const found = text.match(/\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu) ?? [];
  return new Set(found.map((number) => number.replaceAll(',', '')));
}

/** Every number in any text or value of a document. */
export function numbersOf(document: ReportDocument): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') for (const number of numbersIn(value)) found.add(number);
    else if (typeof value === 'number') found.add(String(value));
    else if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit);
  };
  visit(document);
  return found;
}
