/** Headings, paragraphs, lists, writing space. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import { atLeast, leadBy, type Lead } from '../lead.ts';
import { heightOf, type Line } from '../lines.ts';
import { spansOf, type Numbers } from '../runs.ts';
import type { TextStyle } from '../style.ts';

/** A heading never stands alone at the foot of a page. */
const KEEP_WITH = 36;
/** Share of what may stay empty up to which words are never parted from what they lead in. */
const LITTLE = 0.8;
/** Lines of a paragraph that stays with the list it leads in, or with what it closes. */
const SHORT = 3;
/** Lines of a paragraph, and items of a list, that are not parted without need. */
const WHOLE = 5;
const FEW = 3;
const INDENT = 16;
const NOTICE_INDENT = 11;
const NOTICE_RULE = 2.5;
const WRITING_LINE = 23;
/** Still room for handwriting: 6.5 mm. */
const TIGHT_WRITING_LINE = 22;
/** Share of a further page that has to be left for the next section to share it, and lines for writing before that. */
const NEARLY_EMPTY = 0.75;
const MOST_LINES_ALONE = 6;
const LEAST_WRITING_LINES = 3;
const CLOSER = 0.86;

const headingLines = (flow: Flow, text: string, level: 2 | 3): Line[] => {
  const { section, heading } = flow.look.styles;
  return flow.break([flow.span(text, level === 2 ? section : heading)], flow.width);
};

/** Height of a heading with what has to follow on the same page, in points. */
export const headingLead = (flow: Flow, text: string, level: 2 | 3, lead?: Lead): Lead =>
  leadBy(
    heightOf(headingLines(flow, text, level)) + flow.look.gap.heading * 2,
    atLeast(flow.at(KEEP_WITH), lead ?? { want: 0, least: 0 }),
  );

/** `mark` is called where the heading starts, for its bookmark. `lead` has to follow on the same page. */
export function drawHeading(
  flow: Flow,
  text: string,
  level: 2 | 3,
  mark: () => void,
  lead?: Lead,
): void {
  const lines = headingLines(flow, text, level);
  const { heading } = flow.look.gap;
  flow.ensure(headingLead(flow, text, level, lead));
  if (level === 3 && !flow.atTop) flow.y += heading;
  mark();
  flow.paragraph(flow.element(`H${level}`, flow.root), lines);
  flow.y += level === 3 ? heading / 2 : heading;
  flow.bind();
}

type Paragraph = BlockOf<'paragraph'>;

/** Lines of paragraphs that were asked for before they are drawn. */
const broken = new WeakMap<Paragraph, { flow: Flow; place: string; lines: Line[] }>();

function paragraphLines(flow: Flow, block: Paragraph, numbers: Numbers): Line[] {
  const place = `${flow.look.tight} ${flow.width}`;
  const known = broken.get(block);
  if (known?.flow === flow && known.place === place) return known.lines;
  const { body, quiet, notice } = flow.look.styles;
  const style = { normal: body, quiet, notice }[block.tone ?? 'normal'];
  const indent = block.tone === 'notice' ? flow.at(NOTICE_INDENT) : 0;
  const lines = flow.break(spansOf(flow, block.runs, style, numbers), flow.width - indent);
  broken.set(block, { flow, place, lines });
  return lines;
}

/** Height of a few lines that go along with what they follow; nothing for a longer text. */
export function tailOf(flow: Flow, block: Paragraph, numbers: Numbers): number {
  const lines = paragraphLines(flow, block, numbers);
  return lines.length <= SHORT ? heightOf(lines) : 0;
}

/** Few lines: what follows them is what they are about. */
export const isShort = (flow: Flow, block: Paragraph, numbers: Numbers): boolean =>
  paragraphLines(flow, block, numbers).length <= SHORT;

/**
 * What of a paragraph has to stand on one page. `leadsIn`: a list or table follows, to which a short paragraph is the
 * heading; its beginning.
 */
export function paragraphLead(
  flow: Flow,
  block: Paragraph,
  numbers: Numbers,
  leadsIn: Lead | null,
): Lead {
  const lines = paragraphLines(flow, block, numbers);
  const height = heightOf(lines);
  const start = startHeight(lines);
  if (leadsIn !== null && lines.length <= SHORT) {
    const both = leadBy(height + flow.look.gap.paragraph, atLeast(flow.at(KEEP_WITH), leadsIn));
    return { want: both.want, least: both.least <= flow.mostEmpty * LITTLE ? both.least : start };
  }
  const whole = block.tone === 'notice' || lines.length <= WHOLE;
  return { want: whole && height < flow.pageHeight / 2 ? height : start, least: start };
}

/** What stands of a text on a page at least: two lines; of three, all, for the last one does not stand alone. */
const startHeight = (lines: readonly Line[]): number =>
  heightOf(lines.slice(0, lines.length === 3 ? 3 : 2));

