/** Findings: the action word as an outlined tag in words; seriousness and evidence beside it, never merged. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { StructElement } from '../structure.ts';
import type { Flow } from '../flow.ts';
import type { Lead } from '../lead.ts';
import { heightOf, type Line } from '../lines.ts';
import { spansOf, variant, type Numbers } from '../runs.ts';

/** The longest action word with some air; one column for every list of findings but on a sheet that is to fit one page. */
const TAG_COLUMN = 88;
const TAG_PAD = 5;
const TAG_HEIGHT = 13.5;
/** On a sheet that is to fit one page: neighbouring tags keep apart. */
const TIGHT_TAG_HEIGHT = 12.2;
const KEEP = 84;
/** Share of a page up to which a finding is kept whole where that leaves little of the page empty. */
const WHOLE = 0.6;
/** Lines of a finding that stand together at least. */
const BEGINNING = 3;
/** Space after a finding of a list, and under the list. */
const AFTER = 5;
const TIGHT_AFTER = 3;
const LIST_END = 8;

type Weight = NonNullable<BlockOf<'finding'>['weight']>;
type Finding = BlockOf<'finding'>;

const tagLine = (flow: Flow, text: string, weight: Weight): Line | undefined => {
  const { tag, tagOnDark } = flow.look.styles;
  const style = weight === 'strong' ? tagOnDark : tag;
  return flow.break([flow.span(`${text} `, style)], Number.POSITIVE_INFINITY)[0];
};
const tagWidth = (flow: Flow, text: string, weight: Weight): number =>
  (tagLine(flow, text, weight)?.width ?? 0) + flow.at(TAG_PAD) * 2;

const tagHeightOf = (flow: Flow): number =>
  flow.at(flow.look.tight ? TIGHT_TAG_HEIGHT : TAG_HEIGHT);

/** Draws a tag and returns its width. Weight shows in the outline too, so that a photocopy keeps it. */
function drawTag(
  flow: Flow,
  element: StructElement,
  text: string,
  weight: Weight,
  x: number,
  top: number,
): number {
  const line = tagLine(flow, text, weight);
  if (line === undefined) return 0;
  const width = tagWidth(flow, text, weight);
  const height = tagHeightOf(flow);
  flow.artifact(() => {
    const { engine, look } = flow;
    engine.roundedRect(x + 0.5, top, width - 1, height, 2);
    if (weight === 'strong') engine.fillColor(look.colour.ink).fill();
    else
      engine
        .lineWidth(weight === 'medium' ? 1.2 : 0.6)
        .strokeColor(look.colour.ink)
        .stroke();
  });
  flow.line(element, line, x + flow.at(TAG_PAD), top + (height - line.height) / 2);
  return width;
}

interface ListLayout {
  /** Beside a tag that takes half the page (large print) there is no room for words: they stand under it. */
  under: boolean;
  indent: number;
}

function layoutOf(flow: Flow, findings: readonly Finding[]): ListLayout {
  const widest = Math.max(
    ...findings.map((finding) => tagWidth(flow, finding.action, finding.weight ?? 'light')),
  );
  const usual = flow.look.tight ? 0 : flow.at(TAG_COLUMN);
  const column = Math.max(usual, widest + flow.at(TAG_PAD * 2));
  const under = column > flow.width / 2;
  return { under, indent: under ? 0 : column };
}

function entryLines(flow: Flow, finding: Finding, indent: number, numbers: Numbers): Line[] {
  const { body, small } = flow.look.styles;
  const title = spansOf(
    flow,
    // The blank keeps the last word apart from the tags below when the item is read out.
    [{ text: finding.title, bold: true }, ...finding.body, { text: ' ' }],
    body,
    numbers,
  );
  const tags = flow.span(finding.tags.join(' · '), small);
  return [
    ...flow.break(title, flow.width - indent),
    ...(finding.tags.length === 0 ? [] : flow.break([tags], flow.width - indent)),
  ];
}

const liftOf = (flow: Flow, under: boolean): number => (under ? tagHeightOf(flow) + flow.at(2) : 0);

