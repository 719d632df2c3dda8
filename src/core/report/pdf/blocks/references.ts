/** The reference list: numbered entries whose identifiers are text and link at once. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import type { Flow } from '../flow.ts';
import { heightOf, type Span } from '../lines.ts';
import { entryName } from '../runs.ts';
import { colour, styles, type TextStyle } from '../style.ts';
import { drawLabel } from './text.ts';

type Entry = BlockOf<'references'>['entries'][number];

const INDENT = 26;
/** Apart from the reference itself by brackets and grey, on the same line: a list of a hundred entries stays short. */
const noteStyle: TextStyle = { ...styles.reference, colour: colour.quiet };
const linkStyle: TextStyle = { ...styles.reference, colour: colour.accent };

export function drawReferences(flow: Flow, block: BlockOf<'references'>): void {
  const list = flow.element('L', flow.root);
  for (const entry of block.entries) {
    const note = entry.note === null ? [] : [flow.span(` [${entry.note}]`, noteStyle)];
    const lines = flow.break([...entrySpans(flow, entry), ...note], flow.width - INDENT);
    flow.ensure(Math.min(heightOf(lines), flow.pageHeight / 3));
    flow.engine.addNamedDestination(entryName(entry.number), 'XYZ', null, flow.y, null);
    const item = flow.element('LI', list);
    drawLabel(flow, flow.element('Lbl', item), `[${entry.number}]`, styles.reference);
    flow.paragraph(flow.element('LBody', item), lines, flow.left + INDENT);
    flow.y += 1.5;
  }
}

/** The reference with its identifiers as links where they stand; those that the text does not name follow it. */
function entrySpans(flow: Flow, entry: Entry): Span[] {
  const spans: Span[] = [];
  const linkOf = (link: Entry['links'][number]): Span => ({
    // "PMID: 1" stays on one line.
    ...flow.span(link.label.replaceAll(' ', '\u00a0'), linkStyle),
    target: { kind: 'url', url: link.url, description: `Reference ${entry.number}: ${link.label}` },
  });
  const placed = entry.links
    .map((link) => ({ link, at: entry.text.indexOf(link.label) }))
    .sort((a, b) => a.at - b.at);
  let from = 0;
  for (const { link, at } of placed) {
    if (at < from) continue;
    spans.push(flow.span(entry.text.slice(from, at), styles.reference), linkOf(link));
    from = at + link.label.length;
  }
  spans.push(flow.span(entry.text.slice(from), styles.reference));
  for (const { link, at } of placed) {
    if (at < 0) spans.push(flow.span(' ', styles.reference), linkOf(link));
  }
  return spans;
}
