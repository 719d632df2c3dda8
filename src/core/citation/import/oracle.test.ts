/** Our readers against those of citation.js, over every source of the reference as our exports write it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SourceRecord } from '../../../contract/records.ts';
import { exportSources } from '../export.ts';
import { readCitations } from './readCitations.ts';

const file = path.join(import.meta.dirname, '../../../../resources/content/sources.json');
const sources = v.parse(v.array(SourceRecord), JSON.parse(readFileSync(file, 'utf8')));

const Text = v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String)));
const Theirs = v.object({
  title: Text,
  'container-title': Text,
  volume: Text,
  issue: Text,
  page: Text,
  DOI: Text,
  author: v.optional(v.array(v.looseObject({ family: Text, given: Text, literal: Text })), []),
  issued: v.optional(v.looseObject({ 'date-parts': v.array(v.array(v.number())) })),
});

/** Signs that the two draw in another way. */
const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFKC')
    .replaceAll(/[‐‑–—]/gu, '-')
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/\s+/gu, ' ')
    .trim();

describe.each(['ris', 'bibtex'] as const)('%s', (format) => {
  const text = exportSources(sources, format);
  const ours = readCitations(Buffer.from(text)).entries;
  const theirs = v.parse(v.array(Theirs), new Cite(text).data);

  it('has every source', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(ours).toHaveLength(sources.length);
    expect(theirs).toHaveLength(sources.length);
  });

  it.each(sources.map(({ id }, at) => [id, at] as const))('%s', (_id, at) => {
    const item = ours[at]?.item;
    const other = theirs[at];
    expect(plain(item?.title)).toBe(plain(other?.title));
    expect(item?.issued?.[0]).toBe(other?.issued?.['date-parts'][0]?.[0]);
    expect(plain(item?.volume)).toBe(plain(other?.volume));
    // Of a page on the web, citation.js reads no page numbers from RIS.
    if (format === 'bibtex' || item?.type !== 'webpage')
      expect(plain(item?.page)).toBe(plain(other?.page).replace('--', '-'));
    expect(plain(item?.DOI)).toBe(plain(other?.DOI));
    expect(item?.author.length).toBe(
      other?.author.filter(({ given, family }) => !(given === undefined && family === 'others'))
        .length,
    );
  });
});
