/** Draws the blocks of a section one after the other, and keeps together what belongs together. */
import type { Block, BlockOf, ReportDocument } from '../../../contract/reportDocument.ts';
import { barsLead, drawBars } from './blocks/bars.ts';
import { drawCompactBars } from './blocks/compactBars.ts';
import { dayLead, drawDay } from './blocks/day.ts';
import { drawFinding, drawFindingList, findingLead } from './blocks/finding.ts';
import { drawForest, forestLead } from './blocks/forest.ts';
import { drawReferences } from './blocks/references.ts';
import { drawTable, tableLead } from './blocks/table.ts';
import {
  drawHeading,
  drawList,
  drawParagraph,
  drawWritingSpace,
  headingLead,
  listLead,
  paragraphLead,
} from './blocks/text.ts';
import type { Flow } from './flow.ts';
import type { Numbers } from './runs.ts';

/** Share of a page up to which the beginning of a table draws the words that lead it in along to the next page. */
const WITH_TABLE = 0.6;

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
  const lead = sectionLead(flow, blocks, numbers);
  drawHeading(flow, section.title, 2, () => (parent = mark(section.title)), lead);
  const markUnder = (title: string): void => void mark(title);
  let compact: BlockOf<'finding'>[] = [];
  const flush = () => {
    if (compact.length > 0) drawFindingList(flow, compact, numbers);
    compact = [];
  };
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'finding' && block.compact === true) {
      compact.push(block);
      continue;
    }
    flush();
    drawBlock(flow, block, blocks.slice(index + 1), { numbers, mark: markUnder });
  }
  flush();
}

/** What stays with the title of a section: its first words, and where they are few also what follows them. */
function sectionLead(flow: Flow, blocks: readonly Block[], numbers: Numbers): number | undefined {
  const [first, second, ...others] = blocks;
  if (first?.type !== 'paragraph' || second?.type !== 'heading')
    return leadOf(flow, blocks, numbers);
  const next = headingLead(flow, second.text, 3, leadOf(flow, others, numbers));
  return paragraphLead(flow, first, numbers, next < flow.pageHeight * WITH_TABLE ? next : null);
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
      drawForest(flow, block, numbers);
      break;
    case 'day':
      drawDay(flow, block);
      break;
    case 'writing-space':
      drawWritingSpace(flow, block);
      break;
    case 'references':
      drawReferences(flow, block);
      break;
  }
}

/** Height that has to follow a short paragraph which leads in a list or a table; null where it leads in nothing. */
function ledInBy(flow: Flow, following: readonly Block[], numbers: Numbers): number | null {
  const [next] = following;
  if (next?.type === 'list') return listLead(flow, next, numbers);
  if (next?.type !== 'table') return null;
  const lead = tableLead(flow, next, numbers);
  return lead < flow.pageHeight * WITH_TABLE ? lead : null;
}

/** Height that a block needs below a heading, so that the heading does not stand alone. */
function leadOf(
  flow: Flow,
  [block, ...following]: readonly Block[],
  numbers: Numbers,
): number | undefined {
  switch (block?.type) {
    case 'table':
      return tableLead(flow, block, numbers);
    case 'bars':
      return barsLead(flow, block);
    case 'forest':
      return forestLead(flow, block, numbers);
    case 'day':
      return dayLead(flow, block);
    case 'paragraph':
      return paragraphLead(flow, block, numbers, ledInBy(flow, following, numbers));
    case 'finding':
      return block.compact === true ? findingLead(flow, block, numbers) : undefined;
    case 'list':
      return listLead(flow, block, numbers);
    // A heading right under a heading takes what it leads to along.
    case 'heading':
      return headingLead(flow, block.text, 3, leadOf(flow, following, numbers));
    default:
      return undefined;
  }
}
