/** Headings, paragraphs, lists, writing space. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import { heightOf } from '../lines.ts';
import { spansOf, type Numbers } from '../runs.ts';
import { colour, gap, styles, type TextStyle } from '../style.ts';

/** A heading never stands alone at the foot of a page. */
const KEEP_WITH = 48;
const INDENT = 16;
const NOTICE_INDENT = 11;
const NOTICE_RULE = 2.5;
const WRITING_LINE = 23;
const MOST_WRITING_LINES = 6;
const LEAST_WRITING_LINES = 2;

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
  const style = level === 2 ? styles.section : styles.heading;
  const lines = flow.break([flow.span(text, style)], flow.width);
  if (level === 3) flow.y += gap.heading;
  flow.ensure(heightOf(lines) + gap.heading + Math.max(KEEP_WITH, lead));
  mark();
  flow.paragraph(flow.element(`H${level}`, flow.root), lines, flow.left);
  flow.y += gap.heading - (level === 3 ? 2 : 0);
}

export function drawParagraph(flow: Flow, block: BlockOf<'paragraph'>, numbers: Numbers): void {
  const tone = block.tone ?? 'normal';
  const style = { normal: styles.body, quiet: styles.quiet, notice: styles.notice }[tone];
  const indent = tone === 'notice' ? NOTICE_INDENT : 0;
  const lines = flow.break(spansOf(flow, block.runs, style, numbers), flow.width - indent);
  const [first] = lines;
  if (first === undefined) return;
  // Two lines at least, so that no page ends with the first line of a paragraph.
  flow.ensure(Math.min(heightOf(lines), first.height * (tone === 'notice' ? lines.length : 2)));
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
  block.items.forEach((runs, index) => {
    const lines = flow.break(spansOf(flow, runs, styles.body, numbers), flow.width - INDENT);
    flow.ensure(Math.min(heightOf(lines), styles.body.leading * 2));
    const item = flow.element('LI', list);
    drawLabel(flow, flow.element('Lbl', item), block.ordered ? `${index + 1}.` : '•', styles.body);
    flow.paragraph(flow.element('LBody', item), lines, flow.left + INDENT);
    flow.y += 3;
  });
  flow.y += gap.list - 3;
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
