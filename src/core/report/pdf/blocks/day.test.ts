import { describe, expect, it } from 'vitest';
import { allNodes, PdfFile } from '../../../../../tools/pdf/file.ts';
import { checkPdf, pageTexts } from '../../../../../tools/checkPdf.ts';
import type { DayEntry, Schedule } from '../../../../contract/day.ts';
import { fontsDir } from '../../planFixture.ts';
import { blank } from '../../testing/blank.ts';
import { placedTexts } from '../../testing/layout.ts';
import { renderDocument } from '../render.ts';

const entry = (name: string, kind: DayEntry['kind'] = 'item'): DayEntry => ({
  kind,
  path: 'items[0]',
  name,
  dose: 0,
  entered: null,
  fixed: kind !== 'item',
});
const day = (slots: [string, DayEntry[]][], reckoning: string | null = null): Schedule => ({
  slots: slots.map(([time, entries]) => ({ time, items: [], reasons: [], entries })),
  rules: [
    {
      id: 'rule',
      interaction: 'magnesium-levothyroxine',
      kind: 'hours-apart',
      between: ['profile.medications[0]', 'items[0]'],
      names: ['Levothyroxine', 'Magnesium'],
      asks: '',
      why: '',
      kept: true,
      reckoning,
      sources: [],
    },
  ],
  unsatisfied: [],
  status: 'as-entered',
  moves: [],
  conflict: [],
  withoutTime: [],
  waking: { from: '06:30', to: '22:30', assumed: false },
  moments: slots.length,
});
const short = day(
  [
    ['07:00', [entry('Levothyroxine', 'medication')]],
    ['11:00', [entry('Magnesium')]],
  ],
  '07:00 to 11:00: 4 h',
);
const pdfOf = (schedule: Schedule, largePrint = false): Uint8Array =>
  renderDocument(
    blank('A day', {
      style: { largePrint, blackAndWhite: false },
      sections: [
        {
          id: 'schedule',
          title: 'The day',
          blocks: [
            { type: 'day', caption: 'The day on paper', schedule, description: 'In words.' },
          ],
        },
      ],
    }),
    fontsDir,
  ).pdf;
const figures = (pdf: Uint8Array): (string | null)[] => {
  const file = new PdfFile(pdf);
  return allNodes(file.structure())
    .filter((node) => node.type === 'Figure')
    .map((node) => file.text(node.dict.get('Alt')));
};

describe('the day in print', { timeout: 60_000 }, () => {
  it('is one figure with its text equivalent, under its caption', async () => {
    const pdf = pdfOf(short);
    expect(figures(pdf)).toEqual(['In words.']);
    const [page] = await pageTexts(pdf);
    expect(page?.text.replace(/\s+/gu, ' ')).toMatch(
      /The day on paper.*07:00.*Levothyroxine \(medicine\).*11:00.*Magnesium.*4 h/u,
    );
    expect(await checkPdf(pdf)).toEqual([]);
  });

  it('has larger type in large print', async () => {
    const size = async (largePrint: boolean): Promise<number> =>
      (await placedTexts(pdfOf(short, largePrint))).find((one) => one.text.includes('Magnesium'))
        ?.size ?? 0;
    expect((await size(true)) / (await size(false))).toBeCloseTo(4 / 3, 2);
  });

  it.each([
    [
      'has many moments',
      (all: DayEntry[]) =>
        all.map((one, at): [string, DayEntry[]] => [
          `${String(at % 24).padStart(2, '0')}:${at < 24 ? '00' : '30'}`,
          [one, one, one],
        ]),
    ],
    [
      'has one moment with a hundred things',
      (all: DayEntry[]): [string, DayEntry[]][] => [['08:00', [...all, ...all, ...all]]],
    ],
  ])('goes on over the next pages where it %s, and loses nothing', async (_, slotsOf) => {
    const all = Array.from({ length: 40 }, (_one, index) => entry(`Product ${index + 1}`));
    const pdf = pdfOf(day(slotsOf(all)));
    const texts = await pageTexts(pdf);
    expect(texts.length).toBeGreaterThan(1);
    const text = texts.map((page) => page.text).join('\n');
    expect(text.match(/Product \d+ \(no time entered\)/gu)).toHaveLength(120);
    const alts = figures(pdf);
    expect(alts.length).toBeGreaterThan(1);
    // Each part says in words what stands in it.
    expect(alts.join(' ').match(/Product \d+ /gu)).toHaveLength(120);
    // The notice at the foot starts about 70 points above the edge: no drawing reaches down to it.
    const placed = await placedTexts(pdf);
    const lowest = placed.filter((one) => one.text.startsWith('Product')).map((one) => one.y);
    expect(Math.min(...lowest)).toBeGreaterThan(75);
    expect(await checkPdf(pdf)).toEqual([]);
  });
});
