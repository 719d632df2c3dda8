/**
 * Checks a report against the machine-testable rules of PDF/UA-1 and the rules of Cofactor. It certifies nothing: reading
 * order and sense need a person (tools/pdf/README.md).   node tools/checkPdf.ts FILE.pdf …
 */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { annotations, destinations, tabOrder } from './pdf/annotationRules.ts';
import { citations, footers, tagged } from './pdf/contentRules.ts';
import { allNodes, PdfFile } from './pdf/file.ts';
import { fonts } from './pdf/fontRules.ts';
import { languages } from './pdf/languageRules.ts';
import { catalog, information, xmp } from './pdf/metadataRules.ts';
import { nesting } from './pdf/nestingRules.ts';
import { bookmarks } from './pdf/outlineRules.ts';
import { overprint } from './pdf/overprintRules.ts';
import type { PageText, PdfProblem, PlacedText, Rule, Subject } from './pdf/rules.ts';
import {
  emptyElements,
  emptyTexts,
  figures,
  headings,
  notes,
  types,
} from './pdf/structureRules.ts';
import { tables } from './pdf/tableRules.ts';
import { downThePage, readingOrder, words } from './pdf/textRules.ts';

export type { PdfProblem } from './pdf/rules.ts';

const rules: readonly Rule[] = [
  xmp,
  information,
  catalog,
  languages,
  types,
  nesting,
  tables,
  headings,
  figures,
  emptyTexts,
  notes,
  emptyElements,
  annotations,
  tabOrder,
  destinations,
  bookmarks,
  fonts,
  tagged,
  words,
  readingOrder,
  downThePage,
  overprint,
  footers,
  citations,
];

/** Points from the lower edge within which a footer stands. */
const FOOT_HEIGHT = 72;

/** The text of each page, whole and by marked content. */
export async function pageTexts(bytes: Uint8Array): Promise<PageText[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const texts: PageText[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const marked = new Map<number, string>();
    const placed: PlacedText[] = [];
    const starts = new Map<number, { x: number; y: number }>();
    const open: (number | null)[] = [];
    let text = '';
    let foot = '';
    for (const item of items) {
      if ('str' in item) {
        const piece = item.str + (item.hasEOL ? '\n' : '');
        text += piece;
        const [, , , size, left, height] = item.transform.map(Number);
        if (size !== undefined && left !== undefined && height !== undefined)
          placed.push({ text: item.str, x: left, y: height, width: item.width, size });
        if (height !== undefined && height < FOOT_HEIGHT) foot += piece;
        const mcid = open.findLast((mark) => mark !== null) ?? null;
        if (mcid === null) continue;
        marked.set(mcid, (marked.get(mcid) ?? '') + item.str);
        if (!starts.has(mcid) && left !== undefined && height !== undefined)
          starts.set(mcid, { x: left, y: height });
      } else if (item.type === 'endMarkedContent') open.pop();
      else {
        const mcid = /_mc(\d+)$/u.exec(item.id)?.[1];
        open.push(mcid === undefined ? null : Number(mcid));
      }
    }
    texts.push({ text, foot, marked, starts, placed });
  }
  await task.destroy();
  return texts;
}

/** A report as the rules look at it. @throws Error where the file cannot be read as a PDF */
export async function subjectOf(bytes: Uint8Array): Promise<Subject> {
  const file = new PdfFile(bytes);
  const roots = file.structure();
  const texts = await pageTexts(bytes);
  return { file, pages: file.pages(), roots, nodes: allNodes(roots), texts };
}

/** Everything that is wrong with a report; an empty list for a good one. */
export async function checkPdf(bytes: Uint8Array): Promise<PdfProblem[]> {
  const subject = await subjectOf(bytes);
  return rules.flatMap((rule) => rule(subject));
}

async function main(paths: readonly string[]): Promise<void> {
  let bad = paths.length === 0;
  if (bad) console.error('usage: checkPdf FILE.pdf …');
  for (const path of paths) {
    const problems = await checkPdf(await readFile(path));
    bad ||= problems.length > 0;
    console.log(
      `${path}: ${problems.length === 0 ? 'no problem found' : `${problems.length} problems`}`,
    );
    for (const { rule, message, page } of problems) {
      console.log(`  ${rule}${page === null ? '' : `, page ${page}`}: ${message}`);
    }
  }
  process.exitCode = bad ? 1 : 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2));
}
