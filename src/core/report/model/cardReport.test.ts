import { describe, expect, it } from 'vitest';
import { parse } from 'valibot';
import { Plan } from '../../../contract/plan.ts';
import { ReportDocument } from '../../../contract/reportDocument.ts';
import { check } from '../checkFixture.ts';
import { plan } from '../planFixture.ts';
import { options } from '../testing/documents.ts';
import { cardReport } from './cardReport.ts';

const card = (input: Plan = plan, initialsOnly = false) =>
  cardReport({ ...options, check, plan: input, initialsOnly });
const lines = (document: ReportDocument): string[] =>
  document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'list' ? block.items : []))
    .map((runs) =>
      runs
        .map((one) => one.text)
        .join('')
        .replaceAll('\u00a0', ' '),
    );

describe('cardReport', () => {
  it('has medicines with note and times, then supplements with amount and how often, in short lines', () => {
    const document = card();
    expect(parse(ReportDocument, document)).toEqual(document);
    expect(document.format).toBe('card');
    expect(lines(document)).toEqual([
      'Levothyroxine 75 mcg · 07:00',
      'a new tablet (not in the reference)',
      expect.stringMatching(/^Magnesium citrate: .*200 mg.* · 08:00 and 20:00$/u),
      'Biotin 10 mg: biotin 10 mg · 08:00',
    ]);
  });
  it('has name or initials and the date, and neither age nor illness', () => {
    const named = parse(Plan, { ...plan, profile: { ...plan.profile, name: 'Ana Maria Berg' } });
    expect(card(named).subtitle).toBe('Ana Maria Berg · 22 November 2026');
    expect(card(named, true).subtitle).toBe('A. M. B. · 22 November 2026');
    const text = JSON.stringify({ ...card(named), subjects: [] });
    expect(text).not.toMatch(/sclerosis|34 years|female|leg cramps/iu);
    expect(text).toContain(
      'Illnesses, reasons and own notes are left off; names and notes beside medicines stand as they were typed.',
    );
  });
  it('says that nothing was entered, which is not that nothing is taken', () => {
    const empty = parse(Plan, {
      ...plan,
      profile: { ...plan.profile, name: null, medications: [] },
      items: [],
    });
    const document = card(empty);
    expect(JSON.stringify(document.sections).match(/None entered\./gu)).toHaveLength(2);
    expect(document.subtitle).toMatch(/^No name given/u);
  });
});
