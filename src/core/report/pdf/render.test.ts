import { describe, expect, it } from 'vitest';
import { checkPdf, pageTexts } from '../../../../tools/checkPdf.ts';
import { PdfFile } from '../../../../tools/pdf/file.ts';
import { Plan } from '../../../contract/plan.ts';
import type { Block, ReportDocument } from '../../../contract/reportDocument.ts';
import { parse } from 'valibot';
import { check } from '../checkFixture.ts';
import { heading, list, paragraph, right, left, run, table } from '../model/blocks.ts';
import { planReport } from '../model/planReport.ts';
import { referencesSection } from '../model/references.ts';
import { fontsDir, plan, sources } from '../planFixture.ts';
import { blank } from '../testing/blank.ts';
import { pagesWith, placedTexts } from '../testing/layout.ts';
import { options } from '../testing/documents.ts';
import { renderDocument } from './render.ts';

const large = { largePrint: true, blackAndWhite: false };
const inGrey = { largePrint: false, blackAndWhite: true };
const normal = { largePrint: false, blackAndWhite: false };
const fullPlan = (style: ReportDocument['style']): ReportDocument => ({
  ...planReport({
    ...options,
    check,
    plan: parse(Plan, plan),
    outcomes: [],
    sections: null,
    initialsOnly: false,
    hideDiagnoses: false,
    since: null,
  }),
  style,
});
const withBlocks = (blocks: Block[], changes: Partial<ReportDocument> = {}): ReportDocument =>
  blank('Test of a report', { sections: [{ id: 'part', title: 'A part', blocks }], ...changes });
const pdfOf = (document: ReportDocument): Uint8Array => renderDocument(document, fontsDir).pdf;
/** A paragraph of so many lines, 14 points each. */
const filler = (count: number): Block =>
  paragraph(Array.from({ length: count }, (_, index) => `line ${index + 1}`).join('\n'));

describe('the same document', () => {
  it('is the same file, whatever was drawn before it', () => {
    // Both signs share a glyph: the micro sign and the Greek letter.
    const micro = withBlocks([paragraph('5 \u00b5g')]);
    const first = Buffer.from(pdfOf(micro));
    const greek = pdfOf(withBlocks([paragraph('5 \u03bcg')], { ownCharacters: '\u03bc' }));
    expect(Buffer.from(pdfOf(micro)).equals(first)).toBe(true);
    expect(Buffer.from(greek).equals(first)).toBe(false);
  });
  it('places marks above letters that have no composed form', async () => {
    const pdf = pdfOf(withBlocks([paragraph('mean x\u0304 here')], { ownCharacters: '\u0304' }));
    const [page] = await pageTexts(pdf);
    expect(page?.text.normalize('NFC')).toContain('x\u0304');
    expect(await checkPdf(pdf)).toEqual([]);
  });
});

describe('large print', { timeout: 60_000 }, () => {
  it('keeps every rule, inside the page, in type of 13 points', async () => {
    const pdf = pdfOf(fullPlan(large));
    expect(await checkPdf(pdf)).toEqual([]);
    const placed = await placedTexts(pdf);
    // A4 is 595.28 points wide; margins are 48 points.
    for (const one of placed) {
      expect(one.x).toBeGreaterThan(47);
      expect(one.x + one.width).toBeLessThan(595.28 - 47);
    }
    // 10 points become 13.3, the smallest (citations, 0.86 of 8.2 points) 9.4.
    const sizes = placed.map(({ size }) => size);
    expect(Math.min(...sizes)).toBeGreaterThan(9);
    const text = placed.find((one) => one.text.includes('Multiple sclerosis'));
    expect(text?.size).toBeCloseTo(40 / 3, 1);
  });
  it('prints the same words', async () => {
    const words = async (style: ReportDocument['style']): Promise<string[]> => {
      const pages = await pageTexts(pdfOf(withBlocks([longTable(9)], { style })));
      return [
        ...new Set(
          pages
            .map((page) => page.text)
            .join(' ')
            .split(/\s+/u),
        ),
      ].sort();
    };
    const others = /^(Page|of|\d+)$/u;
    expect((await words(large)).filter((word) => !others.test(word))).toEqual(
      (await words(normal)).filter((word) => !others.test(word)),
    );
  });
  it('sets a table as lists where its words are wider than its columns', async () => {
    const long = 'Hydroxycobalaminacetate';
    const heads = ['Name', 'One', 'Two', 'Three', 'Four', 'Five'];
    const wide = table(
      'Wide words',
      heads.map((label) => left(label, 1)),
      [heads.map((label) => `${long}${label}`), heads.map((label) => `${long}${label}2`)],
    );
    const pdf = pdfOf(withBlocks([wide], { style: large }));
    expect(await checkPdf(pdf)).toEqual([]);
    const placed = await placedTexts(pdf);
    for (const label of heads) {
      expect(placed.filter((one) => one.text.includes(`${long}${label}`))).toHaveLength(2);
    }
    expect(Math.max(...placed.map((one) => one.x + one.width))).toBeLessThan(595.28 - 47);
  });
});

describe('black and white', { timeout: 60_000 }, () => {
  it('keeps every rule and uses greys alone', async () => {
    const pdf = pdfOf(fullPlan(inGrey));
    expect(await checkPdf(pdf)).toEqual([]);
    const colours = (bytes: Uint8Array): string[] =>
      new PdfFile(bytes)
        .pages()
        .flatMap(({ content }) => [
          ...Buffer.from(content)
            .toString('latin1')
            .matchAll(/^(?:BT )?([\d.]+) ([\d.]+) ([\d.]+) (?:rg|scn|SCN)\b/gmu),
        ])
        .filter(([, red, green, blue]) => red !== green || green !== blue)
        .map(([operator]) => operator);
    expect(colours(pdf)).toEqual([]);
    expect(colours(pdfOf(fullPlan(normal))).length).toBeGreaterThan(10);
  });
});

