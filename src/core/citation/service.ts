/** References as printed (NLM/Vancouver style), short citations and links. */
import type { CslName } from '../../contract/records.ts';
import {
  dateParts,
  doiUrl,
  hasMoreAuthors,
  surname,
  vancouverName,
  yearOf,
  type Citable,
  type CslDate,
} from './parts.ts';

/** NLM lists six authors, then "et al." */
const LISTED_AUTHORS = 6;
const DATE_UNKNOWN = '[date unknown]';
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * The reference as it is printed, without a number in front:
 * "Cortese M, Munger KL. Title. Journal. 2019;25(3):301-9. doi:10.1/x. PMID: 1."
 * What the record does not hold is left out; a missing date is said to be unknown.
 */
export function formatVancouver(source: Citable): string {
  const authors = nameList(source.author ?? [], hasMoreAuthors(source));
  const online = isOnline(source);
  const sentences = [
    authors,
    titleOf(source, online),
    ...(source.type === 'chapter' ? [bookOf(source)] : [editorsOf(source)]),
    source.type === 'article-journal' ? articleOf(source, online) : publicationOf(source, online),
    ...identifiersOf(source),
    online && source.URL !== undefined ? `Available from: ${source.URL}` : '',
  ];
  return sentences
    .filter((part) => part !== '')
    .map(closed)
    .join(' ');
}

/** "Cortese et al. 2019", "Turck 2023", "EFSA Scientific Committee 2025", "Psyllium: possible interactions (undated)". */
export function shortCitation(source: Citable): string {
  const year = yearOf(source);
  const when = year === null ? '(undated)' : String(year);
  const [first, second, third] = source.author ?? [];
  if (first === undefined) return `${source.title} ${when}`;
  if (second === undefined && !hasMoreAuthors(source)) return `${surname(first)} ${when}`;
  if (second !== undefined && third === undefined && !hasMoreAuthors(source)) {
    return `${surname(first)} and ${surname(second)} ${when}`;
  }
  return `${surname(first)} et al. ${when}`;
}

export interface SourceLink {
  label: string;
  url: string;
}

/** Where the source can be opened: DOI, PubMed, PubMed Central, then the recorded address. */
export function linksOf(source: Citable): SourceLink[] {
  const links: SourceLink[] = [];
  if (source.DOI !== undefined) {
    links.push({ label: `doi:${source.DOI}`, url: doiUrl(source.DOI) });
  }
  if (source.PMID !== undefined) {
    links.push({
      label: `PMID: ${source.PMID}`,
      url: `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(source.PMID.toWellFormed())}/`,
    });
  }
  if (source.PMCID !== undefined) {
    links.push({
      label: `PMCID: ${source.PMCID}`,
      url: `https://pmc.ncbi.nlm.nih.gov/articles/${encodeURIComponent(source.PMCID.toWellFormed())}/`,
    });
  }
  const { URL: address } = source;
  if (address !== undefined && /^https?:\/\//iu.test(address)) {
    const bare = (url: string): string => url.replace(/\/$/u, '').toLowerCase();
    if (!links.some((link) => bare(link.url) === bare(address))) {
      links.push({ label: address, url: address });
    }
  }
  return links;
}

/** An address is printed where no identifier names the publication, and always for what exists only online. */
function isOnline(source: Citable): boolean {
  if (source.URL === undefined) return false;
  if (source.type === 'webpage' || source.type === 'dataset') return true;
  return source.DOI === undefined && source.PMID === undefined && source.PMCID === undefined;
}

/** Persons are set apart by commas, an organisation by a semicolon. */
function nameList(names: readonly CslName[], more: boolean): string {
  const listed = names.slice(0, LISTED_AUTHORS);
  const text = listed.reduce((line, name, index) => {
    const before = listed[index - 1];
    if (before === undefined) return vancouverName(name);
    const mark = 'literal' in name || 'literal' in before ? '; ' : ', ';
    return line + mark + vancouverName(name);
  }, '');
  const cut = names.length > 0 && (more || names.length > LISTED_AUTHORS);
  return cut ? `${text}, et al.` : text;
}

