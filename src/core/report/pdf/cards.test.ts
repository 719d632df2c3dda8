import { describe, expect, it } from 'vitest';
import { checkPdf, pageTexts } from '../../../../tools/checkPdf.ts';
import type { Block, ReportDocument } from '../../../contract/reportDocument.ts';
import { heading, list, paragraph } from '../model/blocks.ts';
import { fontsDir } from '../planFixture.ts';
import { blank } from '../testing/blank.ts';
import { pagesWith, placedTexts } from '../testing/layout.ts';
import { renderDocument } from './render.ts';

const entries = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Product ${index + 1}: 200 mg, 08:00 and 20:00`);
const blocks = (count: number): Block[] => [
  heading('Medicines', 'medicines'),
  paragraph('None entered.'),
  heading('Supplements', 'supplements'),
  list(entries(count)),
];
const cards = (count: number, changes: Partial<ReportDocument> = {}): Uint8Array =>
  renderDocument(
    blank('What I take', {
      format: 'card',
      sections: [{ id: 'card', title: 'What I take', blocks: blocks(count) }],
      ...changes,
    }),
    fontsDir,
  ).pdf;
const largePrint = { style: { largePrint: true, blackAndWhite: false } };
/** A millimetre in points. */
const MM = 72 / 25.4;

describe('cards for the wallet', { timeout: 60_000 }, () => {
  it.each([
    ['A4', {}],
    ['letter', { paper: 'letter' as const }],
    ['large print', largePrint],
  ])('keep every rule: %s', async (_, changes) => {
    const pdf = cards(60, changes);
    expect(await checkPdf(pdf)).toEqual([]);
    const text = (await pageTexts(pdf)).map((page) => page.text).join('\n');
    for (const entry of entries(60)) expect(text).toContain(entry);
  });

  it('go on at the edge of the next card with an entry that is longer than one', async () => {
    // 1,500 characters: 150 words of nine letters with a blank; each is named by its number.
    const words = Array.from({ length: 150 }, (_, index) => `word-${index + 1}`.padEnd(9, 'x'));
    const pdf = renderDocument(
      blank('What I take', {
        format: 'card',
        sections: [{ id: 'card', title: 'What I take', blocks: [list([words.join(' ')])] }],
      }),
      fontsDir,
    ).pdf;
    expect(await checkPdf(pdf)).toEqual([]);
    const placed = await placedTexts(pdf);
    const text = placed.map((one) => one.text).join(' ');
    for (const word of words) expect(text).toContain(word);
    // The lines on each card start where its foot starts, further in by the bullet: 8 points.
    const feet = placed.filter((one) => one.text.includes('Cofactor · 3f9a') && one.y > 72);
    expect(feet.length).toBeGreaterThan(1);
    const edges = new Set(feet.map(({ x }) => Math.round(x + 8)));
    const lines = placed.filter((one) => one.text.startsWith('word-'));
    expect(new Set(lines.map(({ x }) => Math.round(x)))).toEqual(edges);
  });

  it('say which of how many each is, and carry date and fingerprint', async () => {
    const placed = await placedTexts(cards(30));
    const numbers = placed.flatMap(({ text }) => /^(\d+) of (\d+)$/u.exec(text)?.slice(1) ?? []);
    const total = numbers.length / 2;
    expect(total).toBeGreaterThan(1);
    expect(numbers).toEqual(
      Array.from({ length: total }, (_, index) => [`${index + 1}`, `${total}`]).flat(),
    );
    const feet = placed.filter(({ text }) => text === '2026-11-22 · Cofactor · 3f9a-12bc-77e0');
    expect(feet).toHaveLength(total);
  });

  it('say on every later card whose they are and what goes on', async () => {
    const placed = await placedTexts(cards(30, { subtitle: 'E. F. · 22 November 2026' }));
    const total = placed.filter(({ text }) => /^\d+ of \d+$/u.test(text)).length;
    const heads = placed.filter(({ text }) => text === 'E. F. · Supplements, continued');
    expect(total).toBeGreaterThan(2);
    expect(heads).toHaveLength(total - 1);
  });

  it('cut a name that has no room, and never run it into the number', async () => {
    const name = 'Maximiliane-Theodora von Hohenstein-Wolkenburg und zu Lichtenfels';
    const placed = await placedTexts(cards(30, { subtitle: `${name} · 22 November 2026` }));
    const cut = placed.filter(({ text }) => /^Maximiliane.*…$/u.test(text));
    const number = placed.find(({ text }) => text.startsWith('2 of'));
    expect(cut.length).toBeGreaterThan(1);
    expect((cut[0]?.x ?? 0) + (cut[0]?.width ?? Infinity)).toBeLessThan(number?.x ?? 0);
  });

  it.each([
    ['ordinary print', {}, 53.98],
    ['large print', largePrint, 105],
  ])('never leave the note alone on the last card: %s', async (_, changes, tall) => {
    for (let count = 1; count <= 24; count += 1) {
      const note = 'As entered by the person.';
      const all = [...blocks(count), paragraph(note, 'quiet')];
      const document = blank('What I take', {
        format: 'card',
        sections: [{ id: 'card', title: 'What I take', blocks: all }],
        ...changes,
      });
      const placed = await placedTexts(renderDocument(document, fontsDir).pdf);
      const end = placed.find(({ text }) => text === note);
      const last = placed.find(({ text }) => text.startsWith(`Product ${count}:`));
      if (end === undefined || last === undefined) throw new Error('a line is missing');
      // On the same card: under the last entry, which starts further in by the bullet, and less than a card below it.
      expect(end.page).toBe(last.page);
      expect(last.x).toBeGreaterThan(end.x);
      expect(last.x - end.x).toBeLessThan(20);
      expect(last.y - end.y).toBeGreaterThan(0);
      expect(last.y - end.y).toBeLessThan(tall * MM * 0.3);
    }
  });

  it('have the size of a bank card, two beside each other, in type of 8 points at least', async () => {
    const placed = await placedTexts(cards(30));
    const heads = placed.filter(({ text, size }) => text === 'What I take' && size < 12);
    const [first, second, third] = heads;
    // 85.6 × 53.98 mm: ISO/IEC 7810, size ID-1.
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(85.6 * MM, 1);
    expect((first?.y ?? 0) - (third?.y ?? 0)).toBeCloseTo(53.98 * MM, 1);
    expect(Math.min(...placed.map(({ size }) => size))).toBeGreaterThanOrEqual(8);
  });

  it('are larger in large print, in type of 10 points at least', async () => {
    const placed = await placedTexts(cards(60, largePrint));
    const [first, second] = placed.filter(({ text }) => /^\d of \d$/u.test(text));
    // A6 across: 105 mm high.
    expect((first?.y ?? 0) - (second?.y ?? 0)).toBeCloseTo(105 * MM, 1);
    expect(Math.min(...placed.map(({ size }) => size))).toBeGreaterThanOrEqual(10);
  });

  it('go on over further pages, each with the notice', async () => {
    const pdf = cards(400);
    const texts = await pageTexts(pdf);
    expect(texts.length).toBeGreaterThan(1);
    for (const { foot } of texts) expect(foot).toContain('doctor or pharmacist');
    expect(pagesWith(await placedTexts(pdf), /Product 400:/u)).toEqual([texts.length]);
  });
});
