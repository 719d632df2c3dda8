/** Headings, paragraphs, lists, writing space. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import { heightOf, type Line } from '../lines.ts';
import { spansOf, type Numbers } from '../runs.ts';
import { colour, gap, styles, type TextStyle } from '../style.ts';

/** A heading never stands alone at the foot of a page. */
const KEEP_WITH = 48;
/** Lines of a paragraph that stays with the list it leads in. */
const SHORT = 3;
const INDENT = 16;
const NOTICE_INDENT = 11;
const NOTICE_RULE = 2.5;
const WRITING_LINE = 23;
const MOST_WRITING_LINES = 6;
const LEAST_WRITING_LINES = 2;

const headingLines = (flow: Flow, text: string, level: 2 | 3): Line[] =>
  flow.break([flow.span(text, level === 2 ? styles.section : styles.heading)], flow.width);

/** Height of a heading with what has to follow on the same page, in points. */
export const headingLead = (
  flow: Flow,
  text: string,
  level: 2 | 3,
  lead: number = KEEP_WITH,
): number =>
  heightOf(headingLines(flow, text, level)) + gap.heading * 2 + Math.max(KEEP_WITH, lead);

/**
 * `mark` is called where the heading starts, for its bookmark. `lead` is the height that has to follow on the same page.
 */
export function drawHeading(
  flow: Flow,
  text: string,
  level: 2 | 3,
  mark: () => void,
  lead: number = KEEP_WITH,
): void {
  const lines = headingLines(flow, text, level);
  if (level === 3) flow.y += gap.heading;
  flow.ensure(heightOf(lines) + gap.heading + Math.max(KEEP_WITH, lead));
  mark();
  flow.paragraph(flow.element(`H${level}`, flow.root), lines, flow.left);
  flow.y += gap.heading - (level === 3 ? 2 : 0);
}

/** `leadsIn`: a list follows, to which a short paragraph is the heading. */
export function drawParagraph(
  flow: Flow,
  block: BlockOf<'paragraph'>,
  numbers: Numbers,
  leadsIn = false,
): void {
  const tone = block.tone ?? 'normal';
  const style = { normal: styles.body, quiet: styles.quiet, notice: styles.notice }[tone];
  const indent = tone === 'notice' ? NOTICE_INDENT : 0;
  const lines = flow.break(spansOf(flow, block.runs, style, numbers), flow.width - indent);
  const [first] = lines;
  if (first === undefined) return;
  // Two lines at least, so that no page ends with the first line of a paragraph.
  flow.ensure(
    leadsIn && lines.length <= SHORT
      ? heightOf(lines) + KEEP_WITH
      : Math.min(heightOf(lines), first.height * (tone === 'notice' ? lines.length : 2)),
  );
  const element = flow.element('P', flow.root);
  for (const line of lines) {
    flow.ensure(line.height);
    if (tone === 'notice') {
      const { y } = flow;
      flow.artifact(() => {
        flow.engine.fillColor(colour.accent).rect(flow.left, y, NOTICE_RULE, line.height).fill();
      });
    }
    flow.line(element, line, flow.left + indent, flow.y);
    flow.y += line.height;
  }
  flow.y += gap.paragraph;
}

export function drawList(flow: Flow, block: BlockOf<'list'>, numbers: Numbers): void {
  const list = flow.element('L', flow.root);
  const style = block.dense === true ? styles.dense : styles.body;
  const space = block.dense === true ? 2 : 3;
  block.items.forEach((runs, index) => {
    const lines = flow.break(spansOf(flow, runs, style, numbers), flow.width - INDENT);
    flow.ensure(Math.min(heightOf(lines), style.leading * 2));
    const item = flow.element('LI', list);
    drawLabel(flow, flow.element('Lbl', item), block.ordered ? `${index + 1}.` : '•', style);
    flow.paragraph(flow.element('LBody', item), lines, flow.left + INDENT);
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
  const lines = flow.break([flow.span(block.label, styles.caption)], flow.width);
  flow.ensure(heightOf(lines) + WRITING_LINE * LEAST_WRITING_LINES);
  flow.paragraph(flow.element('P', flow.root), lines, flow.left);
  // As many lines as asked for, or what is left of the page: that is for writing too.
  const room = Math.floor(flow.remaining / WRITING_LINE);
  const lineCount = Math.min(room, Math.max(block.lines, Math.min(room, MOST_WRITING_LINES)));
  for (let count = 0; count < lineCount; count += 1) {
    flow.y += WRITING_LINE;
    flow.rule(flow.y, flow.left, flow.left + flow.width, 0.5, colour.rule);
  }
  flow.y += gap.paragraph;
}
