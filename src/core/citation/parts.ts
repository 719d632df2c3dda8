/** Pieces that the printed reference and the exports share. Nothing here adds what the record does not hold. */
import type { CslName, SourceRecord } from '../../contract/records.ts';

export type CslDate = NonNullable<SourceRecord['issued']>;

/** What can be exported: a reviewed source, or an entry of the person's own reading list with its notes. */
export type Citable = Omit<SourceRecord, 'id' | 'type' | 'custom'> & {
  /** Key of the entry. */
  readonly id: string;
  readonly type: string;
  readonly abstract?: string;
  readonly custom: Pick<SourceRecord['custom'], 'authorList'>;
  /** Words of the person, beside the publication. */
  readonly own?: { readonly notes: string; readonly tags: readonly string[] };
};

/** [year, month?, day?] of a CSL date. */
export function dateParts(date: CslDate): readonly number[] {
  return date['date-parts'][0];
}

export function yearOf(source: Pick<Citable, 'issued'>): number | null {
  return source.issued === undefined ? null : (dateParts(source.issued)[0] ?? null);
}

/** True where the record says that the author list is, or may be, cut. */
export function hasMoreAuthors(source: Pick<Citable, 'custom'>): boolean {
  return source.custom.authorList !== undefined && source.custom.authorList !== null;
}

/** "Karen Ildico" → "KI", "J. Malcolm O." → "JM"; at most two initials, as NLM prints them. */
export function initials(given: string): string {
  if (/^[A-Z]{1,3}$/.test(given)) return given.slice(0, 2);
  return given
    .split(/[\s.\-‐‑]+/u)
    .filter((part) => part !== '' && !/^\p{Ll}/u.test(part))
    .map((part) => /^./u.exec(part)?.[0] ?? '')
    .join('')
    .slice(0, 2);
}

/** "Cortese M", "Smith JA Jr", or the organisation as written. */
export function vancouverName(name: CslName): string {
  if ('literal' in name) return name.literal;
  const first = name.given === undefined ? '' : initials(name.given);
  return [name.family, first, name.suffix ?? ''].filter((part) => part !== '').join(' ');
}

/** Surname or organisation. */
export function surname(name: CslName): string {
  return 'literal' in name ? name.literal : name.family;
}

/** First and last page; the last is null for a single page or an article number. */
export function pageRange(page: string): { first: string; last: string | null } {
  const [first = page, last, more] = page.split(/[-–]/u);
  // "1-3, 7-9" is no single range.
  if (more !== undefined) return { first: page.trim(), last: null };
  return { first: first.trim(), last: last === undefined ? null : last.trim() };
}

/** Address of a DOI at its resolver. Half of a pair of signs, which has no place in an address, becomes "\ufffd". */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi.toWellFormed()).replace(/[#?]/gu, (sign) => encodeURIComponent(sign))}`;
}

/** What an export says where no field of its format can. */
export const CUT_AUTHORS_NOTE = 'The list of authors is not complete.';
