/** Draws a ReportDocument as a tagged PDF. Same document and fonts, same bytes. */
import {
  citationNumbers,
  type Block,
  type BlockOf,
  type ReportDocument,
} from '../../../contract/reportDocument.ts';
import { barsLead, drawBars } from './blocks/bars.ts';
import { drawFinding, drawFindingList } from './blocks/finding.ts';
import { drawForest, forestLead } from './blocks/forest.ts';
import { drawReferences } from './blocks/references.ts';
import { drawTable, tableLead } from './blocks/table.ts';
import {
  drawHeading,
  drawList,
  drawParagraph,
  drawWritingSpace,
  headingLead,
} from './blocks/text.ts';
import { Flow } from './flow.ts';
import { heightOf } from './lines.ts';
import type { Numbers } from './runs.ts';
import { colour, gap, page, styles } from './style.ts';

/** Share of a page from which on the sheet for the visit keeps it. */
const ALONE = 0.35;

export interface Rendered {
  pdf: Uint8Array;
  pages: number;
}
type Section = ReportDocument['sections'][number];
type Outline = Flow['engine']['outline'];

/** Title, subtitle and sections of `document`; footers on every page. Rejects with CofactorError for bad characters. */
export async function renderDocument(
  document: ReportDocument,
  fontsDir: string,
): Promise<Rendered> {
  const numbers = citationNumbers(document);
  const flow = new Flow({
    fontsDir,
    paper: document.paper,
    language: document.language,
    created: new Date(`${document.asOf}T00:00:00Z`),
    ownCharacters: document.ownCharacters,
    info: {
      Title: document.title,
      Subject: `Edition ${document.edition}, ${document.asOf}`,
      Keywords: `fingerprint:${document.fingerprint}`,
      CofactorFingerprint: document.fingerprint,
    },
  });
  drawTitle(flow, document);
  document.sections.forEach((section, index) => {
    const previous = document.sections[index - 1];
    // The sheet for the visit stands alone: it can be handed over without the rest. A second sheet that is nearly empty
    // is filled instead.
    if (previous?.id === 'visit' && flow.y > page.top + flow.pageHeight * ALONE) flow.newPage();
    drawSection(flow, section, numbers, index === 0);
  });
  const pages = drawFurniture(flow, document);
  return { pdf: await flow.finish(), pages };
}

function drawTitle(flow: Flow, document: ReportDocument): void {
  const title = flow.break([flow.span(document.title, styles.title)], flow.width);
  bookmark(flow, flow.engine.outline, flow.text(document.title, styles.title), true);
  flow.paragraph(flow.element('H1', flow.root), title, flow.left);
  flow.y += 2;
  const subtitle = flow.break([flow.span(document.subtitle, styles.subtitle)], flow.width);
  flow.paragraph(flow.element('P', flow.root), subtitle, flow.left);
  flow.y += 9;
  flow.rule(flow.y, flow.left, flow.left + flow.width, 1.4, colour.accent);
  flow.y += 12;
}

function bookmark(flow: Flow, parent: Outline, title: string, expanded: boolean): Outline {
  return parent.addItem(title, {
    fit: false,
    top: flow.y,
    // pdfkit subtracts this from the width of the page: the bookmark leads to its left edge.
    left: flow.engine.page.width,
    zoom: 0,
    pageNumber: null,
    expanded,
  });
}

function drawSection(flow: Flow, section: Section, numbers: Numbers, first: boolean): void {
  // Right under the title, and at the top of a page, a section needs no space above it.
  if (!first && flow.y > page.top) flow.y += gap.section - gap.paragraph;
  let parent = flow.engine.outline;
  const mark = (title: string) => bookmark(flow, parent, flow.text(title, styles.heading), false);
  const lead = leadOf(flow, section.blocks, numbers);
  drawHeading(flow, section.title, 2, () => (parent = mark(section.title)), lead);
  const markUnder = (title: string): void => void mark(title);
  let compact: BlockOf<'finding'>[] = [];
  const flush = () => {
    if (compact.length > 0) drawFindingList(flow, compact, numbers);
    compact = [];
  };
  for (const [index, block] of section.blocks.entries()) {
    if (block.type === 'finding' && block.compact === true) {
      compact.push(block);
      continue;
    }
    flush();
    switch (block.type) {
      case 'heading':
        drawHeading(
          flow,
          block.text,
          3,
          () => markUnder(block.text),
          leadOf(flow, section.blocks.slice(index + 1), numbers),
        );
        break;
      case 'finding':
        drawFinding(flow, block, numbers, () => markUnder(block.title));
        break;
      case 'paragraph':
        drawParagraph(flow, block, numbers, section.blocks[index + 1]?.type === 'list');
        break;
      case 'list':
        drawList(flow, block, numbers);
        break;
      case 'table':
        drawTable(flow, block, numbers);
        break;
      case 'bars':
        drawBars(flow, block);
        break;
      case 'forest':
        drawForest(flow, block, numbers);
        break;
      case 'writing-space':
        drawWritingSpace(flow, block);
        break;
      case 'references':
        drawReferences(flow, block);
        break;
    }
  }
  flush();
}

/** Height that a block needs below a heading, so that the heading does not stand alone. */
function leadOf(
  flow: Flow,
  [block, ...following]: readonly Block[],
  numbers: Numbers,
): number | undefined {
  if (block?.type === 'table') return tableLead(flow, block, numbers);
  if (block?.type === 'bars') return barsLead(flow, block);
  if (block?.type === 'forest') return forestLead(flow, block, numbers);
  // A heading right under a heading takes what it leads to along.
  if (block?.type === 'heading')
    return headingLead(flow, block.text, 3, leadOf(flow, following, numbers));
  return undefined;
}

/** Footers, and from the second page on the title at the head. Returns the number of pages. */
function drawFurniture(flow: Flow, document: ReportDocument): number {
  const { engine, left } = flow;
  const { count } = engine.bufferedPageRange();
  const facts = `Cofactor · edition ${document.edition} · ${document.asOf} · fingerprint ${document.fingerprint}`;
  for (let index = 0; index < count; index += 1) {
    engine.switchToPage(index);
    const right = left + flow.width;
    const top = engine.page.height - page.footer - 14;
    const notice = flow.break([flow.span(document.footer, styles.footer)], flow.width);
    const lift = heightOf(notice) - styles.footer.leading;
    flow.artifact(() => {
      engine.lineWidth(0.5).strokeColor(colour.rule);
      engine
        .moveTo(left, top - lift - 5)
        .lineTo(right, top - lift - 5)
        .stroke();
      let y = top - lift;
      for (const line of notice) {
        for (const fragment of line.fragments) flow.fragment(fragment, left, y + line.baseline);
        y += line.height;
      }
      drawEnds(flow, facts, `Page ${index + 1} of ${count}`, y + 1);
    }, 'Bottom');
    if (index > 0) flow.artifact(() => drawEnds(flow, document.title, '', page.top - 26), 'Top');
  }
  return count;
}

/** One line of page furniture: something at the left, something at the right. */
function drawEnds(flow: Flow, start: string, end: string, top: number): void {
  for (const [text, right] of [
    [start, false],
    [end, true],
  ] as const) {
    const [line] = flow.break([flow.span(text, styles.footer)], flow.width);
    if (line === undefined) continue;
    const x = right ? flow.left + flow.width - line.width : flow.left;
    for (const fragment of line.fragments) flow.fragment(fragment, x, top + line.baseline);
  }
}
