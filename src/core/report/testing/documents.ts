/** What the tests of report models share. */
import { parse } from 'valibot';
import { expect } from 'vitest';
import { citationNumbers, ReportDocument } from '../../../contract/reportDocument.ts';
import { terms } from '../planFixture.ts';

export const options = {
  terms,
  paper: 'a4',
  asOf: '2026-11-22',
  fingerprint: '3f9a-12bc-77e0',
} as const;
export const notice =
  'Talk to your doctor or pharmacist before you start, change or stop a supplement.';

/** A section as JSON, with plain blanks. */
export const text = (document: ReportDocument, id: string): string =>
  JSON.stringify(document.sections.find((section) => section.id === id) ?? null).replaceAll(
    '\u00a0',
    ' ',
  );
/** Fits the contract, has footer and notice, and cites exactly what its reference list holds. */
export const wellMade = (document: ReportDocument): void => {
  expect(parse(ReportDocument, document)).toEqual(document);
  expect(document.footer).toContain('doctor or pharmacist');
  expect(text(document, document.sections[0]?.id ?? '')).toContain(notice);
  const cited = new Set(
    JSON.stringify(document.sections)
      .match(/(?<="cites":\[)[^\]]+/gu)
      ?.flatMap((list) => list.split(',')),
  );
  const drawn = document.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.type === 'forest' ? block.plot.rows.map((row) => `"${row.source}"`) : [],
    ),
  );
  for (const source of drawn) cited.add(source);
  expect(new Set([...citationNumbers(document).keys()].map((id) => `"${id}"`))).toEqual(cited);
};
