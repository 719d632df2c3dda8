/** What a finished PDF holds: pages, tags, links, bookmarks; and whether it is the same when made again. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Inspected {
  bytes: number;
  pages: number;
  /** Elements of the structure, and characters of the text in them, as `pdfinfo` reads them; null without `pdfinfo`. */
  elements: number | null;
  structText: number | null;
  links: number;
  /** Links that say in words where they lead. */
  linksWithContents: number;
  bookmarks: number;
  /** The same bytes when made again a second later; null where it was not made again. */
  sameBytes: boolean | null;
}

function structureOf(file: string): { elements: number; text: number } | null {
  try {
    const out = execFileSync('pdfinfo', ['-struct-text', file], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const lines = out.split('\n');
    const quoted = lines.map((line) => /^\s*"(.*)"$/u.exec(line)?.[1] ?? '');
    return {
      elements: lines.filter((line) => /^\s*[A-Z]\w*(?: |$)/u.test(line)).length,
      text: quoted.reduce((sum, words) => sum + words.length, 0),
    };
  } catch {
    return null;
  }
}

const hasContents = (annotation: { contentsObj?: { str?: string } }): boolean =>
  (annotation.contentsObj?.str ?? '') !== '';

function bookmarksIn(outline: readonly { items: unknown[] }[]): number {
  return outline.reduce(
    (sum, item) => sum + 1 + bookmarksIn(item.items as { items: unknown[] }[]),
    0,
  );
}

export async function pagesIn(file: string): Promise<number> {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
  try {
    return (await task.promise).numPages;
  } finally {
    await task.destroy();
  }
}

/** @param again the report made once more; null where it was not */
export async function inspect(file: string, again: string | null): Promise<Inspected> {
  const bytes = readFileSync(file);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const document = await task.promise;
    let links = 0;
    let linksWithContents = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const annotations = (await page.getAnnotations()) as {
        subtype: string;
        contentsObj?: { str?: string };
      }[];
      const found = annotations.filter((annotation) => annotation.subtype === 'Link');
      links += found.length;
      linksWithContents += found.filter(hasContents).length;
    }
    const structure = structureOf(file);
    const outline = (await document.getOutline()) as { items: unknown[] }[] | null;
    return {
      bytes: bytes.length,
      pages: document.numPages,
      elements: structure?.elements ?? null,
      structText: structure?.text ?? null,
      links,
      linksWithContents,
      bookmarks: bookmarksIn(outline ?? []),
      sameBytes: again === null ? null : bytes.equals(readFileSync(again)),
    };
  } finally {
    await task.destroy();
  }
}
