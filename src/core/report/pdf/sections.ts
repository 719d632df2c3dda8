/** Draws the blocks of a section one after the other, and keeps together what belongs together. */
import type { Block, BlockOf, ReportDocument } from '../../../contract/reportDocument.ts';
import { barsLead, drawBars } from './blocks/bars.ts';
import { drawCompactBars } from './blocks/compactBars.ts';
import { dayFitLead, drawFittingDay } from './blocks/dayFit.ts';
import { drawFinding, drawFindingList, findingLead } from './blocks/finding.ts';
import { drawForests, forestLead } from './blocks/forest.ts';
import { drawReferences, referencesLead } from './blocks/references.ts';
import { drawTable, tableLead } from './blocks/table.ts';
import {
  drawHeading,
  drawList,
  drawParagraph,
  drawWritingSpace,
  headingLead,
  isShort,
  listLead,
  paragraphLead,
  tailOf,
} from './blocks/text.ts';
import type { Flow } from './flow.ts';
import type { Lead } from './lead.ts';
import type { Numbers } from './runs.ts';

type Section = ReportDocument['sections'][number];
type Outline = Flow['engine']['outline'];

export function bookmark(flow: Flow, parent: Outline, title: string, expanded: boolean): Outline {
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

export function drawSection(flow: Flow, section: Section, numbers: Numbers, first: boolean): void {
  if (section.tight === true) flow.tightly(() => drawBlocks(flow, section, numbers, first));
  else drawBlocks(flow, section, numbers, first);
}

function drawBlocks(flow: Flow, section: Section, numbers: Numbers, first: boolean): void {
  const { gap, styles } = flow.look;
  const { blocks } = section;
  // Right under the title, and at the top of a page, a section needs no space above it.
  if (!first && !flow.atTop) flow.y += gap.section - gap.paragraph;
  let parent = flow.engine.outline;
  const mark = (title: string) => bookmark(flow, parent, flow.text(title, styles.heading), false);
  drawHeading(
    flow,
    section.title,
    2,
    () => (parent = mark(section.title)),
    leadOf(flow, blocks, numbers),
  );
  const markUnder = (title: string): void => void mark(title);
  let compact: BlockOf<'finding'>[] = [];
  let plots: BlockOf<'forest'>[] = [];
  const flush = (next?: Block) => {
    // What is asked about findings stays with the last of them.
    const tail = next?.type === 'paragraph' ? tailOf(flow, next, numbers) : 0;
    if (compact.length > 0) drawFindingList(flow, compact, numbers, tail);
    drawForests(flow, plots, numbers);
    compact = [];
    plots = [];
  };
  for (const [index, block] of blocks.entries()) {
    const gathers = block.type === 'finding' && block.compact === true;
    if (!(gathers && plots.length === 0) && !(block.type === 'forest' && compact.length === 0))
      flush(block);
    if (gathers) compact.push(block);
    else if (block.type === 'forest') plots.push(block);
    else drawBlock(flow, block, blocks.slice(index + 1), { numbers, mark: markUnder });
  }
  flush();
}

interface Context {
  numbers: Numbers;
  /** Sets a bookmark at the present place. */
  mark: (title: string) => void;
}

export function drawBlock(
  flow: Flow,
  block: Block,
  following: readonly Block[],
  { numbers, mark }: Context,
): void {
  switch (block.type) {
    case 'heading':
      drawHeading(flow, block.text, 3, () => mark(block.text), leadOf(flow, following, numbers));
      break;
    case 'finding':
      drawFinding(flow, block, numbers, () => mark(block.title));
      break;
    case 'paragraph':
      drawParagraph(flow, block, numbers, ledInBy(flow, following, numbers));
      break;
    case 'list':
      drawList(flow, block, numbers);
      break;
    case 'table':
      drawTable(flow, block, numbers);
      break;
    case 'bars':
      if (block.compact === true) drawCompactBars(flow, block);
      else drawBars(flow, block);
      break;
    case 'forest':
      drawForests(flow, [block], numbers);
      break;
    case 'day':
      drawFittingDay(flow, block);
      break;
    case 'writing-space':
      drawWritingSpace(flow, block);
      break;
    case 'references':
      drawReferences(flow, block);
      break;
  }
}

/** What a short paragraph leads in, such as "Doses:" or what is said of a table; null where it leads in nothing. */
function ledInBy(flow: Flow, following: readonly Block[], numbers: Numbers): Lead | null {
  const [next, ...others] = following;
  const leading =
    next?.type === 'list' ||
    next?.type === 'table' ||
    (next?.type === 'paragraph' &&
      isShort(flow, next, numbers) &&
      ledInBy(flow, others, numbers) !== null);
  return leading ? (leadOf(flow, following, numbers) ?? null) : null;
}

const same = (height: number): Lead => ({ want: height, least: height });

/** What of a block has to stand below a heading, so that the heading does not stand alone. */
function leadOf(
  flow: Flow,
  [block, ...following]: readonly Block[],
  numbers: Numbers,
): Lead | undefined {
  switch (block?.type) {
    case 'table':
      return tableLead(flow, block, numbers);
    case 'bars':
      return same(barsLead(flow, block));
    case 'forest':
      return forestLead(flow, block, numbers);
    case 'day':
      return dayFitLead(flow, block);
    case 'paragraph':
      return paragraphLead(flow, block, numbers, ledInBy(flow, following, numbers));
    case 'finding':
      return block.compact === true ? findingLead(flow, block, numbers) : undefined;
    case 'list':
      return listLead(flow, block, numbers);
    case 'references':
      return same(referencesLead(flow, block));
    // A heading right under a heading takes what it leads to along.
    case 'heading':
      return headingLead(flow, block.text, 3, leadOf(flow, following, numbers));
    default:
      return undefined;
  }
}
