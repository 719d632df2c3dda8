import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, BlockOf, ReportDocument } from '../../../../contract/reportDocument.ts';
import { item, planOf } from '../../../testing/plans.ts';
import { openTestReference, type TestReference } from '../../../testing/reference.ts';
import { terms } from '../../planFixture.ts';
import { planReport } from '../planReport.ts';

let reference: TestReference;
let document: ReportDocument;
const blocks = (): readonly Block[] =>
  document.sections.find((section) => section.id === 'schedule')?.blocks ?? [];
const paragraphs = (): string[] =>
  blocks().flatMap((block) =>
    block.type === 'paragraph' ? [block.runs.map((run) => run.text).join('')] : [],
  );

beforeAll(() => {
  reference = openTestReference();
  const plan = planOf({
    profile: {
      medications: [
        { medication: 'warfarin', times: ['18:00'], note: 'once a week' },
        { medication: 'levothyroxine', times: ['07:00'] },
      ],
    },
    items: [
      item('st-johns-wort', 300, 'mg', { times: ['12:00'] }),
      item('magnesium', 200, 'mg', { times: ['08:00'] }),
      item('zinc', 10, 'mg', { times: ['20:00'], days: ['mon', 'thu'] }),
      item('melatonin', 2, 'mg', { times: ['22:00'], asNeeded: true }),
    ],
  });
  document = planReport({
    check: reference.handlers.check({ plan }),
    plan,
    outcomes: [],
    terms,
    sections: ['schedule'],
    paper: 'a4',
    asOf: '2026-11-22',
    fingerprint: '0000-0000-0000',
  });
});
afterAll(() => {
  reference.close();
});

describe('the day in print', () => {
  const entries = () => {
    const day = blocks().find((block): block is BlockOf<'day'> => block.type === 'day');
    return day?.schedule.slots.flatMap((slot) => slot.entries.map((entry) => entry.name)) ?? [];
  };

  it('does not read as consent to what the sources advise against', () => {
    expect(entries()).toContain('st-johns-wort product (avoid: see above)');
    const line = paragraphs().find((text) => text.startsWith('No time of day makes these right: '));
    expect(line).toContain("St. John's wort and warfarin (avoid)");
    expect(line).not.toContain('agnesium');
  });

  it('says what is not taken every day', () => {
    expect(entries()).toContain('zinc product (Mon, Thu)');
    expect(entries().find((name) => name.startsWith('melatonin'))).toContain('(as needed');
    expect(entries()).toContain('magnesium product');
    expect(paragraphs().join(' ')).toContain('such as “once a week”, are not read');
  });

  it('keeps what passes apart from what a record asks for', () => {
    // Magnesium joins what is taken at 12:00: 5 h after 07:00, and the record asks for 4 h.
    const table = blocks().find(
      (block): block is BlockOf<'table'> =>
        block.type === 'table' && block.caption === 'Why at these times',
    );
    expect(table?.columns[2]?.label).toBe('Gaps here, and what the records ask for at least');
    const text = table?.rows
      .flat(2)
      .map((run) => run.text)
      .join(' ');
    expect(text).toContain('5 h after levothyroxine sodium (07:00, asked: 4 h)');
    const day = blocks().find((block): block is BlockOf<'day'> => block.type === 'day');
    expect(day?.description).not.toMatch(/recorded gap/iu);
  });
});
