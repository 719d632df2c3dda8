import * as v from 'valibot';
import { expect, test } from 'vitest';
import { SourceId } from '../../../src/contract/ids.ts';
import type { ReportDocument } from '../../../src/contract/reportDocument.ts';
import { blank } from '../../../src/core/report/testing/blank.ts';
import { plainOf } from './content.ts';
import { htmlOf } from './html.ts';

const source = v.parse(SourceId, 'source-one');

const document: ReportDocument = {
  ...blank('Plan of <A & "B">'),
  sections: [
    {
      id: 'all',
      title: 'Every kind of block',
      blocks: [
        { type: 'heading', level: 3, text: 'A heading', id: 'a-heading' },
        {
          type: 'paragraph',
          runs: [{ text: 'Cited < once' }, { text: ' bold', bold: true, cites: [source] }],
        },
        { type: 'list', ordered: true, items: [[{ text: 'First point' }]] },
        {
          type: 'table',
          caption: 'A caption',
          columns: [
            { label: 'Nutrient', align: 'left', width: 3 },
            { label: 'Amount', align: 'right', width: 1 },
          ],
          rows: [[[{ text: 'Magnesium' }], [{ text: '350 mg' }]]],
          rowHeaders: true,
        },
        {
          type: 'bars',
          caption: 'Totals',
          bars: [
            {
              label: 'Zinc',
              unit: 'mg',
              segments: [{ label: 'Supplements', amount: 15, pattern: 'supplement' }],
              marks: [{ label: 'Upper limit', amount: 40, limit: true }],
              description: 'Zinc in words',
            },
          ],
        },
        {
          type: 'finding',
          action: 'Ask first',
          tags: ['Moderate'],
          title: 'A finding',
          body: [{ text: 'What was found' }],
          arithmetic: '1 + 1 = 2',
          ask: 'A question?',
        },
        { type: 'writing-space', label: 'Notes', lines: 2 },
        {
          type: 'references',
          entries: [
            {
              number: 7,
              source,
              text: 'An article.',
              links: [{ label: 'doi:10.1/x', url: 'https://example.org/x?a=1&b=2' }],
              note: 'not read in full',
            },
          ],
        },
      ],
    },
  ],
};

const unescape = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Words of the vocabulary and names, not text of the page. */
const notText = new Set(['type', 'id', 'source', 'pattern', 'align', 'unit']);

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    notText.has(key) || key === 'cites' ? [] : textsOf(inner),
  );
}

test('every text of the document is on the page', () => {
  const html = unescape(htmlOf(plainOf(document), ''));
  const texts = [document.title, ...textsOf(document.sections)];
  expect(texts).toContain('Upper limit');
  expect(texts).toContain('A question?');
  expect(texts.filter((text) => !html.includes(text))).toEqual([]);
});

test('text is no markup, heads have scopes, citations lead to their entry', () => {
  const html = htmlOf(plainOf(document), '');
  expect(html).toContain('<h1>Plan of &lt;A &amp; &quot;B&quot;&gt;</h1>');
  expect(html).toContain('<th scope="col" class="r">Amount</th>');
  expect(html).toContain('<th scope="row">Magnesium</th><td class="r">350 mg</td>');
  expect(html).toContain('<b> bold</b>\u00a0[<a href="#ref-7">7</a>]');
  expect(html).toContain('<li id="ref-7" value="7">');
  expect(html).toContain('<a href="https://example.org/x?a=1&amp;b=2">doi:10.1/x</a>');
});