/** Of an article or a chapter the journal or the book carries the medium; of everything else the title does. */
function titleOf(source: Citable, online: boolean): string {
  if (source.type === 'dataset') {
    return `${source.title} ${online ? '[dataset on the Internet]' : '[dataset]'}`;
  }
  const isPart = source.type === 'article-journal' || source.type === 'chapter';
  const carried = isPart && source['container-title'] !== undefined;
  return online && !carried ? `${source.title} [Internet]` : source.title;
}

function editorsOf(source: Citable): string {
  const editors = source.editor ?? [];
  if (editors.length === 0) return '';
  return `${nameList(editors, false)}, ${editors.length === 1 ? 'editor' : 'editors'}`;
}

/** "In: Vink R, Nechifor M, editors. Magnesium in the Central Nervous System" */
function bookOf(source: Citable): string {
  const book = source['container-title'];
  const editors = editorsOf(source);
  if (book === undefined) return editors;
  const medium = isOnline(source) ? ' [Internet]' : '';
  return `In: ${editors === '' ? '' : closed(editors) + ' '}${book}${medium}`;
}

/** "Journal. 2019;25(3):1-9" */
function articleOf(source: Citable, online: boolean): string {
  const journal = source['container-title'];
  const medium = online && journal !== undefined ? ' [Internet]' : '';
  const volume = source.volume ?? '';
  const issue = source.issue === undefined ? '' : `(${source.issue})`;
  const pages = shortPages(source.page ?? source.number ?? '');
  // A volume dates an article well enough; without one, month and day are printed if they are known.
  const date =
    volume === '' && issue === '' ? dateOf(source) : String(yearOf(source) ?? DATE_UNKNOWN);
  const numbered = volume + issue === '' ? '' : `;${volume}${issue}`;
  const located = pages === '' ? '' : `:${pages}`;
  const when = `${date}${citedOf(source, online)}${numbered}${located}`;
  return journal === undefined ? when : `${closed(journal + medium)} ${when}`;
}

/** "306-314" → "306-14", "S129-S134" → "S129-34": NLM does not repeat what both pages share. */
function shortPages(pages: string): string {
  const [, letter = '', first = '', mark = '', last = ''] =
    /^([A-Za-z]*)(\d+)([-–])\1(\d+)$/u.exec(pages) ?? [];
  if (first === '' || Number(last) <= Number(first)) return pages;
  if (first.length !== last.length) return `${letter}${first}${mark}${last}`;
  let shared = 0;
  while (first[shared] === last[shared]) shared += 1;
  return `${letter}${first}${mark}${last.slice(shared)}`;
}

/** "Washington, DC: National Academies Press; 2011", "ClinicalTrials.gov; 2017 [cited 2026 Nov 22]" */
function publicationOf(source: Citable, online: boolean): string {
  const house = [source['publisher-place'], source.publisher]
    .filter((part) => part !== undefined)
    .join(': ');
  const container = source.type === 'chapter' ? undefined : source['container-title'];
  const where = [container, house].filter((part) => part !== undefined && part !== '').join('. ');
  const date = dateOf(source) + citedOf(source, online);
  const parts = [where === '' ? date : `${where}; ${date}`];
  if (source.number !== undefined) parts.push(`No.: ${source.number}`);
  if (source.page !== undefined) parts.push(`p. ${source.page}`);
  return parts.join('. ');
}

function identifiersOf(source: Citable): string[] {
  const list: string[] = [];
  if (source.DOI !== undefined) list.push(`doi:${source.DOI}`);
  if (source.PMID !== undefined) list.push(`PMID: ${source.PMID}`);
  if (source.PMCID !== undefined) list.push(`PMCID: ${source.PMCID}`);
  return list;
}

function dateOf(source: Citable): string {
  return source.issued === undefined ? DATE_UNKNOWN : nlmDate(source.issued);
}

function citedOf(source: Citable, online: boolean): string {
  return online && source.accessed !== undefined ? ` [cited ${nlmDate(source.accessed)}]` : '';
}

/** "2026 Nov 22" */
function nlmDate(date: CslDate): string {
  const [year, month, day] = dateParts(date);
  const name = month === undefined ? undefined : MONTHS[month - 1];
  return [year, name, name === undefined ? undefined : day]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Ends a sentence, unless it already ends; an address gets no full stop that could be taken for a part of it. */
function closed(sentence: string): string {
  if (/[.?!]$/u.test(sentence) || sentence.startsWith('Available from:')) return sentence;
  return `${sentence}.`;
}
