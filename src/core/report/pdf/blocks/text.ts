/** Headings, paragraphs, lists, writing space. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import { heightOf, type Line } from '../lines.ts';
import { spansOf, type Numbers } from '../runs.ts';
import type { TextStyle } from '../style.ts';

/** A heading never stands alone at the foot of a page. */
const KEEP_WITH = 36;
/** Lines of a paragraph that stays with the list it leads in. */
const SHORT = 3;
const INDENT = 16;
const NOTICE_INDENT = 11;
const NOTICE_RULE = 2.5;
const WRITING_LINE = 23;
/** Still room for handwriting: 6.5 mm. */
const TIGHT_WRITING_LINE = 22;
const MOST_WRITING_LINES = 12;
/** On a page of its own: the next section shares it. */
const MOST_LINES_ALONE = 6;
const LEAST_WRITING_LINES = 2;

const headingLines = (flow: Flow, text: string, level: 2 | 3): Line[] => {
  const { section, heading } = flow.look.styles;
  return flow.break([flow.span(text, level === 2 ? section : heading)], flow.width);
};

/** Height of a heading with what has to follow on the same page, in points. */
export const headingLead = (flow: Flow, text: string, level: 2 | 3, lead?: number): number =>
  heightOf(headingLines(flow, text, level)) +
  flow.look.gap.heading * 2 +
  Math.max(flow.at(KEEP_WITH), lead ?? 0);

/**
 * `mark` is called where the heading starts, for its bookmark. `lead` is the height that has to follow on the same page.
 */
export function drawHeading(
  flow: Flow,
  text: string,
  level: 2 | 3,
  mark: () => void,
  lead?: number,
): void {
  const lines = headingLines(flow, text, level);
  const { heading } = flow.look.gap;
  if (level === 3 && !flow.atTop) flow.y += heading;
  flow.ensure(heightOf(lines) + heading + Math.max(flow.at(KEEP_WITH), lead ?? 0));
  mark();
  flow.paragraph(flow.element(`H${level}`, flow.root), lines);
  flow.y += level === 3 ? heading / 2 : heading;
}

type Paragraph = BlockOf<'paragraph'>;

function paragraphLines(flow: Flow, block: Paragraph, numbers: Numbers): Line[] {
  const { body, quiet, notice } = flow.look.styles;
  const style = { normal: body, quiet, notice }[block.tone ?? 'normal'];
  const indent = block.tone === 'notice' ? flow.at(NOTICE_INDENT) : 0;
  return flow.break(spansOf(flow, block.runs, style, numbers), flow.width - indent);
}

/**
 * Height of a paragraph that has to stand on one page. `leadsIn`: a list or table follows, to which a short paragraph is
 * the heading; height of its beginning.
 */
export function paragraphLead(
  flow: Flow,
  block: Paragraph,
  numbers: Numbers,
  leadsIn: number | null,
): number {
  return leadOfLines(flow, block, paragraphLines(flow, block, numbers), leadsIn);
}

function leadOfLines(
  flow: Flow,
  block: Paragraph,
  lines: readonly Line[],
  leadsIn: number | null,
): number {
  const height = heightOf(lines);
  if (leadsIn !== null && lines.length <= SHORT)
    return height + flow.look.gap.paragraph + Math.max(flow.at(KEEP_WITH), leadsIn);
  if (block.tone === 'notice' && height < flow.pageHeight / 2) return height;
  return startHeight(lines);
}

/** What stands of a text on a page at least: two lines; of three, all, for the last one does not stand alone. */
const startHeight = (lines: readonly Line[]): number =>
  heightOf(lines.slice(0, lines.length === 3 ? 3 : 2));

export function drawParagraph(
  flow: Flow,
  block: Paragraph,
  numbers: Numbers,
  leadsIn: number | null = null,
): void {
  const { look } = flow;
  const lines = paragraphLines(flow, block, numbers);
  flow.ensure(leadOfLines(flow, block, lines, leadsIn));
  const element = flow.element('P', flow.root);
  if (block.tone === 'notice') {
    flow.paragraph(element, lines, flow.at(NOTICE_INDENT), (top, tall) => {
      flow.artifact(() => {
        flow.engine.fillColor(look.colour.accent).rect(flow.left, top, NOTICE_RULE, tall).fill();
      });
    });
  } else flow.paragraph(element, lines);
  flow.y += look.gap.paragraph;
}

const listStyle = ({ look }: Flow, block: BlockOf<'list'>): TextStyle =>
  block.dense === true ? look.styles.dense : look.styles.body;

/** Height of what a heading above the list stays with. */
export function listLead(flow: Flow, block: BlockOf<'list'>, numbers: Numbers): number {
  const spans = spansOf(flow, block.items[0] ?? [], listStyle(flow, block), numbers);
  return startHeight(flow.break(spans, flow.width - flow.at(INDENT)));
}

export function drawList(flow: Flow, block: BlockOf<'list'>, numbers: Numbers): void {
  const list = flow.element('L', flow.root);
  const { gap } = flow.look;
  const style = listStyle(flow, block);
  const space = flow.at(block.dense === true ? 2 : 3);
  const indent = flow.at(INDENT);
  block.items.forEach((runs, index) => {
    const lines = flow.break(spansOf(flow, runs, style, numbers), flow.width - indent);
    flow.begin(lines);
    const item = flow.element('LI', list);
    drawLabel(flow, flow.element('Lbl', item), block.ordered ? `${index + 1}.` : '•', style);
    flow.paragraph(flow.element('LBody', item), lines, indent);
    flow.y += space;
  });
  flow.y += gap.list - space;
}

/** A label on the line at which the body of its item starts. */
export function drawLabel(
  flow: Flow,
  element: ReturnType<Flow['element']>,
  label: string,
  style: TextStyle,
): void {
  const [line] = flow.break([flow.span(`${label} `, style)], flow.width);
  if (line !== undefined) flow.line(element, line, flow.left, flow.y);
}

export function drawWritingSpace(flow: Flow, block: BlockOf<'writing-space'>): void {
  const { look } = flow;
  const lines = flow.break([flow.span(block.label, look.styles.caption)], flow.width);
  const step = flow.at(look.tight ? TIGHT_WRITING_LINE : WRITING_LINE);
  flow.ensure(heightOf(lines) + step * LEAST_WRITING_LINES);
  const most = flow.atTop ? MOST_LINES_ALONE : MOST_WRITING_LINES;
  flow.paragraph(flow.element('P', flow.root), lines);
  // As many lines as asked for, or what is left of the page: that is for writing too.
  const room = Math.floor(flow.remaining / step);
  const lineCount = Math.min(room, Math.max(block.lines, Math.min(room, most)));
  for (let count = 0; count < lineCount; count += 1) {
    flow.y += step;
    flow.rule(flow.y, flow.left, flow.left + flow.width, 0.5, look.colour.rule);
  }
  flow.y += look.gap.paragraph;
}
