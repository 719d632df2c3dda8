/** CSL-JSON, as Zotero, citeproc and Cofactor write it. Every item is checked for itself: a broken one leaves the others. */
import * as v from 'valibot';
import { datesOf, emptyDraft, entryOf, type Draft, type ReadEntry } from './entry.ts';
import { dateIn } from './dates.ts';
import { NO_PLACE } from './fields.ts';
import { fault, MOST_ENTRIES, tooMany } from './decode.ts';
import type { Skips } from './skips.ts';

/** Numbers stand for text in many files. */
const Text = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
);
const text = v.optional(v.nullable(Text));
const particle = v.optional(v.string());
const Name = v.looseObject({
  family: particle,
  given: particle,
  suffix: particle,
  literal: particle,
  name: particle,
  'non-dropping-particle': particle,
  'dropping-particle': particle,
});
const Part = v.pipe(v.union([v.string(), v.number()]), v.transform(Number));
const DateOf = v.union([
  v.looseObject({ 'date-parts': v.pipe(v.array(v.array(v.nullable(Part))), v.minLength(1)) }),
  v.looseObject({ raw: v.string() }),
  v.looseObject({ literal: v.string() }),
]);

const CslItem = v.looseObject({
  type: v.optional(v.pipe(v.string(), v.maxLength(60))),
  title: Text,
  author: v.optional(v.nullable(v.array(Name))),
  'container-title': text,
  publisher: text,
  issued: v.optional(v.nullable(DateOf)),
  volume: text,
  issue: text,
  number: text,
  page: text,
  DOI: text,
  PMID: text,
  PMCID: text,
  URL: text,
  abstract: text,
  note: text,
  keyword: text,
  custom: v.optional(v.unknown()),
});
type CslItem = v.InferOutput<typeof CslItem>;

const NO_REFERENCE = 'entry that is no reference to a publication';
/** Many files have a title. What is a publication has at least one of these beside it. */
const TELLING = ['type', 'author', 'issued', 'container-title', 'DOI', 'PMID'] as const;
const tellsPaper = (given: Readonly<Record<string, unknown>>): boolean =>
  TELLING.some((key) => given[key] !== undefined && given[key] !== null && given[key] !== '');

/** Of the program that wrote the file. */
const ignored = new Set(['id', 'citation-key', 'language', 'ISSN', 'ISBN', 'accessed', 'source']);
const Tags = v.object({ tags: v.array(v.string()) });

/** @throws CofactorError `invalid-input` where the text is no JSON or holds no list of items */
export function readCslJson(text: string, skips: Skips): ReadEntry[] {
  const items = itemsOf(text);
  if (items.length > MOST_ENTRIES) throw tooMany();
  const lines = linesOf(text, items.length);
  return items.flatMap((given, at) => {
    const line = lines[at] ?? 1;
    const read = v.safeParse(CslItem, given);
    if (!read.success) {
      const [issue] = read.issues;
      const place = v.getDotPath(issue);
      skips.add(
        NO_REFERENCE,
        line,
        place === null
          ? `entry ${at + 1}`
          : `entry ${at + 1}: “${place}” is missing or of another kind`,
      );
      return [];
    }
    if (!tellsPaper(read.output)) {
      skips.add(NO_REFERENCE, line, `entry ${at + 1}: a title alone`);
      return [];
    }
    for (const [name, value] of Object.entries(read.output)) {
      const known = Object.hasOwn(CslItem.entries, name) || ignored.has(name);
      if (!known && value !== null && value !== '') skips.add(NO_PLACE, line, name);
    }
    return entryOf(draftOf(read.output), line, skips) ?? [];
  });
}

function itemsOf(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw fault(`is not whole JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null) {
    const items: unknown = Reflect.get(value, 'items');
    return Array.isArray(items) ? items : [value];
  }
  throw fault('holds no list of references');
}

/** Lines on which the items of the outermost list begin: of every bracket whose depth is that of an item. */
function linesOf(text: string, most: number): number[] {
  const itemDepth = /^\s*\[/u.test(text) ? 1 : /^\s*\{[^[{]*"items"/u.test(text) ? 2 : 0;
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  for (let at = 0; at < text.length && lines.length < most; at += 1) {
    const sign = text[at];
    if (sign === '\n') line += 1;
    else if (sign === '"') {
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1;
    } else if (sign === '{' || sign === '[') {
      if (sign === '{' && depth === itemDepth) lines.push(line);
      depth += 1;
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return lines;
}

function draftOf(item: CslItem): Draft {
  const { note, PMID, PMCID } = apart(item.note ?? '');
  const tags = v.safeParse(Tags, item.custom);
  return {
    ...emptyDraft((item.type ?? '').trim() || 'document'),
    title: item.title,
    author: (item.author ?? []).map(nameOf),
    container: item['container-title'] ?? undefined,
    publisher: item.publisher ?? undefined,
    issued: dateOf(item.issued),
    volume: item.volume ?? undefined,
    issue: item.issue ?? undefined,
    page: item.page ?? item.number ?? undefined,
    doi: item.DOI ?? undefined,
    pmid: item.PMID ?? PMID,
    pmcid: item.PMCID ?? PMCID,
    url: item.URL ?? undefined,
    abstract: item.abstract ?? undefined,
    notes: [note],
    tags: tags.success ? tags.output.tags : (item.keyword ?? '').split(/[,;]/u),
  };
}

function nameOf(name: v.InferOutput<typeof Name>): Draft['author'][number] {
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  const literal = name.literal ?? name.name;
  if (family === '') return literal === undefined ? { literal: name.given ?? '' } : { literal };
  return {
    family,
    ...(name.given === undefined ? {} : { given: name.given }),
    ...(name.suffix === undefined ? {} : { suffix: name.suffix }),
  };
}

function dateOf(date: CslItem['issued']): number[] | null {
  if (date === undefined || date === null) return null;
  if ('date-parts' in date) {
    const [parts = []] = date['date-parts'] as (number | null)[][];
    return datesOf(parts.map((part) => part ?? undefined));
  }
  const words = 'raw' in date ? date.raw : date.literal;
  return typeof words === 'string' ? dateIn(words) : null;
}

/** Zotero puts numbers of PubMed into lines of the note. */
function apart(note: string): { note: string; PMID?: string; PMCID?: string } {
  const found: { PMID?: string; PMCID?: string } = {};
  const rest = note.split('\n').filter((row) => {
    const [, key, value] = /^\s*(PMID|PMCID):\s*(\S+)\s*$/u.exec(row) ?? [];
    if (key === undefined || value === undefined) return true;
    found[key === 'PMID' ? 'PMID' : 'PMCID'] = value;
    return false;
  });
  return { note: rest.join('\n'), ...found };
}
