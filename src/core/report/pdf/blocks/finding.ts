/** Findings: the action word as an outlined tag in words; seriousness and evidence beside it, never merged. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { StructElement } from '../engine.ts';
import type { Flow } from '../flow.ts';
import { heightOf, type Line } from '../lines.ts';
import { spansOf, variant, type Numbers } from '../runs.ts';
import { colour, gap, styles, type TextStyle } from '../style.ts';

const TAG_COLUMN = 96;
const TAG_PAD = 5;
const TAG_HEIGHT = 13.5;
const KEEP = 84;

type Weight = NonNullable<BlockOf<'finding'>['weight']>;
type Finding = BlockOf<'finding'>;

const onDark: TextStyle = { ...styles.tag, colour: colour.paper };

/** Draws a tag and returns its width. Weight shows in the outline too, so that a photocopy keeps it. */
function drawTag(
  flow: Flow,
  element: StructElement,
  text: string,
  weight: Weight,
  x: number,
  top: number,
): number {
  const style = weight === 'strong' ? onDark : styles.tag;
  const [line] = flow.break([flow.span(text, style)], flow.width);
  if (line === undefined) return 0;
  const width = line.width + TAG_PAD * 2;
  flow.artifact(() => {
    const { engine } = flow;
    engine.roundedRect(x + 0.5, top, width - 1, TAG_HEIGHT, 2);
    if (weight === 'strong') engine.fillColor(colour.ink).fill();
    else
      engine
        .lineWidth(weight === 'medium' ? 1.2 : 0.6)
        .strokeColor(colour.ink)
        .stroke();
  });
  const baseline = (TAG_HEIGHT - line.height) / 2;
  const fragments = line.fragments.map((fragment) => ({ ...fragment, text: `${fragment.text} ` }));
  flow.line(element, { ...line, fragments }, x + TAG_PAD, top + baseline);
  return width;
}

/** Neighbouring compact findings as one list. */
export function drawFindingList(flow: Flow, findings: readonly Finding[], numbers: Numbers): void {
  const list = flow.element('L', flow.root);
  const left = flow.left + TAG_COLUMN;
  flow.y += 2;
  for (const finding of findings) {
    const title = spansOf(
      flow,
      [{ text: finding.title, bold: true }, ...finding.body],
      styles.body,
      numbers,
    );
    const width = flow.width - TAG_COLUMN;
    const tags = flow.span(finding.tags.join(' · '), styles.small);
    const lines = [
      ...flow.break(title, width),
      ...(finding.tags.length === 0 ? [] : flow.break([tags], width)),
    ];
    flow.ensure(heightOf(lines));
    const item = flow.element('LI', list);
    const label = flow.element('Lbl', item);
    drawTag(flow, label, finding.action, finding.weight ?? 'light', flow.left, flow.y + 0.5);
    flow.paragraph(flow.element('LBody', item), lines, left);
    flow.y += 5;
  }
  flow.y += gap.list - 3;
}

/** A finding in full. `mark` is called where it starts, for its bookmark. */
export function drawFinding(
  flow: Flow,
  finding: Finding,
  numbers: Numbers,
  mark: () => void,
): void {
  const { width, left } = flow;
  const title = flow.break([flow.span(finding.title, styles.heading)], width);
  const body = flow.break(spansOf(flow, finding.body, styles.body, numbers), width);
  const parts: Line[][] = [body];
  const labelled = (label: string, text: string): Line[] =>
    flow.break(
      [flow.span(label, variant(styles.body, 'bold')), flow.span(text, styles.body)],
      width,
    );
  if (finding.arithmetic !== null)
    parts.push(labelled(`${finding.arithmeticLabel ?? 'How it adds up'}: `, finding.arithmetic));
  if (finding.ask !== '')
    parts.push(labelled(/^ask\b/iu.test(finding.ask) ? '' : 'To ask: ', finding.ask));
  const whole =
    heightOf(title) + TAG_HEIGHT + parts.reduce((sum, part) => sum + heightOf(part) + 4, 0);
  flow.ensure(whole <= flow.pageHeight / 3 ? whole : KEEP);
  mark();
  flow.paragraph(flow.element('H3', flow.root), title, left);
  flow.y += 3;
  const tags = flow.element('P', flow.root);
  let x = left + drawTag(flow, tags, finding.action, finding.weight ?? 'light', left, flow.y) + 8;
  for (const tag of finding.tags) {
    const [line] = flow.break([flow.span(`${tag} `, styles.small)], width);
    if (line === undefined) continue;
    if (x + line.width > left + width) {
      x = left;
      flow.y += TAG_HEIGHT + 1;
    }
    flow.line(tags, line, x, flow.y + 1.5);
    x += line.width + 12;
  }
  flow.y += TAG_HEIGHT + 4;
  for (const lines of parts) {
    flow.ensure(Math.min(heightOf(lines), styles.body.leading * 2));
    flow.paragraph(flow.element('P', flow.root), lines, left);
    flow.y += 3;
  }
  flow.y += gap.finding;
}
