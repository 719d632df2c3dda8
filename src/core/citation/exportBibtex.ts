/** BibTeX in UTF-8. Titles stand in double braces, so that no style changes their capitals. */
import type { CslName } from '../../contract/records.ts';
import { bibtexOfCsl } from './import/types.ts';
import {
  CUT_AUTHORS_NOTE,
  dateParts,
  hasMoreAuthors,
  pageRange,
  type Citable,
  type CslDate,
} from './parts.ts';

/** Month names that every BibTeX style defines. */
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export function toBibtex(sources: readonly Citable[]): string {
  return sources.map(entryOf).join('\n');
}

function entryOf(source: Citable): string {
  const fields: string[] = [];
  const raw = (name: string, value: string | undefined): void => {
    if (value !== undefined) fields.push(`  ${name} = {${value}}`);
  };
  const text = (name: string, value: string | undefined): void => {
    raw(name, value === undefined ? undefined : escaped(value));
  };

  raw('author', names(source.author, hasMoreAuthors(source)));
  raw('editor', names(source.editor, false));
  raw('title', `{${escaped(source.title)}}`);
  text(containerField(source), source['container-title']);
  if (source.issued !== undefined) {
    const [year, month] = dateParts(source.issued);
    raw('year', String(year));
    const macro = month === undefined ? undefined : months[month - 1];
    if (macro !== undefined) fields.push(`  month = ${macro}`);
  }
  text('volume', source.volume);
  text('number', source.issue ?? (source.type === 'report' ? source.number : undefined));
  raw('pages', pagesOf(source));
  text(source.type === 'report' ? 'institution' : 'publisher', source.publisher);
  text('address', source['publisher-place']);
  text('isbn', source.ISBN);
  raw('doi', address(source.DOI));
  text('pmid', source.PMID);
  text('pmcid', source.PMCID);
  raw('url', address(source.URL));
  if (source.accessed !== undefined) raw('urldate', isoDate(source.accessed));
  text('abstract', source.abstract);
  if (hasMoreAuthors(source)) text('note', CUT_AUTHORS_NOTE);
  raw('note', notesOf(source));
  raw('keywords', keywordsOf(source));
  return `@${bibtexOfCsl(source.type)}{${source.id},\n${fields.join(',\n')}\n}\n`;
}

function containerField(source: Citable): string {
  switch (bibtexOfCsl(source.type)) {
    case 'article':
      return 'journal';
    case 'incollection':
    case 'inproceedings':
      return 'booktitle';
    case 'misc':
      return 'howpublished';
    default:
      return 'series';
  }
}

function names(list: readonly CslName[] | undefined, more: boolean): string | undefined {
  if (list === undefined || list.length === 0) return undefined;
  const written = list.map((name) => {
    // Braces keep an organisation whole: its commas and its "and" separate nothing.
    if ('literal' in name) return `{${escaped(name.literal)}}`;
    return [name.family, name.suffix, name.given]
      .filter((part) => part !== undefined)
      .map(escaped)
      .join(', ');
  });
  if (more) written.push('others');
  return written.join(' and ');
}

function pagesOf(source: Citable): string | undefined {
  if (source.page === undefined) {
    const { number } = source;
    return source.type === 'article-journal' && number !== undefined ? escaped(number) : undefined;
  }
  const { first, last } = pageRange(source.page);
  return last === null ? escaped(first) : `${escaped(first)}--${escaped(last)}`;
}

const specials = new Map([
  ['\\', '\\textbackslash{}'],
  // Not "\{": BibTeX counts every brace, escaped or not.
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
]);

function escaped(text: string): string {
  return (
    text
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/[\\{}~^&%$#_]/gu, (sign) => specials.get(sign) ?? `\\${sign}`)
      // TeX would draw them together: "--" to a dash, "''" to a quote.
      .replace(/-{2,}|'{2,}|`{2,}/gu, (signs) => [...signs].join('{}'))
  );
}

/** Lines stay lines. */
function notesOf({ own }: Citable): string | undefined {
  const lines = own?.notes.split('\n').map(escaped) ?? [];
  return lines.every((line) => line === '') ? undefined : lines.join('\\newline{}');
}

/** Braces keep a tag with a comma whole. */
function keywordsOf({ own }: Citable): string | undefined {
  const tags = own?.tags.map((tag) => (/[,;]/u.test(tag) ? `{${escaped(tag)}}` : escaped(tag)));
  return tags === undefined || tags.length === 0 ? undefined : tags.join(', ');
}

/** An address is read literally; only what would break the entry is percent-encoded. */
function address(text: string | undefined): string | undefined {
  return text?.replace(/[{}\\\s]/gu, (sign) => encodeURIComponent(sign));
}

function isoDate(date: CslDate): string {
  return dateParts(date)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
