import { describe, expect, it } from 'vitest';
import type { SourceRecord } from '../../../contract/records.ts';
import { paragraph, run } from './blocks.ts';
import { referencesSection } from './references.ts';

const id = 'source-a' as SourceRecord['id'];
const source = (fields: Partial<SourceRecord>): SourceRecord => ({
  id,
  type: 'webpage',
  title: 'A page',
  URL: 'https://example.org/a',
  custom: { verifiedFrom: ['https://example.org/a'], verifiedOn: '2026-11-22' },
  ...fields,
});
const entryOf = (one: SourceRecord) => {
  const cited = { id: 'one', title: 'One', blocks: [paragraph(run('Said.', [id]))] };
  const section = referencesSection([cited], { sources: [one], secondHand: new Set() });
  const list = section?.blocks.find((block) => block.type === 'references');
  return list?.entries[0] ?? null;
};

describe('an entry of the references', () => {
  it('says on which day a page was read, where its own address is on record as read', () => {
    expect(entryOf(source({}))?.text).toContain('[cited 2026 Nov 22]');
    const other = { verifiedFrom: ['https://example.org/copy'], verifiedOn: '2026-11-22' };
    expect(entryOf(source({ custom: other }))?.text).not.toContain('[cited');
  });
  it('keeps a day that the record has', () => {
    const accessed: NonNullable<SourceRecord['accessed']> = { 'date-parts': [[2026, 3, 1]] };
    expect(entryOf(source({ accessed }))?.text).toContain('[cited 2026 Mar 1]');
  });
  it('names the tables or chapters of a book that are cited through it', () => {
    const book = source({
      type: 'book',
      title: 'Reference Intakes',
      custom: {
        ...source({}).custom,
        parts: [
          { title: 'Table 3 in: Reference Intakes', URL: 'https://example.org/3' },
          { title: 'Appendix J: Summary Tables', URL: 'https://example.org/j' },
        ],
      },
    });
    expect(entryOf(book)?.note).toContain('parts cited: Table 3; Appendix J: Summary Tables');
    expect(entryOf(source({}))?.note).not.toContain('parts');
  });
});
