import { beforeAll, describe, expect, it } from 'vitest';
import { planReport } from '../src/core/report/model/planReport.ts';
import { renderDocument } from '../src/core/report/pdf/render.ts';
import { check } from '../src/core/report/checkFixture.ts';
import { fontsDir, plan, terms } from '../src/core/report/planFixture.ts';
import { checkPdf, pageTexts } from './checkPdf.ts';
import { citations, footers, missingGlyphs, tagged } from './pdf/contentRules.ts';
import { allNodes, PdfFile } from './pdf/file.ts';
import type { Subject } from './pdf/rules.ts';

let good: Buffer;
let subject: Subject;

beforeAll(async () => {
  const document = planReport({
    check,
    plan,
    outcomes: [],
    terms,
    sections: null,
    paper: 'a4',
    asOf: '2026-11-22',
    fingerprint: '3f9a-12bc-77e0',
  });
  good = Buffer.from((await renderDocument(document, fontsDir)).pdf);
  const file = new PdfFile(good);
  const roots = file.structure();
  subject = {
    file,
    pages: file.pages(),
    roots,
    nodes: allNodes(roots),
    texts: await pageTexts(good),
  };
}, 60_000);

/** Replaces the first `from` (or every one) by as many bytes, so that the offsets of the file stay right. */
function damaged(from: string, to: string, every = false): Buffer {
  expect(to).toHaveLength(from.length);
  const text = good.toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(every ? text.replaceAll(from, to) : text.replace(from, to), 'latin1');
}
const rulesOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await checkPdf(bytes)).map((problem) => problem.rule);

describe('checkPdf', { timeout: 60_000 }, () => {
  it('finds nothing in a good report', async () => {
    expect(await checkPdf(good)).toEqual([]);
  });

  it.each([
    ['5-1', '<pdfuaid:part>1', '<pdfuaid:part>2', false],
    ['7.1-8', '</dc:title>', '</dc:tatle>', false],
    ['7.1-9', 'dc:title>', 'dc:tatle>', true],
    ['7.1-10', '/DisplayDocTitle true', '/DisplayDocTitle null', false],
    ['7.2-2', '/Lang (en)', '/Lang (??)', false],
    ['6.2-1', '/Marked true', '/Marked null', false],
    ['7.1-5', '/S /LBody', '/S /Lbody', false],
    ['7.2-3', '/S /TD', '/S /LI', false],
    ['7.2-4', '/S /LI\n', '/S /TD\n', false],
    ['7.2-17', '/S /Lbl', '/S /Art', false],
    ['7.5-2', '/Scope /Column', '/Skope /Column', false],
    ['7.3-1', '/Alt (', '/Alx (', true],
    ['7.4.2-1', '/S /H1', '/S /H2', false],
    ['7.18.3-1', '/Tabs /S', '/Tabs /R', false],
    ['7.18.5-1', '/S /Link', '/S /Span', false],
    ['7.18.5-2', '/Contents (Reference 1)', '/Contents (           )', false],
    ['7.21.4.1-1', '/FontFile2', '/FontFileX', false],
    ['7.21.7-1', '/ToUnicode', '/ToUnicodX', false],
    ['own-bookmarks', '/Outlines', '/Outlinez', false],
    ['own-citation', '/D (ref-1)', '/D (ref-9)', false],
  ])('rule %s notices %s → %s', async (rule, from, to, every) => {
    expect(await rulesOf(damaged(from, to, every))).toContain(rule);
  });
});

describe('rules on content', () => {
  const withContent = (content: string): Subject => {
    const [page] = subject.pages;
    if (page === undefined) throw new Error('the report has no page');
    return { ...subject, pages: [{ ...page, content: new TextEncoder().encode(content) }] };
  };
  const found = (content: string): string[] => tagged(withContent(content)).map((one) => one.rule);

  it('7.1-3 notices content that is neither tagged nor decoration', () => {
    expect(found('/Artifact BMC 0 0 9 9 re f EMC')).toEqual([]);
    expect(found('0 0 9 9 re f')).toEqual(['7.1-3']);
    expect(found('BT /F1 9 Tf <0001> Tj ET')).toEqual(['7.1-3']);
  });
  it('7.1-1 and 7.1-2 notice decoration in content and content in decoration', () => {
    expect(found('/P <</MCID 0>> BDC /Artifact BMC f EMC EMC')).toEqual(['7.1-1']);
    expect(found('/Artifact BMC /P <</MCID 0>> BDC f EMC EMC')).toEqual(['7.1-2']);
  });
  it('7.1-3 notices marks that are not closed, and content that no element claims', () => {
    expect(found('/Artifact BMC')).toEqual(['7.1-3']);
    expect(found('/P <</MCID 9999>> BDC f EMC')).toEqual(['7.1-3']);
  });
  it('7.21.8 notices a missing glyph', () => {
    expect(
      missingGlyphs(withContent('/P <</MCID 0>> BDC [<0001> 5 <00020000>] TJ EMC')),
    ).toHaveLength(1);
    expect(missingGlyphs(withContent('/P <</MCID 0>> BDC [<0001> 5 <0100>] TJ EMC'))).toEqual([]);
  });
  it('notices a page without its notice or number', () => {
    const [first, ...rest] = subject.texts;
    if (first === undefined) throw new Error('the report has no page');
    // The heading of the questions names the doctor or pharmacist too; it does not make up for the footer.
    expect(first.text).toContain('Questions for the doctor or pharmacist');
    const foot = first.foot.replace('pharmacist', '').replace('Page 1 of', 'Page 2 of');
    const texts = [{ ...first, foot }, ...rest];
    expect(footers({ ...subject, texts }).map((one) => one.rule)).toEqual([
      'own-notice',
      'own-page-number',
    ]);
  });
  it('notices a reference that nothing cites', () => {
    const nodes = subject.nodes.filter((node) => node.type !== 'Link');
    expect(citations({ ...subject, nodes }).length).toBeGreaterThan(5);
  });
});
