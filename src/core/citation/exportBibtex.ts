/** BibTeX in UTF-8. Titles stand in double braces, so that no style changes their capitals. */
import type { CslName, SourceRecord } from '../../contract/records.ts';
import { CUT_AUTHORS_NOTE, dateParts, hasMoreAuthors, pageRange, type CslDate } from './parts.ts';

const types: Record<SourceRecord['type'], string> = {
  'article-journal': 'article',
  webpage: 'misc',
  report: 'techreport',
  book: 'book',
  chapter: 'incollection',
  dataset: 'misc',
};
/** Month names that every BibTeX style defines. */
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export function toBibtex(sources: readonly SourceRecord[]): string {
  return sources.map(entryOf).join('\n');
}

function entryOf(source: SourceRecord): string {
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
  text('pages', pagesOf(source));
  text(source.type === 'report' ? 'institution' : 'publisher', source.publisher);
  text('address', source['publisher-place']);
  text('isbn', source.ISBN);
  raw('doi', address(source.DOI));
  text('pmid', source.PMID);
  text('pmcid', source.PMCID);
  raw('url', address(source.URL));
  if (source.accessed !== undefined) raw('urldate', isoDate(source.accessed));
  if (hasMoreAuthors(source)) text('note', CUT_AUTHORS_NOTE);
  return `@${types[source.type]}{${source.id},\n${fields.join(',\n')}\n}\n`;
}

function containerField(source: SourceRecord): string {
  if (source.type === 'article-journal') return 'journal';
  if (source.type === 'chapter') return 'booktitle';
  return source.type === 'webpage' || source.type === 'dataset' ? 'howpublished' : 'series';
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

function pagesOf(source: SourceRecord): string | undefined {
  if (source.page === undefined) {
    return source.type === 'article-journal' ? source.number : undefined;
  }
  const { first, last } = pageRange(source.page);
  return last === null ? first : `${first}--${last}`;
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
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\{}~^&%$#_]/gu, (sign) => specials.get(sign) ?? `\\${sign}`);
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
