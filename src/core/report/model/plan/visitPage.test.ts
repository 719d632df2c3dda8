/** The sheet for the visit on paper: drawn by the real service from the real reference. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageTexts } from '../../../../../tools/checkPdf.ts';
import { ReportInput } from '../../../../contract/operations.ts';
import { Plan } from '../../../../contract/plan.ts';
import { createReports } from '../../../reference/reports.ts';
import { createReference } from '../../../reference/service.ts';
import { openTestReference, type TestReference } from '../../../testing/reference.ts';
import { fontsDir } from '../../planFixture.ts';
import { createReportService } from '../../service.ts';

const root = new URL('../../../../../', import.meta.url);
const reportWorker = fileURLToPath(new URL('src/core/report/pdf/renderWorker.ts', root));
const example = (name: string): Plan =>
  parse(Plan, JSON.parse(readFileSync(new URL(`examples/${name}.json`, root), 'utf8')));
const twelve = example('twelve');
const pregnant = example('pregnant');
const conflicts = example('conflicts');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the sheet for the visit', { timeout: 60_000 }, () => {
  const service = createReportService({ fontsDir, reportWorker, log: silent });
  let reference: TestReference;
  let pagesOf: (plan: Plan) => Promise<string[]>;
  beforeAll(() => {
    reference = openTestReference();
    const reports = createReports(
      createReference(reference.db, () => '2026-11-22'),
      service,
      () => '2026-11-22',
    );
    pagesOf = async (plan) => {
      const input = parse(ReportInput, { kind: 'plan', plan, sections: ['visit'] });
      const { pdf } = await reports.report(input);
      const pages = await pageTexts(Buffer.from(pdf, 'base64'));
      return pages.map((page) => page.text.replace(/\s+/gu, ' '));
    };
  });
  afterAll(async () => {
    reference.close();
    await service.close();
  });

  it('holds twelve products and six medicines on one page', async () => {
    expect([twelve.items.length, twelve.profile.medications.length]).toEqual([12, 6]);
    const [first = '', second = ''] = await pagesOf(twelve);
    for (const item of twelve.items) expect(first).toContain(item.product);
    for (const { note } of twelve.profile.medications) expect(first).toContain(`(${note ?? ''})`);
    // The last two things of the sheet.
    expect(first).toContain('What this report does not know');
    expect(first).toContain('Answers and notes');
    // What follows is the list of references, at once.
    expect(
      second.replace(/^Supplement plan: report for a visit .*? years, (?:fe)?male /u, ''),
    ).toMatch(/^References /u);
  });

  it('says of each what it does where the sources speak against several things', async () => {
    const [first = ''] = await pagesOf(pregnant);
    expect(first).toMatch(
      /While pregnant: ashwagandha and vitamin A\. Ashwagandha: [^.]+\. Vitamin A: [^.]+unborn child\./u,
    );
  });

  it('holds the plan with the most findings on one page too', async () => {
    const [first = ''] = await pagesOf(conflicts);
    expect(first).toContain('Answers and notes');
    // A herb is in no food table: that is no gap of one.
    expect(first).not.toMatch(/wort \(\d/u);
  });

  it('flows on where there is more', async () => {
    const items = [...twelve.items, ...twelve.items, ...twelve.items].map((item, at) => ({
      ...item,
      product: `${item.product ?? ''} no. ${at + 1}`,
    }));
    const pages = await pagesOf({ ...twelve, items });
    const sheet = pages.slice(0, pages.findIndex((text) => text.includes('Answers and notes')) + 1);
    expect(sheet.length).toBeGreaterThan(1);
    for (const item of items) expect(sheet.join(' ')).toContain(item.product);
  });
});
