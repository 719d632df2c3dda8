import { parse } from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { allNodes, PdfFile } from '../../../../../tools/pdf/file.ts';
import { checkPdf, pageTexts } from '../../../../../tools/checkPdf.ts';
import { ReportDocument, type ForestPlot } from '../../../../contract/reportDocument.ts';
import type { SourceId } from '../../../../contract/ids.ts';
import { fontsDir, sources } from '../../planFixture.ts';
import { referencesSection } from '../../model/references.ts';
import { renderDocument } from '../render.ts';

const source = 'hanaei-2021' as SourceId;
const row = (about: string): ForestPlot['rows'][number] => ({
  label: 'Hanaei and others, 2021',
  about,
  value: 0.66,
  low: 0.28,
  high: 1.54,
  figures: '0.66 (0.28 to 1.54)',
  pooled: true,
  source,
});
const plot = (rows: ForestPlot['rows']): ForestPlot => ({
  caption: 'Relapse rate: odds ratio with 95% interval',
  scale: 'log',
  nullValue: 1,
  lowSide: 'relapse less often',
  highSide: 'relapse more often',
  axisLabel: 'Odds ratio, logarithmic scale; 1 = no difference',
  rows,
  description: 'Hanaei and others, 2021: odds ratio 0.66, 95% interval from 0.28 to 1.54.',
});
function documentOf(rows: ForestPlot['rows']): ReportDocument {
  const section = {
    id: 'evidence',
    title: 'Evidence',
    blocks: [{ type: 'forest' as const, plot: plot(rows) }],
  };
  const references = referencesSection([section], { sources, secondHand: new Set() });
  return parse(ReportDocument, {
    title: 'A plot',
    subtitle: 'For a test',
    language: 'en',
    paper: 'a4',
    format: 'page',
    style: { largePrint: false, blackAndWhite: false },
    edition: '2026.11',
    asOf: '2026-11-22',
    fingerprint: '3f9a-12bc-77e0',
    footer: 'For a talk with your doctor or pharmacist.',
    ownCharacters: '',
    sections: [section, ...(references === null ? [] : [references])],
    subjects: [],
  });
}

describe('a forest plot in print', { timeout: 60_000 }, () => {
  let bytes: Buffer;
  beforeAll(() => {
    const { pdf } = renderDocument(
      documentOf([row('relapse, vitamin D against placebo')]),
      fontsDir,
    );
    bytes = Buffer.from(pdf);
  }, 60_000);

  it('is one figure with its text equivalent, under a caption that names its source', async () => {
    const file = new PdfFile(bytes);
    const figures = allNodes(file.structure()).filter((node) => node.type === 'Figure');
    expect(figures.map((node) => file.text(node.dict.get('Alt')))).toEqual([
      'Hanaei and others, 2021: odds ratio 0.66, 95% interval from 0.28 to 1.54.',
    ]);
    const [page] = await pageTexts(bytes);
    expect(page?.text.replaceAll('\u00a0', ' ')).toContain(
      'Relapse rate: odds ratio with 95% interval [1]',
    );
  });

  it('prints its words in the order of the drawing', async () => {
    const [page] = await pageTexts(bytes);
    const words = (page?.text ?? '').replace(/\s+/gu, ' ');
    // The axis runs from 0.2, the step below 0.28, to 2.
    expect(words).toMatch(
      /Hanaei and others, 2021 relapse, vitamin D against placebo 0\.66 \(0\.28 to 1\.54\) 0\.2 0\.5 1 2 relapse less often relapse more often Odds ratio, logarithmic scale; 1 = no difference several studies pooled/u,
    );
  });

  it('is parted between rows, on one axis, before half a page stays empty', async () => {
    const rows = Array.from({ length: 6 }, (_, index) => row(`comparison ${index + 1}`));
    const document = documentOf(rows);
    // 34 lines of 14 points leave about 170 points of the page; the plot needs about 230.
    const filler = Array.from({ length: 34 }, (_, index) => `line ${index + 1}`).join('\n');
    const [evidence, ...others] = document.sections;
    if (evidence === undefined) throw new Error('no section');
    const blocks = [{ type: 'paragraph' as const, runs: [{ text: filler }] }, ...evidence.blocks];
    const { pdf } = renderDocument(
      { ...document, sections: [{ ...evidence, blocks }, ...others] },
      fontsDir,
    );
    const [first = '', second = ''] = (await pageTexts(pdf)).map((page) =>
      page.text.replace(/\s+/gu, ' '),
    );
    const on = (text: string): number => text.match(/comparison \d/gu)?.length ?? 0;
    expect(on(first)).toBeGreaterThan(0);
    expect(on(first) + on(second)).toBe(6);
    expect(second).toContain('with 95% interval, continued');
    for (const text of [first, second]) expect(text).toContain('0.2 0.5 1 2 relapse less often');
    const file = new PdfFile(pdf);
    const alts = allNodes(file.structure())
      .filter((node) => node.type === 'Figure')
      .map((node) => file.text(node.dict.get('Alt')) ?? '');
    // Each part says its own rows.
    expect(alts.map(on)).toEqual([on(first), on(second)]);
    expect(await checkPdf(pdf)).toEqual([]);
  });

  it('keeps every rule of the checker, also where it takes more than a page', async () => {
    expect(await checkPdf(bytes)).toEqual([]);
    // A row takes about 30 points, a page holds about 700: forty rows need two plots.
    const many = Array.from({ length: 40 }, (_, index) => row(`comparison ${index + 1}`));
    const { pdf, pages } = renderDocument(documentOf(many), fontsDir);
    const text = (await pageTexts(pdf)).map((page) => page.text).join('\n');
    for (let number = 1; number <= 40; number += 1) expect(text).toContain(`comparison ${number}`);
    expect(pages).toBeGreaterThan(1);
    expect(await checkPdf(pdf)).toEqual([]);
  });
});
