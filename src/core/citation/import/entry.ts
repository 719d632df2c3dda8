/** What a reader makes of one reference of a file, and the checks that all of them share. */
import * as v from 'valibot';
import { ReadingItem, ReadingNotes } from '../../../contract/readings.ts';
import { doiIn, pmcidIn, pmidIn } from '../identifiers.ts';
import type { Skips } from './skips.ts';

export interface ReadEntry {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly item: ReadingItem;
  readonly notes: string;
  readonly tags: string[];
}

type Name = ReadingItem['author'][number];

/** What the file says, not yet checked. */
export interface Draft {
  type: string;
  title?: string | undefined;
  author: Name[];
  container?: string | undefined;
  publisher?: string | undefined;
  issued?: number[] | null;
  volume?: string | undefined;
  issue?: string | undefined;
  page?: string | undefined;
  doi?: string | undefined;
  pmid?: string | undefined;
  pmcid?: string | undefined;
  url?: string | undefined;
  abstract?: string | undefined;
  notes: string[];
  tags: string[];
}

export const emptyDraft = (type: string): Draft => ({ type, author: [], notes: [], tags: [] });

/** Signs that no reader sees and that break lines of exports. */
// eslint-disable-next-line no-control-regex -- control signs are meant
const unseen = /[\x00-\x08\x0b-\x1f\x7f]/gu;
const MOST_FIELD = 4000;
const MOST_AUTHORS = 5000;
const MOST_TAGS = 50;
const LONGEST_TAG = 60;

const oneLine = (text: string): string => text.replace(unseen, ' ').replace(/\s+/gu, ' ').trim();
const manyLines = (text: string): string =>
  text
    .replace(unseen, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();

/** Titles carry a little HTML for looks in files of PubMed and of publishers. */
const withoutMarkup = (text: string): string =>
  text.replace(/<\/?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]{0,100})?>/giu, '');

function short(text: string | undefined): string | null {
  const line = oneLine(text ?? '');
  return line === '' || line.length > MOST_FIELD ? null : line;
}

const plainName = (name: Name): Name | null => {
  const parts = Object.entries(name).flatMap(([key, value]) => {
    const part = short(value);
    return part === null ? [] : [[key, part] as const];
  });
  const { family, given, suffix, literal } = Object.fromEntries(parts);
  if (literal !== undefined) return { literal };
  if (family === undefined) return given === undefined ? null : { literal: given };
  return {
    family,
    ...(given === undefined ? {} : { given }),
    ...(suffix === undefined ? {} : { suffix }),
  };
};

/** A year between 1000 and 2999, then a month, then a day; null where not even a year is given. */
export function datesOf(parts: readonly (number | undefined)[]): number[] | null {
  const [year, month, day] = parts;
  if (year === undefined || !Number.isInteger(year) || year < 1000 || year > 2999) return null;
  if (month === undefined || !Number.isInteger(month) || month < 1 || month > 12) return [year];
  if (day === undefined || !Number.isInteger(day) || day < 1 || day > 31) return [year, month];
  return [year, month, day];
}

/** "306–314", "306--314" → "306-314". */
const pagesOf = (text: string | undefined): string | null =>
  short(text)?.replace(/\s*[-‐‑‒–—]+\s*/gu, '-') ?? null;

/** Each once; what is longer than a tag may be stays out and is counted. */
function tagsOf(given: readonly string[], line: number, skips: Skips): string[] {
  const tags = [...new Set(given.map(oneLine).filter((tag) => tag !== ''))];
  const kept = tags.filter((tag) => tag.length <= LONGEST_TAG).slice(0, MOST_TAGS);
  const left = tags.length - kept.length;
  if (left > 0) skips.add('keyword too long, or beyond the fiftieth of an entry', line, null, left);
  return kept;
}

/** Cut at the sign before the limit; what was cut is said. */
function cut(text: string, most: number, what: string, line: number, skips: Skips): string {
  if (text.length <= most) return text;
  skips.add(
    `${what} longer than ${most.toLocaleString('en')} signs, of which the rest was cut off`,
    line,
  );
  return text.slice(0, most).replace(/[\ud800-\udbff]$/u, '');
}

/** The entry, or null for one that cannot be taken, which is counted with its line. */
export function entryOf(draft: Draft, line: number, skips: Skips): ReadEntry | null {
  const title = oneLine(withoutMarkup(draft.title ?? ''));
  if (title === '') {
    skips.add('entry without a title', line);
    return null;
  }
  if (title.length > 2000) {
    skips.add('entry with a title longer than 2,000 signs', line);
    return null;
  }
  const abstract = cut(manyLines(draft.abstract ?? ''), 50_000, 'abstract', line, skips);
  if (draft.author.length > MOST_AUTHORS) skips.add('authors beyond the first 5,000', line);
  const url = short(draft.url);
  const item: v.InferInput<typeof ReadingItem> = {
    type: draft.type,
    title,
    author: draft.author.slice(0, MOST_AUTHORS).flatMap((name) => plainName(name) ?? []),
    'container-title': short(withoutMarkup(draft.container ?? '')),
    publisher: short(draft.publisher),
    issued: draft.issued ?? null,
    volume: short(draft.volume),
    issue: short(draft.issue),
    page: pagesOf(draft.page),
    DOI: doiIn(draft.doi ?? '') ?? (/\bdoi\.org\//iu.test(url ?? '') ? doiIn(url ?? '') : null),
    PMID: pmidIn(draft.pmid ?? '') ?? pmidIn(url ?? ''),
    PMCID: pmcidIn(draft.pmcid ?? ''),
    URL: url,
    abstract: abstract === '' ? null : abstract,
  };
  return {
    line,
    item: v.parse(ReadingItem, item),
    ...v.parse(v.pick(v.object(ReadingNotes.entries), ['notes', 'tags']), {
      notes: cut(manyLines(draft.notes.join('\n')), 20_000, 'note', line, skips),
      tags: tagsOf(draft.tags, line, skips),
    }),
  };
}
