/**
 * Checks a report against the machine-testable rules of PDF/UA-1 and the rules of Cofactor. It certifies nothing: reading
 * order and sense need a person.   node tools/checkPdf.ts FILE.pdf …
 */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { citations, footers, missingGlyphs, tagged } from './pdf/contentRules.ts';
import { allNodes, PdfFile } from './pdf/file.ts';
import { catalog, fonts, information, tabOrder, xmp } from './pdf/metadataRules.ts';
import type { PageText, PdfProblem, Rule } from './pdf/rules.ts';
import {
  annotations,
  emptyElements,
  figures,
  headings,
  nesting,
  notes,
  tables,
  types,
} from './pdf/structureRules.ts';

export type { PdfProblem } from './pdf/rules.ts';

const rules: readonly Rule[] = [
  xmp,
  information,
  catalog,
  tabOrder,
  fonts,
  types,
  nesting,
  tables,
  headings,
  figures,
  notes,
  annotations,
  emptyElements,
  tagged,
  missingGlyphs,
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
    const open: (number | null)[] = [];
    let text = '';
    let foot = '';
    for (const item of items) {
      if ('str' in item) {
        const piece = item.str + (item.hasEOL ? '\n' : '');
        text += piece;
        const height: unknown = item.transform[5];
        if (typeof height === 'number' && height < FOOT_HEIGHT) foot += piece;
        const mcid = open.findLast((mark) => mark !== null) ?? null;
        if (mcid !== null) marked.set(mcid, (marked.get(mcid) ?? '') + item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else {
        const mcid = /_mc(\d+)$/u.exec(item.id)?.[1];
        open.push(mcid === undefined ? null : Number(mcid));
      }
    }
    texts.push({ text, foot, marked });
  }
  await task.destroy();
  return texts;
}

/** Everything that is wrong with a report; an empty list for a good one. */
export async function checkPdf(bytes: Uint8Array): Promise<PdfProblem[]> {
  const file = new PdfFile(bytes);
  const roots = file.structure();
  const subject = {
    file,
    pages: file.pages(),
    roots,
    nodes: allNodes(roots),
    texts: await pageTexts(bytes),
  };
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
