/** Ends of pages in the reports that the examples give, drawn from the real reference. */
import { readFileSync } from 'node:fs';
import { parse } from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageTexts } from '../../../../tools/checkPdf.ts';
import { ReportInput } from '../../../contract/operations.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';
import { createReports } from '../../reference/reports.ts';
import { createReference } from '../../reference/service.ts';
import { openTestReference, type TestReference } from '../../testing/reference.ts';
import { fontsDir } from '../planFixture.ts';
import type { ReportService } from '../service.ts';
import { feetOf } from '../testing/layout.ts';
import { renderDocument } from './render.ts';
import { lookOf } from './style.ts';

const root = new URL('../../../../', import.meta.url);
const plans = ['plain', 'pregnant', 'conflicts', 'twelve'];
/** A fifth of a page: what may stay empty for the sake of what belongs together, with the space above a section. */
const MOST_EMPTY = 150;
const kinds: Record<string, unknown> = {
  ...Object.fromEntries(
    plans.map((name) => [
      name,
      {
        kind: 'plan',
        plan: JSON.parse(readFileSync(new URL(`examples/${name}.json`, root), 'utf8')) as unknown,
      },
    ]),
  ),
  answer: { kind: 'answer', substance: 'vitamin-d', condition: 'multiple-sclerosis' },
  'short answer': { kind: 'answer', substance: 'magnesium', condition: 'multiple-sclerosis' },
};

describe.each(Object.keys(kinds))('pages of a report: %s', { timeout: 60_000 }, (kind) => {
  let reference: TestReference;
  let whole: ReportDocument;
  beforeAll(async () => {
    reference = openTestReference();
    const documents: ReportDocument[] = [];
    // Nothing is drawn but what the tests draw.
    const render: ReportService['render'] = (document) => {
      documents.push(document);
      return Promise.resolve({ pdf: new Uint8Array(), pages: 1 });
    };
    const service = { render, fingerprintOf: () => '3f9a-12bc-77e0' } as unknown as ReportService;
    const reports = createReports(
      createReference(reference.db, () => '2026-11-22'),
      service,
      () => '2026-11-22',
    );
    await reports.report(parse(ReportInput, kinds[kind]));
    const [document] = documents;
    if (document === undefined) throw new Error('no document was made');
    whole = document;
  });
  afterAll(() => {
    reference.close();
  });

  const sheets = (['a4', 'letter'] as const).flatMap((paper) =>
    [false, true].map((largePrint) => ({ paper, style: { largePrint, blackAndWhite: false } })),
  );
  it.each(sheets)('are full, and none ends with a heading: $paper, $style', async (sheet) => {
    const { pdf } = renderDocument({ ...whole, ...sheet }, fontsDir);
    const feet = feetOf(pdf, sheet);
    expect(feet.length).toBeGreaterThan(2);
    expect(feet.filter(({ empty }) => empty > MOST_EMPTY)).toEqual([]);
    // No other text has the size of a heading, in usual or tight type.
    const sizes = [false, true].flatMap((tight) => {
      const { heading, section } = lookOf(sheet.style, { paper: sheet.paper, tight }).styles;
      return [heading.size, section.size];
    });
    const headed = feet.filter(({ size }) =>
      sizes.some((one) => size !== null && Math.abs(size - one) < 0.02),
    );
    expect(headed).toEqual([]);
    if (!plans.includes(kind)) return;
    // The sheet for the visit has its space to write, before anything else follows.
    const texts = (await pageTexts(pdf)).map((page) => page.text.replace(/\s+/gu, ' '));
    const written = texts.findIndex((text) => text.includes('Answers and notes'));
    expect(written).toBeGreaterThan(-1);
    expect(written).toBeLessThanOrEqual(
      texts.findIndex((text) => /The day (?:The|Times|No)/u.test(text)),
    );
  });
});
