import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { citationNumbers, ReportDocument } from './reportDocument.ts';

describe('citationNumbers', () => {
  it('takes the numbers of the reference list, wherever it stands', () => {
    const entry = (number: number, source: string) => ({
      number,
      source,
      text: 'A reference.',
      links: [],
      note: null,
    });
    const document = v.parse(ReportDocument, {
      title: 'A report',
      subtitle: '',
      language: 'en',
      paper: 'a4',
      format: 'page',
      style: { largePrint: false, blackAndWhite: false },
      edition: '2026.11',
      asOf: '2026-11-22',
      fingerprint: 'f',
      footer: 'Ask your doctor or pharmacist.',
      ownCharacters: '',
      sections: [
        {
          id: 'evidence',
          title: 'Evidence',
          blocks: [
            { type: 'paragraph', runs: [{ text: 'a', cites: ['munger-2011', 'mah-2021'] }] },
          ],
        },
        {
          id: 'references',
          title: 'References',
          blocks: [
            { type: 'references', entries: [entry(1, 'munger-2011'), entry(2, 'mah-2021')] },
          ],
        },
      ],
      subjects: [],
    });
    expect([...citationNumbers(document)]).toEqual([
      ['munger-2011', 1],
      ['mah-2021', 2],
    ]);
  });
});
