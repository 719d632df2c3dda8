/** RIS: one "TAG  - value" per line, records between TY and ER. */
import type { CslName } from '../../contract/records.ts';
import { risOfCsl } from './import/types.ts';
import {
  CUT_AUTHORS_NOTE,
  dateParts,
  hasMoreAuthors,
  pageRange,
  type Citable,
  type CslDate,
} from './parts.ts';

/** Lines end with CR LF, as the format asks. */
export function toRis(sources: readonly Citable[]): string {
  return sources.map((source) => `${recordOf(source).join('\r\n')}\r\n`).join('\r\n');
}

function recordOf(source: Citable): string[] {
  const lines: string[] = [];
  const add = (tag: string, value: string | undefined): void => {
    if (value !== undefined) lines.push(`${tag}  - ${oneLine(value)}`);
  };
  add('TY', risOfCsl(source.type));
  add('ID', source.id);
  for (const name of source.author ?? []) add('AU', risName(name));
  for (const name of source.editor ?? []) add('ED', risName(name));
  add('TI', source.title);
  add('T2', source['container-title']);
  if (source.issued !== undefined) {
    add('PY', String(dateParts(source.issued)[0]));
    add('DA', risDate(source.issued));
  }
  add('VL', source.volume);
  add('IS', source.issue);
  const pages = source.page === undefined ? null : pageRange(source.page);
  const isArticle = source.type === 'article-journal';
  // An article number stands where the first page would.
  add('SP', pages?.first ?? (isArticle ? source.number : undefined));
  add('EP', pages?.last ?? undefined);
  add('M1', isArticle ? undefined : source.number);
  add('PB', source.publisher);
  add('CY', source['publisher-place']);
  add('SN', source.ISBN);
  add('DO', source.DOI);
  add('AN', source.PMID);
  add('C2', source.PMCID);
  add('UR', source.URL);
  if (source.accessed !== undefined) add('Y2', risDate(source.accessed));
  add('AB', source.abstract);
  if (hasMoreAuthors(source)) add('N1', CUT_AUTHORS_NOTE);
  // A line break would end the field: each line of the notes is one of its own.
  for (const line of source.own?.notes.split('\n') ?? []) if (line.trim() !== '') add('N1', line);
  for (const tag of source.own?.tags ?? []) add('KW', tag);
  lines.push('ER  - ');
  return lines;
}

function risName(name: CslName): string {
  // In RIS a comma sets family and given name apart, and an organisation has neither.
  if ('literal' in name) return name.literal.replaceAll(',', '');
  return [name.family, name.given, name.suffix].filter((part) => part !== undefined).join(', ');
}

/** "2020/11/04/": year, month, day, and an empty remark. */
function risDate(date: CslDate): string {
  const [year = 0, month, day] = dateParts(date);
  const two = (part: number | undefined): string =>
    part === undefined ? '' : String(part).padStart(2, '0');
  return `${year}/${two(month)}/${two(day)}/`;
}

/** A line break would start a new field. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
