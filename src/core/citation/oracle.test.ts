/**
 * Printed references against citeproc with the Vancouver style, over every source of the reference. What differs on
 * purpose is taken out of both: NLM prints at most two initials and "[date unknown]", a shortened list of authors ends in
 * "et al.", identifiers are written our way, and an article with a volume needs no month. Of what is no article, NLM names
 * the title before the site, the style after it: there the words are compared, not their order.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SourceRecord } from '../../contract/records.ts';
import { formatVancouver } from './service.ts';

const file = path.join(import.meta.dirname, '../../../resources/content/sources.json');
const sources = v.parse(v.array(SourceRecord), JSON.parse(readFileSync(file, 'utf8')));

function citeproc(source: SourceRecord): string {
  const { custom: _verification, ...item } = source;
  return new Cite(item).format('bibliography', { template: 'vancouver', lang: 'en-US' });
}

const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const comparable = (text: string): string =>
  text
    .replace(/^1\. /u, '')
    .replace(/(?:^|\s)(?:Available from:|doi:|PubMed PMID:|PMID:|PMCID:|PubMed Central).*$/su, '')
    .replaceAll('–', '-')
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/\b(?:Report no|No)\b\.?:?|\bVol\. \d+\./gu, '')
    .replaceAll(/ \[(?:dataset on the )?Internet\]| \[dataset\]/gu, '')
    .replaceAll(/\[date unknown\]|\[cited [^\]]*\]/gu, '')
    .replaceAll(', et al.', '.')
    .replaceAll(new RegExp(`(\\d{4}) ${months}(?: \\d{1,2})?`, 'gu'), '$1')
    // Authors are compared by surname and first initial.
    .replaceAll(/(?<= )(\p{Lu})\p{Lu}{1,5}(?=[,.;]| Jr)/gu, '$1')
    .replaceAll(/[“”"]/gu, '')
    .replaceAll(/[\s.,;:]+/gu, ' ')
    .trim();

const words = (text: string): string[] =>
  [...new Set(text.split(' ').filter((word) => word !== 'In'))].sort();

describe('the printed reference', () => {
  it.each(sources.map((source) => [source.id, source] as const))('%s', (_id, source) => {
    const ours = comparable(formatVancouver(source));
    const theirs = comparable(citeproc(source));
    if (source.type === 'article-journal') expect(ours).toBe(theirs);
    else expect(words(ours)).toEqual(words(theirs));
  });
});