const longTable = (rows: number): Block =>
  table(
    'A table',
    [left('Name', 3), right('Amount', 1)],
    Array.from({ length: rows }, (_, index) => [`row ${index + 1}`, `${index + 1} mg`]),
  );

describe('ends of pages', { timeout: 60_000 }, () => {
  const pages = async (blocks: Block[]) => placedTexts(pdfOf(withBlocks(blocks)));

  it('repeat the header of a table, and leave no row alone on either side', async () => {
    // One more line above the table at a time: every way in which the page can end is met.
    for (let above = 0; above < 48; above += 1) {
      const placed = await pages([filler(above + 1), longTable(7)]);
      const where = Array.from({ length: 7 }, (_, index) => {
        const [page] = pagesWith(placed, new RegExp(`^row ${index + 1} ?$`, 'u'));
        return page;
      });
      for (const page of new Set(where)) {
        expect(where.filter((one) => one === page).length).toBeGreaterThan(1);
        expect(pagesWith(placed, /^Amount ?$/u)).toContain(page);
      }
    }
  });
  it('part a tall row with its name on both sides, and neither its first nor its last line alone', async () => {
    // 30 lines of 11.8 points: half a page.
    const words = Array.from({ length: 30 }, (_, index) => `cell${index + 1}`);
    const tall = table(
      'A table with a tall row',
      [left('Name', 30), left('Content', 70)],
      [
        ['tall one', words.join('\n')],
        ['short one', 'end'],
      ],
    );
    let parted = 0;
    for (let above = 1; above < 46; above += 1) {
      const placed = await pages([filler(above), tall]);
      const where = words.map(
        (word) => pagesWith(placed, new RegExp(`^${word} ?$`, 'u'))[0] ?? Number.NaN,
      );
      const used = [...new Set(where)];
      for (const page of used) {
        expect(where.filter((one) => one === page).length).toBeGreaterThan(1);
        expect(pagesWith(placed, /^tall one ?$/u)).toContain(page);
      }
      if (used.length > 1) parted += 1;
    }
    expect(parted).toBeGreaterThan(0);
    expect(await checkPdf(pdfOf(withBlocks([filler(30), tall])))).toEqual([]);
  });
  it('leave neither the first nor the last line of a paragraph alone', async () => {
    const text = Array.from({ length: 5 }, (_, index) => `word${index + 1}`).join('\n');
    for (let above = 38; above < 52; above += 1) {
      const placed = await pages([filler(above), paragraph(text)]);
      const where = Array.from(
        { length: 5 },
        (_, index) => pagesWith(placed, new RegExp(`^word${index + 1} ?$`, 'u'))[0],
      );
      for (const page of new Set(where))
        expect(where.filter((one) => one === page).length).toBeGreaterThan(1);
    }
  });
  it('leave no heading at the foot', async () => {
    const follow: Block[][] = [
      [paragraph('after one\nafter two\nafter three')],
      [longTable(4)],
      [list(['after', 'more'])],
      [paragraph('leads in'), longTable(3)],
    ];
    for (const blocks of follow) {
      for (let above = 36; above < 52; above += 1) {
        const placed = await pages([filler(above), heading('Heading here', 'h'), ...blocks]);
        const [page] = pagesWith(placed, /Heading here/u);
        const lowest = placed
          .filter((one) => one.page === page && one.y > 72)
          .reduce((low, one) => (one.y < low.y ? one : low));
        expect(lowest.text).not.toContain('Heading here');
      }
    }
  });
});

describe('the reference list', () => {
  it('names the pages that cite an entry, and leads back to them', async () => {
    const [first, second] = sources;
    if (first === undefined || second === undefined) throw new Error('two sources are needed');
    const section = {
      id: 'part',
      title: 'A part',
      blocks: [
        paragraph([run('Once.', [first.id]), run(' Twice.', [first.id, second.id])]),
        filler(60),
        paragraph(run('On another page.', [first.id])),
      ],
    };
    const references = referencesSection([section], { sources, secondHand: new Set() });
    if (references === null) throw new Error('nothing is cited');
    const pdf = pdfOf(blank('Cited', { sections: [section, references] }));
    const text = (await pageTexts(pdf)).map((page) => page.text.replace(/\s+/gu, ' ')).join(' ');
    expect(text).toContain('Cited on p. 1, 2.');
    expect(text).toContain('Cited on p. 1.');
    const file = new PdfFile(pdf);
    const links = file.pages().flatMap(({ annotations }) =>
      annotations.map((one) => ({
        to: file.text(file.dict(one.get('A')).get('D')),
        says: file.text(one.get('Contents')),
      })),
    );
    // The first source is cited on both pages, the second on the first.
    expect(links.filter(({ to }) => to?.startsWith('page-') ?? false)).toEqual([
      { to: 'page-1', says: 'Page 1, which cites reference 1' },
      { to: 'page-2', says: 'Page 2, which cites reference 1' },
      { to: 'page-1', says: 'Page 1, which cites reference 2' },
    ]);
    expect(await checkPdf(pdf)).toEqual([]);
  });
});

describe('every page', () => {
  it('carries the fingerprint and its number', async () => {
    const texts = await pageTexts(pdfOf(withBlocks([filler(120)])));
    expect(texts.length).toBeGreaterThan(1);
    texts.forEach(({ foot }, index) => {
      expect(foot).toContain('fingerprint 3f9a-12bc-77e0');
      expect(foot).toContain(`Page ${index + 1} of ${texts.length}`);
    });
  });
});
