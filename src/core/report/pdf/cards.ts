/**
 * Cards for the wallet: panels of the size of a bank card, to be cut out along marks at their corners. The text runs from
 * one panel to the next; each says whose it is, which of how many, and under which heading it goes on.
 */
import {
  citationNumbers,
  type Block,
  type ReportDocument,
} from '../../../contract/reportDocument.ts';
import { drawLabel } from './blocks/text.ts';
import type { Flow } from './flow.ts';
import type { Frame, PageSize } from './frames.ts';
import { heightOf, type Line } from './lines.ts';
import { spansOf, type Numbers } from './runs.ts';
import { bookmark, drawBlock } from './sections.ts';
import type { Look, TextStyle } from './style.ts';

const MM = 72 / 25.4;
/** ISO/IEC 7810 ID-1, and A6 across for large print. */
const BANK_CARD = { width: 85.6 * MM, height: 53.98 * MM };
const A6 = { width: 148 * MM, height: 105 * MM };
/** First card from the upper edge of the page: the title and how to use the cards stand above. */
const FIRST = 88;
const PAD = 11;
/** Room for the name and number of the card at its head, and for date and fingerprint at its foot. */
const HEAD = 14;
const FOOT = 8;
const INDENT = 8;
const ENTRY_GAP = 1;
const BLOCK_GAP = 2;
/** Entries that go on to the next card with the note under their list. */
const WITH_NOTE = 2;
const HINT = 'Cut along the lines, or keep the sheet whole.';
/** Between the title of a card, whose it is, and its number. */
const HEAD_AIR = 6;

/** As many cards as fit between the head of a page and its notice, row by row. */
function cardsOf(look: Look, page: PageSize): Frame[] {
  const card = look.scale > 1 ? A6 : BANK_CARD;
  const columns = Math.floor(page.width / card.width);
  const room = page.height - FIRST - look.edges.bottom + FOOT;
  const rows = Math.max(1, Math.floor(room / card.height));
  const left = (page.width - columns * card.width) / 2;
  return Array.from({ length: rows * columns }, (_, index) => ({
    left: left + (index % columns) * card.width,
    top: FIRST + Math.floor(index / columns) * card.height,
    ...card,
  }));
}

export const cardFrames =
  (look: Look) =>
  (page: PageSize): readonly Frame[] =>
    cardsOf(look, page).map((card) => insideOf(look, card));

function insideOf({ scale }: Look, card: Frame): Frame {
  const pad = PAD * scale;
  return {
    left: card.left + pad,
    top: card.top + HEAD * scale + pad / 2,
    width: card.width - pad * 2,
    height: card.height - (HEAD + FOOT) * scale - pad,
  };
}

/** Title at the head of the first page, the text through the cards, then their lines and numbers. */
export function drawCards(flow: Flow, document: ReportDocument): void {
  drawHead(flow, document);
  const numbers = citationNumbers(document);
  const { cardText } = flow.look.styles;
  const who = flow.break([flow.span(document.subtitle, cardText)], flow.width);
  flow.paragraph(flow.element('P', flow.root), who);
  flow.y += flow.at(2);
  const headings: Headed[] = [];
  for (const section of document.sections) {
    for (const [index, block] of section.blocks.entries()) {
      const headed = drawInCard(flow, block, section.blocks[index + 1], numbers);
      if (headed !== null) headings.push(headed);
    }
  }
  drawEdges(flow, document, headings);
}

/** A heading, the card on which it stands, counted from 0, and whether that card begins with it. */
interface Headed {
  text: string;
  card: number;
  atTop: boolean;
}

function presentCard(flow: Flow): number {
  const { engine, look } = flow;
  const perPage = cardsOf(look, engine.page).length;
  return (engine.bufferedPageRange().count - 1) * perPage + flow.framesUsed - 1;
}

/** "E. F. · Supplements, continued": a loose card says whose it is and what its lines are. */
function ownerWords({ subtitle }: ReportDocument, headings: readonly Headed[], card: number) {
  if (card === 0) return '';
  const [name] = subtitle.split(' · ');
  const begins = headings.some((one) => one.card === card && one.atTop);
  const last = headings.findLast((one) => one.card < card);
  const going = begins || last === undefined ? [] : [`${last.text}, continued`];
  return [name, ...going].join(' · ');
}

