import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parse as parseValue } from 'valibot';
import { SourceId } from '../../contract/ids.ts';
import type { Block, ReportDocument, Run } from '../../contract/reportDocument.ts';
import { reportDocument } from './model/document.ts';
import { table, type Inline } from './model/blocks.ts';
import { sources } from './planFixture.ts';
import { options } from './testing/documents.ts';
import { tablesOf } from './tables.ts';

const source = parseValue(SourceId, 'munger-2011');

function documentOf(...sections: { id: string; title: string; blocks: Block[] }[]): ReportDocument {
  return reportDocument({
    title: 'Tables',
    subtitle: '',
    edition: '2026.11',
    options,
    sections,
    sources,
    secondHand: new Set(),
    subjects: [],
    own: [],
  });
}
const oneTable = (rows: readonly (readonly Inline[])[], labels = ['Name', 'Amount']) =>
  documentOf({
    id: 'intakes',
    title: 'Intakes',
    blocks: [
      table(
        'Intakes, per day',
        labels.map((label) => ({ label, align: 'left' as const, width: 50 })),
        rows,
      ),
    ],
  });
const read = (csv: string): string[][] => parse(csv, { bom: true });
const csvOf = (rows: readonly (readonly Inline[])[], labels?: string[]): string =>
  tablesOf(oneTable(rows, labels))[0]?.csv ?? '';

describe('tablesOf', () => {
  it('begins with a byte order mark and ends every record with CR LF', () => {
    expect(csvOf([['Magnesium', '200 mg']])).toBe('\ufeffName,Amount\r\nMagnesium,200 mg\r\n');
  });
  it('quotes commas, quotes and line ends, and nothing else', () => {
    expect(csvOf([['Tablets "A", large', 'one\ntwo']])).toBe(
      '\ufeffName,Amount\r\n"Tablets ""A"", large","one\ntwo"\r\n',
    );
    // Every kind of line end inside a cell becomes one line feed.
    expect(csvOf([['a\r\nb', 'c\rd']])).toContain('"a\nb","c\nd"');
  });
  it.each([
    '=1+1',
    '=HYPERLINK("http://example.org";"x")',
    '+cmd',
    '-2+3+cmd|calc',
    '@SUM(A1)',
    '\t=1',
    // Characters that look like these, or that spreadsheets cut off at the start.
    '\r=1',
    ' =1+1',
    '＝1+1',
  ])('writes %j as text, not as a formula', (typed) => {
    const [, row] = read(csvOf([[typed, 'x']]));
    expect(row?.[0]?.startsWith("'")).toBe(true);
  });
  it.each(['-5', '+3.2', '−0.92', '1,234.5', '-1,234', '0', '1e9', '<5'])(
    'keeps %s as it is',
    (number) => {
      const [, row] = read(csvOf([[number, 'x']]));
      expect(row).toEqual([number, 'x']);
    },
  );
  it('guards the heads of columns, too', () => {
    expect(csvOf([['a', 'b']], ['=Name', 'Amount'])).toContain("'=Name,Amount");
  });
  it('prints citations as numbers of the reference list, which is a table of its own', () => {
    const cell: Run[] = [{ text: 'Relapses', cites: [source] }, { text: ' of people' }];
    const tables = tablesOf(oneTable([[cell, 'x']]));
    expect(tables.map(({ name, caption }) => [name, caption])).toEqual([
      ['intakes-1', 'Intakes, per day'],
      ['references-1', 'References'],
    ]);
    expect(tables[0]?.csv).toContain('Relapses [1] of people,x');
    const [head, first, ...more] = read(tables[1]?.csv ?? '');
    expect(head).toEqual(['number', 'reference', 'links', 'note']);
    expect(more).toEqual([]);
    expect(first?.[0]).toBe('1');
    expect(first?.[1]).toContain('Munger');
    expect(first?.[2]).toMatch(/^https:\/\//u);
  });
  it('names tables by section and place; a document without a table has none', () => {
    const two = table('b', [{ label: 'x', align: 'left', width: 1 }], [['1']]);
    const document = documentOf(
      { id: 'visit', title: '', blocks: [two, two] },
      { id: 'foods', title: '', blocks: [two] },
    );
    expect(tablesOf(document).map(({ name }) => name)).toEqual(['visit-1', 'visit-2', 'foods-1']);
    expect(tablesOf(documentOf({ id: 'card', title: '', blocks: [] }))).toEqual([]);
  });
  it('gives back the cells of the document when it is read', () => {
    const rows = [
      ['Magnesium, "bis"', '200 mg'],
      ['', '3\n4'],
      ['µ ₂ ≥ −', 'Ünïcödé'],
      [';', "'"],
    ];
    expect(parse(csvOf(rows), { bom: true })).toEqual([['Name', 'Amount'], ...rows]);
  });
});
