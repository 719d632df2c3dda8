/** The reference list: numbered entries whose identifiers are text and link at once, each with links back to the pages that cite it. */
import type { BlockOf } from '../../../../contract/reportDocument.ts';
import { pageName, type Flow } from '../flow.ts';
import { heightOf, type Line, type Span } from '../lines.ts';
import { entryName } from '../runs.ts';
import { drawLabel } from './text.ts';

type Entry = BlockOf<'references'>['entries'][number];

const INDENT = 26;
/** Share of a page up to which an entry is not parted. */
const MOST_WHOLE = 0.16;

/** Height of the first entry: a heading stays with it. */
export function referencesLead(flow: Flow, { entries }: BlockOf<'references'>): number {
  const [first] = entries;
  return first === undefined
    ? 0
    : Math.min(heightOf(linesOf(flow, first)), flow.pageHeight * MOST_WHOLE);
}

function linesOf(flow: Flow, entry: Entry): Line[] {
  const { referenceNote } = flow.look.styles;
  const note = entry.note === null ? [] : [flow.span(` [${entry.note}]`, referenceNote)];
  const spans = [...entrySpans(flow, entry), ...note, ...backSpans(flow, entry)];
  return flow.break(spans, flow.width - flow.at(INDENT));
}

export function drawReferences(flow: Flow, block: BlockOf<'references'>): void {
  const list = flow.element('L', flow.root);
  const { reference } = flow.look.styles;
  const indent = flow.at(INDENT);
  for (const entry of block.entries) {
    const lines = linesOf(flow, entry);
    flow.ensure(Math.min(heightOf(lines), flow.pageHeight * MOST_WHOLE));
    flow.engine.addNamedDestination(entryName(entry.number), 'XYZ', null, flow.y, null);
    const item = flow.element('LI', list);
    drawLabel(flow, flow.element('Lbl', item), `[${entry.number}]`, reference);
    flow.paragraph(flow.element('LBody', item), lines, indent);
    flow.y += flow.at(flow.look.tight ? 1.2 : 2);
  }
}

/** The reference with its identifiers as links where they stand; those that the text does not name follow it. */
function entrySpans(flow: Flow, entry: Entry): Span[] {
  const { reference, referenceLink } = flow.look.styles;
  const spans: Span[] = [];
  const linkOf = (link: Entry['links'][number]): Span => ({
    // "PMID: 1" stays on one line.
    ...flow.span(link.label.replaceAll(' ', '\u00a0'), referenceLink),
    target: { kind: 'url', url: link.url, description: `Reference ${entry.number}: ${link.label}` },
  });
  const placed = entry.links
    .map((link) => ({ link, at: entry.text.indexOf(link.label) }))
    .sort((a, b) => a.at - b.at);
  let from = 0;
  for (const { link, at } of placed) {
    if (at < from) continue;
    spans.push(flow.span(entry.text.slice(from, at), reference), linkOf(link));
    from = at + link.label.length;
  }
  spans.push(flow.span(entry.text.slice(from), reference));
  for (const { link, at } of placed) {
    if (at < 0) spans.push(flow.span(' ', reference), linkOf(link));
  }
  return spans;
}

/** The list comes last in a report: by now each page that cites the entry is known. Each number leads to its page. */
function backSpans(flow: Flow, entry: Entry): Span[] {
  const pages = flow.citedOn(entryName(entry.number));
  const { referenceNote, referenceLink } = flow.look.styles;
  const lead = ' Cited on p.\u00a0';
  return pages.flatMap((page, index): Span[] => [
    flow.span(index === 0 ? lead : ', ', referenceNote),
    {
      ...flow.span(String(page), referenceLink),
      target: {
        kind: 'page',
        name: pageName(page),
        description: `Page ${page}, which cites reference ${entry.number}`,
      },
    },
    ...(index === pages.length - 1 ? [flow.span('.', referenceNote)] : []),
  ]);
}
