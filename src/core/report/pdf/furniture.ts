/** What stands on every page: notice, edition, fingerprint and number at the foot, the title at the head. */
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import type { Flow } from './flow.ts';
import { heightOf } from './lines.ts';

/** Draws on every page, once the number of pages is known, and returns it. */
export function drawFurniture(flow: Flow, document: ReportDocument): number {
  const { engine, look } = flow;
  const { count } = engine.bufferedPageRange();
  const left = look.edges.left;
  const width = engine.page.width - left - look.edges.right;
  const { footer } = look.styles;
  const facts = `Cofactor · edition ${document.edition} · ${document.asOf} · fingerprint ${document.fingerprint}`;
  const notice = flow.break([flow.span(document.footer, footer)], width);
  const about = aboutWhom(flow, document, width);
  for (let index = 0; index < count; index += 1) {
    engine.switchToPage(index);
    const top = engine.page.height - look.edges.footer - heightOf(notice) + footer.leading;
    flow.artifact(() => {
      engine.lineWidth(0.5).strokeColor(look.colour.rule);
      engine
        .moveTo(left, top - 5)
        .lineTo(left + width, top - 5)
        .stroke();
      let y = top;
      for (const line of notice) {
        for (const fragment of line.fragments) flow.fragment(fragment, left, y + line.baseline);
        y += line.height;
      }
      drawEnds(flow, facts, `Page ${index + 1} of ${count}`, { left, width, top: y + 1 });
    }, 'Bottom');
    if (index === 0) continue;
    const top1 = look.edges.top - look.edges.head;
    flow.artifact(() => drawEnds(flow, document.title, about, { left, width, top: top1 }), 'Top');
  }
  return count;
}

/** Space between title and subtitle at the head of a page. */
const HEAD_GAP = 24;

/** Whose report it is, for sheets that get apart: the first two parts of the subtitle, or as much as there is room for. */
function aboutWhom(flow: Flow, document: ReportDocument, width: number): string {
  const { footer } = flow.look.styles;
  const wide = (text: string): number => flow.measure(flow.text(text, footer), footer);
  const room = width - wide(document.title) - HEAD_GAP;
  const parts = document.subtitle.split(' · ');
  const fitting = [parts.slice(0, 2), parts.slice(0, 1)].map((some) => some.join(' · '));
  return fitting.find((text) => wide(text) <= room) ?? '';
}

/** One line of page furniture: something at the left, something at the right. */
function drawEnds(
  flow: Flow,
  start: string,
  end: string,
  { left, width, top }: { left: number; width: number; top: number },
): void {
  const { footer } = flow.look.styles;
  for (const [text, atEnd] of [
    [start, false],
    [end, true],
  ] as const) {
    const [line] = flow.break([flow.span(text, footer)], width);
    if (line === undefined) continue;
    const x = atEnd ? left + width - line.width : left;
    for (const fragment of line.fragments) flow.fragment(fragment, x, top + line.baseline);
  }
}
