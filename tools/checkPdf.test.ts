/** Each rule has a file that breaks it, and it alone, and a good file that keeps them all. */
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../src/core/report/checkFixture.ts';
import { planReport } from '../src/core/report/model/planReport.ts';
import { renderDocument } from '../src/core/report/pdf/render.ts';
import { fontsDir, plan, terms } from '../src/core/report/planFixture.ts';
import { checkPdf } from './checkPdf.ts';
import { fontsOfPage, unicodeOf } from './pdf/fontRules.ts';
import { Damage } from './pdf/testing/damage.ts';
import { drawingCases } from './pdf/testing/drawingCases.ts';
import { ownCases } from './pdf/testing/ownCases.ts';
import { dictOf, opening } from './pdf/testing/places.ts';
import { structureCases } from './pdf/testing/structureCases.ts';

let good: Buffer;

beforeAll(() => {
  const document = planReport({
    check,
    plan,
    outcomes: [],
    terms,
    sections: ['visit', 'intakes', 'method'],
    paper: 'a4',
    asOf: '2026-11-22',
    fingerprint: '3f9a-12bc-77e0',
  });
  good = Buffer.from(renderDocument(document, fontsDir).pdf);
});

const rulesOf = async (bytes: Uint8Array): Promise<string[]> => [
  ...new Set((await checkPdf(bytes)).map((problem) => problem.rule)),
];
describe('checkPdf', { timeout: 60_000 }, () => {
  it('finds nothing in a good report', async () => {
    expect(await checkPdf(good)).toEqual([]);
  });
  it('finds nothing in a good report that was written anew', async () => {
    expect(await checkPdf(new Damage(good).bytes)).toEqual([]);
  });
  it('refuses what it cannot read', async () => {
    await expect(checkPdf(new TextEncoder().encode('no PDF at all'))).rejects.toThrow();
    await expect(checkPdf(good.subarray(0, good.length / 2))).rejects.toThrow();
    const locked = new Damage(good);
    locked.file.trailer.set('Encrypt', dictOf({}));
    await expect(checkPdf(locked.bytes)).rejects.toThrow(/encrypted/u);
  });

  const cases = [...structureCases, ...drawingCases, ...ownCases].map(
    ([rule, how, damage, also = []]) => ({ rule, how, damage, also }),
  );
  it.each(cases)('$rule: $how', async ({ rule, damage, also }) => {
    const file = new Damage(good);
    damage(file);
    const found = await rulesOf(file.bytes);
    expect(found).toContain(rule);
    expect(found.filter((one) => one !== rule && !also.includes(one))).toEqual([]);
  });

  it('7.2: without a language of the file, every text that is read out is told', async () => {
    const file = new Damage(good);
    file.file.catalog.delete('Lang');
    file.set(file.node('P').dict, 'ActualText', 'said');
    file.set(file.node('P').dict, 'E', 'said');
    file.content((text) =>
      text.replace(opening, '$& /Span <</ActualText (a) /Alt (b) /E (c)>> BDC EMC'),
    );
    expect((await rulesOf(file.bytes)).sort()).toEqual([
      ...['7.2-2', '7.2-21', '7.2-22', '7.2-23', '7.2-24'],
      ...['7.2-30', '7.2-31', '7.2-32', '7.2-33', '7.2-34'],
    ]);
    // A language of the root speaks for the elements, not for bookmarks, links and metadata.
    file.set(file.node('Document').dict, 'Lang', 'en');
    expect((await rulesOf(file.bytes)).sort()).toEqual([
      ...['7.2-2', '7.2-24', '7.2-30', '7.2-31', '7.2-32', '7.2-33'],
    ]);
  });

  it('own-words: words that only a distance keeps apart', async () => {
    const file = new Damage(good);
    const blanks = new Map(
      file.pages
        .flatMap((page) => [...fontsOfPage(file.file, page.dict)])
        .map(([key, font]) => {
          const codes = [...unicodeOf(file.file, font)].filter(([, text]) => text === ' ');
          return [key, (codes[0]?.[0] ?? 0).toString(16).padStart(4, '0')];
        }),
    );
    file.content((text) =>
      text.replace(/\/(F\d+) [\d.]+ Tf[^[]*\[[^\]]*\]/gu, (shown, font: string) =>
        shown.replace(/<[0-9a-f]+>/gu, (codes) =>
          (codes.match(/[0-9a-f]{4}/gu) ?? [])
            .map((code) => (code === blanks.get(font) ? ' -250 ' : `<${code}>`))
            .join(''),
        ),
      ),
    );
    expect(await rulesOf(file.bytes)).toContain('own-words');
  });
});