export function drawParagraph(
  flow: Flow,
  block: Paragraph,
  numbers: Numbers,
  leadsIn: Lead | null = null,
): void {
  const { look } = flow;
  flow.ensure(paragraphLead(flow, block, numbers, leadsIn));
  const lines = paragraphLines(flow, block, numbers);
  broken.delete(block);
  const element = flow.element('P', flow.root);
  if (block.tone === 'notice') {
    const edge = (top: number, tall: number): void => {
      flow.artifact(() => {
        flow.engine.fillColor(look.colour.accent).rect(flow.left, top, NOTICE_RULE, tall).fill();
      });
    };
    flow.paragraph(element, lines, flow.at(NOTICE_INDENT), { edge });
  } else flow.paragraph(element, lines);
  flow.y += look.gap.paragraph;
  if (leadsIn !== null && lines.length <= SHORT) flow.bind();
}

const listStyle = ({ look }: Flow, block: BlockOf<'list'>): TextStyle =>
  block.dense === true ? look.styles.dense : look.styles.body;

type List = BlockOf<'list'>;

const spaceOf = (flow: Flow, block: List): number => flow.at(block.dense === true ? 2 : 3);

/** The first items of lists that were asked for before they are drawn. */
const brokenItems = new WeakMap<List, { flow: Flow; place: string; items: Line[][] }>();

function itemLines(flow: Flow, block: List, at: number, numbers: Numbers): Line[] {
  const place = `${flow.look.tight} ${flow.width}`;
  const known = brokenItems.get(block);
  const kept = known?.flow === flow && known.place === place ? known.items : [];
  const lines =
    kept[at] ??
    flow.break(
      spansOf(flow, block.items[at] ?? [], listStyle(flow, block), numbers),
      flow.width - flow.at(INDENT),
    );
  if (at < FEW) {
    kept[at] = lines;
    brokenItems.set(block, { flow, place, items: kept });
  }
  return lines;
}

/** What a heading above the list stays with: its first item, of a short list all. */
export function listLead(flow: Flow, block: List, numbers: Numbers): Lead {
  const few = block.items.length <= FEW ? block.items : block.items.slice(0, 1);
  const items = few.map((_, at) => itemLines(flow, block, at, numbers));
  const least = startHeight(items[0] ?? []);
  const whole = items.reduce((sum, lines) => sum + heightOf(lines) + spaceOf(flow, block), 0);
  return { want: whole <= flow.mostEmpty ? Math.max(whole, least) : least, least };
}

export function drawList(flow: Flow, block: List, numbers: Numbers): void {
  const list = flow.element('L', flow.root);
  const style = listStyle(flow, block);
  const space = spaceOf(flow, block);
  const indent = flow.at(INDENT);
  if (block.items.length <= FEW) flow.ensure(listLead(flow, block, numbers));
  const last = block.items.length - 1;
  let next = itemLines(flow, block, 0, numbers);
  block.items.forEach((_, index) => {
    const lines = next;
    if (index < last) next = itemLines(flow, block, index + 1, numbers);
    // The last item does not stand alone on a page where it is short.
    const tail = index === last - 1 && next.length <= 2 ? space + heightOf(next) : 0;
    const height = heightOf(lines) + tail;
    flow.ensure({ want: height <= flow.mostEmpty ? height : 0, least: 0 });
    flow.begin(lines);
    const item = flow.element('LI', list);
    drawLabel(flow, flow.element('Lbl', item), block.ordered ? `${index + 1}.` : '•', style);
    flow.paragraph(flow.element('LBody', item), lines, indent, { tail });
    flow.y += space;
  });
  brokenItems.delete(block);
  flow.y += flow.look.gap.list - space;
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
  const usual = flow.at(look.tight ? TIGHT_WRITING_LINE : WRITING_LINE);
  const least = Math.max(block.lines, LEAST_WRITING_LINES);
  // A little closer where as many as there have to be stand on this page only so.
  const closer = (flow.remaining - heightOf(lines)) / least;
  const step = closer < usual && closer >= usual * CLOSER ? closer : usual;
  flow.ensure(heightOf(lines) + step * least);
  flow.paragraph(flow.element('P', flow.root), lines);
  // What is left of the page is for writing too, but for a further page with little else on it.
  const room = Math.floor(flow.remaining / step + 0.001);
  // Large print goes on over several pages: those of the visit are then whole ones.
  const shared =
    flow.look.tight && flow.page > 1 && flow.remaining > flow.pageHeight * NEARLY_EMPTY;
  const lineCount = shared ? Math.max(least, MOST_LINES_ALONE) : room;
  for (let count = 0; count < lineCount; count += 1) {
    flow.y += step;
    flow.rule(flow.y, flow.left, flow.left + flow.width, 0.5, look.colour.rule);
  }
  flow.y += look.gap.paragraph;
}
