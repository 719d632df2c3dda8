/** What stands where in a printed report. Lengths are points from the lower left corner of the page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

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
