/** What stands where in a printed report. Lengths are points from the lower left corner of the page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PdfFile } from '../../../../tools/pdf/file.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import { lookOf } from '../pdf/style.ts';

export interface PlacedText {
  page: number;
  text: string;
  x: number;
  y: number;
  width: number;
  /** Type size. */
  size: number;
}

export async function placedTexts(bytes: Uint8Array): Promise<PlacedText[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const placed: PlacedText[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , size, x, y] = item.transform.map(Number);
      placed.push({
        page,
        text: item.str,
        x: x ?? Number.NaN,
        y: y ?? Number.NaN,
        width: item.width,
        size: size ?? Number.NaN,
      });
    }
  }
  await task.destroy();
  return placed;
}

/** Pages, in ascending order, on which a text that `matches` stands. */
export const pagesWith = (placed: readonly PlacedText[], matches: RegExp): number[] =>
  [...new Set(placed.filter(({ text }) => matches.test(text)).map(({ page }) => page))].sort(
    (a, b) => a - b,
  );

/** Text and ends of lines, as the content of a page writes them: type size of text, distance from the upper edge. */
const ink = /([\d.]+) Tf 1 0 0 -1 [\d.]+ ([\d.]+) Tm|[\d.]+ ([\d.]+) l\b/gu;
const heights = { a4: 841.89, letter: 792 } as const;

export interface Foot {
  page: number;
  /** Points between the lowest thing on the page and the edge of the text. */
  empty: number;
  /** Type size of the lowest text; null where something else is lower. */
  size: number | null;
}

/** What the pages of a report end with, but for the last one. */
export function feetOf(
  bytes: Uint8Array,
  { paper, style }: Pick<ReportDocument, 'paper' | 'style'>,
): Foot[] {
  const edge = heights[paper] - lookOf(style, { paper }).edges.bottom;
  const pages = new PdfFile(bytes).pages();
  return pages.slice(0, -1).map(({ content }, index) => {
    let lowest = 0;
    let size: number | null = null;
    for (const [, type, y, end] of Buffer.from(content).toString('latin1').matchAll(ink)) {
      const at = Number(y ?? end);
      // Below the edge stands what every page has.
      if (at > edge + 0.5 || at < lowest) continue;
      lowest = at;
      size = type === undefined ? null : Number(type);
    }
    return { page: index + 1, empty: edge - lowest, size };
  });
}
