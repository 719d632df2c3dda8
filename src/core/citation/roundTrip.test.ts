/** What another program reads from an export: the parsers of citation.js, over every source of the reference. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { SourceRecord } from '../../contract/records.ts';
import { exportSources } from './export.ts';

const file = path.join(import.meta.dirname, '../../../resources/content/sources.json');
const sources = v.parse(v.array(SourceRecord), JSON.parse(readFileSync(file, 'utf8')));

/** The parts of a CSL item that are compared. */
const Item = v.object({
  id: v.optional(v.string()),
  'citation-key': v.optional(v.string()),
  title: v.optional(v.string()),
  author: v.optional(v.array(v.looseObject({}))),
  issued: v.optional(v.looseObject({ 'date-parts': v.array(v.array(v.number())) })),
  'container-title': v.optional(v.string()),
  volume: v.optional(v.union([v.string(), v.number()])),
  issue: v.optional(v.union([v.string(), v.number()])),
  page: v.optional(v.string()),
  DOI: v.optional(v.string()),
  PMID: v.optional(v.string()),
  URL: v.optional(v.string()),
});
type Item = v.InferOutput<typeof Item>;

function parsed(format: 'ris' | 'bibtex' | 'csl-json'): Map<string, Item> {
  const items = v.parse(v.array(Item), new Cite(exportSources(sources, format)).data);
  return new Map(items.map((item) => [item['citation-key'] ?? item.id ?? '', item]));
}

/** The word that names an author in any of the formats. */
const named = (author: object): string => {
  const part = (key: string): string => {
    const value: unknown = Reflect.get(author, key);
    return typeof value === 'string' ? value : '';
  };
  const particle = part('non-dropping-particle') || part('dropping-particle');
  return [particle, part('family') || part('literal') || part('given')].join(' ').trim();
};

const plain = (text: string | undefined): string =>
  (text ?? '')
    .normalize('NFKC')
    .replaceAll(/[‐‑–—]/gu, '-')
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/\s+/gu, ' ');

describe.each(['ris', 'bibtex', 'csl-json'] as const)('%s', (format) => {
  let items: Map<string, Item>;
  // RIS has no way to keep the commas of an organisation.
  const written = (name: string): string => (format === 'ris' ? name.replaceAll(',', '') : name);
  beforeAll(() => {
    items = parsed(format);
  });

  it('keeps every source under its id', () => {
    expect([...items.keys()].sort()).toEqual(sources.map((source) => source.id as string).sort());
  });

  it('keeps title, year, volume, DOI and authors of every source', () => {
    for (const source of sources) {
      const item = items.get(source.id);
      const where = `${source.id}: `;
      expect(where + plain(item?.title)).toBe(where + plain(source.title));
      expect(where + String(item?.issued?.['date-parts'][0]?.[0])).toBe(
        where + String(source.issued?.['date-parts'][0][0]),
      );
      expect(where + String(item?.volume)).toBe(where + String(source.volume));
      expect(where + String(item?.DOI)).toBe(where + String(source.DOI));
      const authors = (item?.author ?? []).map(named).filter((name) => name !== 'others');
      expect([source.id, ...authors.map(plain)]).toEqual([
        source.id,
        ...(source.author ?? []).map(named).map(plain).map(written),
      ]);
    }
  });

  it('keeps journal, issue and pages of every article', () => {
    for (const source of sources.filter((one) => one.type === 'article-journal')) {
      const item = items.get(source.id);
      const pages = source.page ?? (format === 'csl-json' ? undefined : source.number);
      expect([
        source.id,
        plain(item?.['container-title']),
        String(item?.issue),
        plain(item?.page),
      ]).toEqual([source.id, plain(source['container-title']), String(source.issue), plain(pages)]);
    }
  });
});

describe('what only some formats carry', () => {
  it('the address of web pages is the same in all of them', () => {
    const [ris, bibtex, csl] = [parsed('ris'), parsed('bibtex'), parsed('csl-json')];
    // The BibTeX parser percent-encodes what it reads once more.
    for (const source of sources.filter((one) => one.type === 'webpage')) {
      const urls = [
        ris.get(source.id)?.URL,
        bibtex.get(source.id)?.URL?.replaceAll('%25', '%'),
        csl.get(source.id)?.URL,
      ];
      expect([source.id, ...urls]).toEqual([source.id, source.URL, source.URL, source.URL]);
    }
  });
});
