/** The reports that are measured: a full plan report of about 12 pages, and longer ones made of its sections. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { ReportInput } from '../../../src/contract/operations.ts';
import { Plan } from '../../../src/contract/plan.ts';
import type { Block, ReportDocument } from '../../../src/contract/reportDocument.ts';
import { openReference } from '../../../src/core/db/reference.ts';
import { createReports } from '../../../src/core/reference/reports.ts';
import { createReference } from '../../../src/core/reference/service.ts';
import { renderDocument } from '../../../src/core/report/pdf/render.ts';
import { createReportService } from '../../../src/core/report/service.ts';
import { referencePath } from '../datasets.ts';

const root = path.join(import.meta.dirname, '../../..');
export const fontsDir = path.join(root, 'resources/fonts');
const AS_OF = '2026-11-22';
const PAGES = 12;

export interface Chosen {
  document: ReportDocument;
  pages: number;
  /** Which plan it is, in words. */
  plan: string;
}

const pagesOf = (document: ReportDocument): number => renderDocument(document, fontsDir).pages;

/** The smallest example, and one with products to add to it. */
const [base, more] = ['plain', 'twelve'] as const;

function examplePlan(name: string): Plan {
  const file = path.join(root, 'examples', `${name}.json`);
  return v.parse(Plan, JSON.parse(readFileSync(file, 'utf8')));
}

/** First place and number of the products to add: three first, as people take more than one, then two, then one. */
const windows = (length: number): [from: number, added: number][] =>
  [3, 2, 1].flatMap((added) =>
    Array.from({ length: length - added + 1 }, (_, from): [number, number] => [from, added]),
  );

/**
 * The smallest example with products of another, so that a report of all sections is as close to 12 pages as can be.
 * @throws Error where none has 11 to 13 pages
 */
export async function choosePlan(): Promise<Chosen> {
  const db = openReference(referencePath);
  const quiet = (): void => undefined;
  const log = { info: quiet, warn: quiet, error: quiet };
  const service = createReportService({ fontsDir, reportWorker: '', log });
  try {
    const reports = createReports(
      createReference(db, () => AS_OF),
      service,
      () => AS_OF,
    );
    const plan = examplePlan(base);
    const others = examplePlan(more).items;
    let best: Chosen | null = null;
    for (const [from, added] of windows(others.length)) {
      const items = [...plan.items, ...others.slice(from, from + added)];
      const input = v.parse(ReportInput, { kind: 'plan', plan: { ...plan, items }, asOf: AS_OF });
      const document = await reports['report.preview'](input);
      const pages = pagesOf(document);
      const name = `\`examples/${base}.json\` with ${added} products of \`examples/${more}.json\` added, from number ${from + 1} on`;
      if (best === null || Math.abs(pages - PAGES) < Math.abs(best.pages - PAGES))
        best = { document, pages, plan: name };
      if (best.pages === PAGES) break;
    }
    if (best === null || Math.abs(best.pages - PAGES) > 1)
      throw new Error('no example gives a report of 11 to 13 pages');
    return best;
  } finally {
    db.close();
  }
}

const renamed = (block: Block, copy: number): Block =>
  block.type === 'heading' ? { ...block, id: `${block.id}-${copy}` } : block;

/** The sections `copies` times, one after the other, with one reference list at the end. */
export function repeated(document: ReportDocument, copies: number): ReportDocument {
  const isList = (section: ReportDocument['sections'][number]): boolean =>
    section.blocks.some((block) => block.type === 'references');
  const content = document.sections.filter((section) => !isList(section));
  const sections = Array.from({ length: copies }, (_, copy) =>
    content.map((section) => ({
      ...section,
      id: `${section.id}-${copy + 1}`,
      blocks: section.blocks.map((block) => renamed(block, copy + 1)),
    })),
  ).flat();
  return { ...document, sections: [...sections, ...document.sections.filter(isList)] };
}

export interface Longer {
  document: ReportDocument;
  pages: number;
  bytes: number;
}

/** The shortest repetition of at least this many pages. */
export function atLeast(document: ReportDocument, pages: number): Longer {
  const [one, two] = [pagesOf(repeated(document, 1)), pagesOf(repeated(document, 2))];
  const each = Math.max(1, two - one);
  for (let copies = 1 + Math.max(0, Math.floor((pages - one) / each)); ; copies += 1) {
    const longer = repeated(document, copies);
    const drawn = renderDocument(longer, fontsDir);
    if (drawn.pages >= pages)
      return { document: longer, pages: drawn.pages, bytes: drawn.pdf.length };
  }
}