/** As much of the words as `room` holds. */
function fitting(flow: Flow, words: string, style: TextStyle, room: number): string {
  if (words === '' || flow.measure(words, style) <= room) return words;
  const letters = [...words];
  while (letters.length > 0 && flow.measure(`${letters.join('')}…`, style) > room) letters.pop();
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`;
}

function drawHead(flow: Flow, document: ReportDocument): void {
  const { styles, edges } = flow.look;
  const title = flow.break([flow.span(document.title, styles.section)], Number.POSITIVE_INFINITY);
  const hint = flow.break([flow.span(HINT, styles.small)], Number.POSITIVE_INFINITY);
  const left = flow.left;
  const top = edges.top - 18;
  bookmark(flow, flow.engine.outline, flow.text(document.title, styles.section), true);
  flow.lines(flow.element('H1', flow.root), title, left, top);
  flow.lines(flow.element('P', flow.root), hint, left, top + heightOf(title));
}

function drawInCard(
  flow: Flow,
  block: Block,
  next: Block | undefined,
  numbers: Numbers,
): Headed | null {
  const { cardText, cardHead, cardQuiet } = flow.look.styles;
  const space = flow.at(BLOCK_GAP);
  const write = (type: string, runs: Parameters<typeof spansOf>[1], style: TextStyle): void => {
    flow.paragraph(
      flow.element(type, flow.root),
      flow.break(spansOf(flow, runs, style, numbers), flow.width),
    );
  };
  switch (block.type) {
    case 'heading': {
      if (!flow.atTop) flow.y += space;
      flow.ensure(cardHead.leading + entryHeight(flow, next, numbers));
      const headed = { text: block.text, card: presentCard(flow), atTop: flow.atTop };
      bookmark(flow, flow.engine.outline, flow.text(block.text, cardHead), false);
      write('H2', [{ text: block.text }], cardHead);
      return headed;
    }
    case 'paragraph':
      write('P', block.runs, block.tone === 'quiet' ? cardQuiet : cardText);
      flow.y += space;
      break;
    case 'list': {
      const list = flow.element('L', flow.root);
      const indent = flow.at(INDENT);
      const entries = block.items.map((runs) =>
        flow.break(spansOf(flow, runs, cardText, numbers), flow.width - indent),
      );
      const end = endHeight(flow, entries, next, numbers);
      entries.forEach((lines, index) => {
        // An entry stays on one card if a card can hold it.
        const kept = index === Math.max(0, entries.length - WITH_NOTE) ? end : heightOf(lines);
        flow.ensure(Math.min(kept, flow.pageHeight));
        const item = flow.element('LI', list);
        const label = block.ordered ? `${index + 1}.` : '•';
        drawLabel(flow, flow.element('Lbl', item), label, cardText);
        flow.paragraph(flow.element('LBody', item), lines, indent);
        flow.y += flow.at(ENTRY_GAP);
      });
      flow.y += space;
      break;
    }
    default:
      drawBlock(flow, block, [], { numbers, mark: () => undefined });
  }
  return null;
}

/** Height of the last entries with the note under the list: a note alone on a card belongs to nothing. */
function endHeight(
  flow: Flow,
  entries: readonly Line[][],
  next: Block | undefined,
  numbers: Numbers,
): number {
  const last = entries.slice(-WITH_NOTE);
  const height = last.reduce((sum, lines) => sum + heightOf(lines) + flow.at(ENTRY_GAP), 0);
  if (next?.type !== 'paragraph') return height;
  const note = flow.break(
    spansOf(flow, next.runs, flow.look.styles.cardQuiet, numbers),
    flow.width,
  );
  return height + flow.at(BLOCK_GAP) + heightOf(note);
}

/** Height of what a heading stays with: the first entry of a list. */
function entryHeight(flow: Flow, block: Block | undefined, numbers: Numbers): number {
  const { cardText } = flow.look.styles;
  const [first] = block?.type === 'list' ? block.items : [];
  if (first === undefined) return cardText.leading;
  const width = flow.width - flow.at(INDENT);
  return heightOf(flow.break(spansOf(flow, first, cardText, numbers), width));
}

/** Lines to cut along, and on each card what it is, its number among all, its date and fingerprint. */
function drawEdges(flow: Flow, document: ReportDocument, headings: readonly Headed[]): void {
  const { engine, look } = flow;
  const { count } = engine.bufferedPageRange();
  const cards = cardsOf(look, engine.page);
  const total = (count - 1) * cards.length + flow.framesUsed;
  const pad = PAD * look.scale;
  for (let number = 0; number < total; number += 1) {
    const card = cards[number % cards.length];
    if (card === undefined) continue;
    engine.switchToPage(Math.floor(number / cards.length));
    const { left, top, width, height } = card;
    flow.artifact(() => {
      engine.lineWidth(0.5).dash(2, { space: 2 }).strokeColor(look.colour.rule);
      engine.rect(left, top, width, height).stroke();
      engine.undash();
      const { cardTitle, cardQuiet } = look.styles;
      const inner = width - pad * 2;
      const write = (
        text: string,
        style: TextStyle,
        y: number,
        atEnd: boolean,
        indent = 0,
      ): void => {
        if (text === '') return;
        const wide = flow.measure(text, style);
        const x = left + pad + (atEnd ? inner - wide : indent);
        flow.fragment({ text, style, x: 0, width: wide, target: null }, x, y);
      };
      const head = top + pad / 2 + cardTitle.leading * 0.8;
      const title = flow.text(document.title, cardTitle);
      const place = `${number + 1} of ${total}`;
      write(title, cardTitle, head, false);
      write(place, cardQuiet, head, true);
      const before = flow.measure(title, cardTitle) + flow.at(HEAD_AIR);
      const room = inner - before - flow.measure(place, cardQuiet) - flow.at(HEAD_AIR);
      const words = flow.text(ownerWords(document, headings, number), cardQuiet);
      write(fitting(flow, words, cardQuiet, room), cardQuiet, head, false, before);
      const foot = `${document.asOf} · Cofactor · ${document.fingerprint}`;
      write(foot, cardQuiet, top + height - pad / 2, false);
    }, 'Top');
  }
}
