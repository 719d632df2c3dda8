/** BibTeX and BibLaTeX. */
import { dateIn, monthOf } from '../dates.ts';
import { datesOf, emptyDraft, entryOf, type Draft, type ReadEntry } from '../entry.ts';
import { NO_PLACE } from '../fields.ts';
import type { Skips } from '../skips.ts';
import { cslOfBibtex } from '../types.ts';
import { addressText, latexText } from './latex.ts';
import { bibtexNames, splitOutside } from './names.ts';
import { scanBibtex, type BibtexEntry } from './scan.ts';

/** Of the program that wrote the file; its place on the disk; languages. */
const ignored = new Set(
  'file timestamp owner groups issn isbn eissn urldate language langid keywords-plus abstractnote day eprinttype archiveprefix'.split(
    ' ',
  ),
);

export function readBibtex(text: string, skips: Skips): ReadEntry[] {
  return scanBibtex(text, skips).flatMap((entry) => {
    const asked = new Set<string>();
    const raw = (...names: string[]): string | undefined => {
      for (const name of names) asked.add(name);
      return names.map((name) => entry.fields.get(name)).find((value) => value?.trim());
    };
    const draft = draftOf(entry, raw, skips);
    for (const name of entry.fields.keys()) {
      if (!asked.has(name) && !ignored.has(name)) skips.add(NO_PLACE, entry.line, name);
    }
    return entryOf(draft, entry.line, skips) ?? [];
  });
}

function draftOf(
  entry: BibtexEntry,
  raw: (...names: string[]) => string | undefined,
  skips: Skips,
): Draft {
  const text = (...names: string[]): string | undefined => {
    const found = raw(...names);
    return found === undefined ? undefined : latexText(found);
  };
  const address = (...names: string[]): string | undefined => {
    const found = raw(...names);
    return found === undefined ? undefined : addressText(found);
  };
  const { names, isCut } = bibtexNames(raw('author') ?? '');
  if (isCut) skips.add('list of authors that the file itself has cut ("and others")', entry.line);
  const how = address('howpublished');
  const shown = how !== undefined && /^https?:/iu.test(how) ? how : undefined;
  const url = address('url') ?? shown;
  const eprint = /pubmed/iu.test(
    entry.fields.get('eprinttype') ?? entry.fields.get('archiveprefix') ?? '',
  )
    ? raw('eprint')
    : undefined;
  return {
    ...emptyDraft(cslOfBibtex(entry.type, url !== undefined)),
    title: titleOf(text('title'), text('subtitle')),
    author: names,
    container:
      text('journal', 'journaltitle', 'booktitle') ??
      (shown === undefined ? text('howpublished') : undefined) ??
      text('series'),
    publisher: text('publisher', 'institution', 'school', 'organization'),
    issued: dateOf(text('date'), text('year'), text('month'), text('day')),
    volume: text('volume'),
    issue: text('number', 'issue'),
    page: text('pages', 'eid', 'articleno'),
    doi: address('doi'),
    pmid: address('pmid') ?? eprint,
    pmcid: address('pmcid', 'pmc'),
    url,
    abstract: text('abstract'),
    notes: [text('note'), text('annote', 'annotation')].flatMap((note) => note ?? []),
    tags: splitOutside(raw('keywords', 'keyword') ?? '', /[,;]/uy).map(latexText),
  };
}

function titleOf(title: string | undefined, subtitle: string | undefined): string | undefined {
  return title === undefined || subtitle === undefined ? title : `${title}: ${subtitle}`;
}

function dateOf(date?: string, year?: string, month?: string, day?: string): number[] | null {
  if (date !== undefined) return dateIn(date);
  const digits = /\b[12]\d{3}\b/u.exec((year ?? '').slice(0, 100))?.[0];
  if (digits === undefined) return null;
  // "5 January" and "January 5" are ways to put the day into the month.
  const words = (month ?? '').slice(0, 60).match(/\d+|\p{L}+/gu) ?? [];
  const named =
    words.find((word) => /\p{L}/u.test(word) && monthOf(word) !== undefined) ?? words[0];
  const inMonth = words.find((word) => word !== named && /^\d{1,2}$/u.test(word));
  const dayText = (day ?? inMonth ?? '').trim();
  return datesOf([
    Number(digits),
    monthOf(named),
    /^\d{1,2}$/u.test(dayText) ? Number(dayText) : undefined,
  ]);
}
