/** Draws a ReportDocument as a tagged PDF. Same document and fonts, same bytes. */
import { citationNumbers, type ReportDocument } from '../../../contract/reportDocument.ts';
import { cardFrames, drawCards } from './cards.ts';
import { Flow } from './flow.ts';
import { drawFurniture } from './furniture.ts';
import type { Span } from './lines.ts';
import { bookmark, drawSection } from './sections.ts';
import { lookOf } from './style.ts';

/** Share of a further page from which on the sheet for the visit keeps it. */
const ALONE = 0.8;

export interface Rendered {
  pdf: Uint8Array<ArrayBuffer>;
  pages: number;
}

/**
 * Title, subtitle and sections of `document`; footers on every page. Throws CofactorError for characters that cannot be
 * printed and for fonts that cannot be read.
 */
export function renderDocument(
  document: ReportDocument,
  fontsDir: string,
  onPage: (page: number) => void = () => undefined,
): Rendered {
  const card = document.format === 'card';
  const flow = new Flow({
    ...(card ? { frames: cardFrames(lookOf(document.style)) } : {}),
    fontsDir,
    onPage,
    paper: document.paper,
    style: document.style,
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
  if (card) drawCards(flow, document);
  else drawPages(flow, document);
  const pages = drawFurniture(flow, document);
  return { pdf: flow.finish(), pages };
}

function drawPages(flow: Flow, document: ReportDocument): void {
  const numbers = citationNumbers(document);
  drawTitle(flow, document);
  document.sections.forEach((section, index) => {
    const previous = document.sections[index - 1];
    // The sheet for the visit stands alone: it can be handed over without the rest. A second sheet is filled instead.
    const alone = flow.page === 1 || flow.y > flow.top + flow.pageHeight * ALONE;
    if (previous?.id === 'visit' && alone) flow.newPage();
    drawSection(flow, section, numbers, index === 0);
  });
}

function drawTitle(flow: Flow, document: ReportDocument): void {
  const { styles, colour } = flow.look;
  const title = flow.break([flow.span(document.title, styles.title)], flow.width);
  bookmark(flow, flow.engine.outline, flow.text(document.title, styles.title), true);
  flow.paragraph(flow.element('H1', flow.root), title);
  flow.y += 2;
  const subtitle = flow.break(subtitleSpans(flow, document.subtitle), flow.width);
  flow.paragraph(flow.element('P', flow.root), subtitle);
  flow.y += flow.at(7);
  flow.rule(flow.y, flow.left, flow.left + flow.width, 1.4, colour.accent);
  flow.y += flow.at(9);
}

/** A line of the subtitle ends between its parts, or inside one that is longer than a line. */
function subtitleSpans(flow: Flow, subtitle: string): Span[] {
  const { subtitle: style } = flow.look.styles;
  const parts = subtitle.split(' · ').map((part) => {
    const whole = flow.text(part, style).replaceAll(' ', '\u00a0');
    return flow.measure(whole, style) <= flow.width ? whole : part;
  });
  return [flow.span(parts.join('\u00a0· '), style)];
}
