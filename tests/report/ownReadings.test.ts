/** Publications that the reader added: printed after the references, and never to be taken for one of them. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../src/contract/operations.ts';
import { PrintedReading } from '../../src/contract/readings.ts';
import { AS_OF, example, openReports, type Made, type Reports } from './support/reports.ts';
import { printedOf } from './support/words.ts';

type Readings = NonNullable<Extract<InputOf<'report'>, { kind: 'plan' }>['readings']>;

const readings: Readings = [
  {
    item: {
      type: 'article-journal',
      title: 'An invented trial of magnesium for cramps',
      author: [{ family: 'Øster', given: 'Åse B' }, { literal: 'CRAMP Group' }],
      'container-title': 'Journal of Invention',
      issued: [2020, 12],
      volume: '19',
      issue: '12',
      page: '988-997',
      DOI: '10.99999/invented',
      PMID: '990001',
    },
    notes: 'Ask the doctor about it.\nPage 3 matters.',
  },
  { item: { type: 'webpage', title: 'A page', URL: 'https://example.org/page' } },
];

let reports: Reports;
let report: Made;
const input = { kind: 'plan', plan: example('plain'), asOf: AS_OF, readings } as const;
beforeAll(async () => {
  reports = openReports();
  report = await reports.make(input);
}, 60_000);
afterAll(async () => {
  await reports.close();
});

const ownPart = (made: Made): string[] => {
  const blocks = made.document.sections.find(({ id }) => id === 'references')?.blocks ?? [];
  const from = blocks.findIndex((block) => block.type === 'heading' && block.id === 'own-readings');
  return from === -1
    ? []
    : blocks.slice(from).map((block) => {
        if (block.type === 'heading') return block.text;
        if (block.type !== 'paragraph') throw new Error(`a ${block.type} among own readings`);
        return block.runs.map(({ text }) => text).join('');
      });
};

describe('own readings', { timeout: 60_000 }, () => {
  it('stand at the end of the references under their heading, with marks and notes of their own', () => {
    expect(ownPart(report)).toEqual([
      'Added by the reader',
      'From the reader’s own reading list, with the reader’s own notes. Not part of the reviewed reference: nothing in this report rests on these publications, and nobody has checked them for it. Their marks (R1, R2 …) are no citations.',
      // NLM style: initials, a group after a semicolon, year;volume(issue):pages without what both pages share.
      'R1 Øster ÅB; CRAMP Group. An invented trial of magnesium for cramps. Journal of Invention. 2020;19(12):988-97. doi:10.99999/invented. PMID: 990001.',
      'Note of the reader: Ask the doctor about it.',
      'Page 3 matters.',
      'R2 A page [Internet]. [date unknown]. Available from: https://example.org/page',
    ]);
  });

  it('are printed, and no reference has their marks', async () => {
    const { text } = await printedOf(report.pdf);
    expect(text).toContain('Added by the reader');
    expect(text).toContain('R1 Øster ÅB; CRAMP Group.');
    const entries = report.document.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'references' ? block.entries : []));
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain('invented trial');
  });

  it('belong to the fingerprint; without them a report is what it was', async () => {
    const without = await reports.make({ kind: 'plan', plan: input.plan, asOf: AS_OF });
    const none = await reports.make({ ...input, readings: [] });
    expect(none.pdf.equals(without.pdf)).toBe(true);
    expect(ownPart(without)).toEqual([]);
    const other = await reports.make({ ...input, readings: readings.slice(0, 1) });
    const prints = [without, report, other].map(({ document }) => document.fingerprint);
    expect(new Set(prints).size).toBe(3);
    const parsed = v.parse(v.array(PrintedReading), readings);
    expect((await reports.verify(report.pdf, input.plan, parsed)).matches).toBe(true);
    expect((await reports.verify(report.pdf, input.plan)).matches).toBe(false);
  });

  it('are the same bytes when printed again', async () => {
    expect((await reports.make(input)).pdf.equals(report.pdf)).toBe(true);
  });

  it('are left out with their number where diagnoses are', async () => {
    const hidden = await reports.make({ ...input, hideDiagnoses: true });
    expect(ownPart(hidden)).toEqual([
      'Added by the reader',
      '2 publications that the reader added are left out, because titles and notes may name a diagnosis.',
    ]);
    const { text } = await printedOf(hidden.pdf);
    expect(text).not.toMatch(/invented|Ask the doctor about it/u);
    expect(hidden.document.ownCharacters).not.toContain('Å');
  });

  it('are printed also where nothing is cited', async () => {
    const bare = await reports.make({ ...input, sections: ['schedule'] });
    expect(ownPart(bare)).toHaveLength(6);
  });

  it('are at most fifty', async () => {
    const [first] = readings;
    const many = Array.from({ length: 51 }, () => first);
    expect(await reports.refuse({ ...input, readings: many })).toMatchObject({
      code: 'invalid-input',
      field: 'readings',
    });
  });
});