/** What of a compact finding stays with a heading: all of it, or its beginning where much would stay empty. */
export function findingLead(flow: Flow, finding: Finding, numbers: Numbers): Lead {
  const { under, indent } = layoutOf(flow, [finding]);
  return entryLead(flow, entryLines(flow, finding, indent, numbers), liftOf(flow, under));
}

function entryLead(flow: Flow, lines: readonly Line[], lift: number, tail = 0): Lead {
  const height = heightOf(lines) + lift + tail;
  return {
    want: Math.min(height, flow.pageHeight * WHOLE),
    least: lines.length > BEGINNING ? heightOf(lines.slice(0, BEGINNING)) + lift : height,
  };
}

/** Neighbouring compact findings as one list. What is asked of them stays with the last: `tail` is its height. */
export function drawFindingList(
  flow: Flow,
  findings: readonly Finding[],
  numbers: Numbers,
  tail = 0,
): void {
  const list = flow.element('L', flow.root);
  const { under, indent } = layoutOf(flow, findings);
  const lift = liftOf(flow, under);
  const after = flow.at(flow.look.tight ? TIGHT_AFTER : AFTER);
  flow.y += 2;
  findings.forEach((finding, index) => {
    const lines = entryLines(flow, finding, indent, numbers);
    const following = index === findings.length - 1 && tail > 0 ? tail + after + LIST_END : 0;
    flow.ensure(entryLead(flow, lines, lift, following));
    const item = flow.element('LI', list);
    const label = flow.element('Lbl', item);
    drawTag(flow, label, finding.action, finding.weight ?? 'light', flow.left, flow.y + 0.5);
    flow.y += lift;
    flow.paragraph(flow.element('LBody', item), lines, indent, { tail: following });
    flow.y += after;
  });
  flow.y += flow.look.gap.list - flow.at(3);
}

/** A finding in full. `mark` is called where it starts, for its bookmark. */
export function drawFinding(
  flow: Flow,
  finding: Finding,
  numbers: Numbers,
  mark: () => void,
): void {
  const { width, left } = flow;
  const { body: bodyStyle, heading, small } = flow.look.styles;
  const title = flow.break([flow.span(finding.title, heading)], width);
  const parts: Line[][] = [flow.break(spansOf(flow, finding.body, bodyStyle, numbers), width)];
  const labelled = (label: string, text: string): Line[] =>
    flow.break([flow.span(label, variant(bodyStyle, 'bold')), flow.span(text, bodyStyle)], width);
  if (finding.arithmetic !== null)
    parts.push(labelled(`${finding.arithmeticLabel ?? 'How it adds up'}: `, finding.arithmetic));
  if (finding.ask !== '')
    parts.push(labelled(/^ask\b/iu.test(finding.ask) ? '' : 'To ask: ', finding.ask));
  const tagHeight = tagHeightOf(flow);
  const whole =
    heightOf(title) + tagHeight + 7 + parts.reduce((sum, part) => sum + heightOf(part) + 3, 0);
  flow.ensure({
    want: whole <= flow.pageHeight * WHOLE ? whole : flow.at(KEEP),
    least: flow.at(KEEP),
  });
  mark();
  flow.paragraph(flow.element('H3', flow.root), title);
  flow.y += 3;
  const tags = flow.element('P', flow.root);
  const weight = finding.weight ?? 'light';
  let x = left + drawTag(flow, tags, finding.action, weight, left, flow.y) + flow.at(8);
  for (const tag of finding.tags) {
    const [line] = flow.break([flow.span(`${tag} `, small)], width);
    if (line === undefined) continue;
    if (x + line.width > left + width) {
      x = left;
      flow.y += tagHeight + 1;
    }
    flow.line(tags, line, x, flow.y + (tagHeight - line.height) / 2);
    x += line.width + flow.at(12);
  }
  flow.y += tagHeight + 4;
  parts.forEach((lines, index) => {
    const next = parts[index + 1] ?? [];
    // A line or two at the end do not stand alone on the next page.
    const tail = index === parts.length - 2 && next.length < BEGINNING ? heightOf(next) + 3 : 0;
    flow.paragraph(flow.element('P', flow.root), lines, 0, { tail });
    flow.y += 3;
  });
  flow.y += flow.look.gap.finding;
}
