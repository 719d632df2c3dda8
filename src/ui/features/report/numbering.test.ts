import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { ReportDocument } from '../../../contract/reportDocument.ts';
import { citationNumbers } from './numbering.ts';

const documentOf = (blocks: unknown[]) =>
  v.parse(ReportDocument, {
    title: 't',
    subtitle: '',
    language: 'en',
    paper: 'a4',
    edition: '2026.11',
    asOf: '2026-11-22',
    fingerprint: 'f',
    footer: 'doctor or pharmacist',
    ownCharacters: '',
    sections: [{ id: 's', title: 's', blocks }],
    subjects: [],
  });
const paragraph = {
  type: 'paragraph',
  runs: [
    { text: 'a', cites: ['b-2', 'a-1'] },
    { text: 'b', cites: ['b-2'] },
  ],
};

describe('citationNumbers', () => {
  it('counts by first use when there is no list', () => {
    expect([...citationNumbers(documentOf([paragraph]))]).toEqual([
      ['b-2', 1],
      ['a-1', 2],
    ]);
  });
  it('takes the numbers of the reference list', () => {
    const references = {
      type: 'references',
      entries: [
        { number: 1, source: 'a-1', text: '', links: [], note: null },
        { number: 2, source: 'b-2', text: '', links: [], note: null },
      ],
    };
    expect(citationNumbers(documentOf([paragraph, references])).get('b-2')).toBe(2);
  });
});
