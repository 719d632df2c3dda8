import type { CslName, SourceRecord } from '../../contract/records.ts';

const nameText = (name: CslName): string => ('literal' in name ? name.literal : name.family);

/** "Rossier and others"; the organisation where it is the author; null where nobody is named. */
export function authorText(source: SourceRecord): string | null {
  const [first, second, ...more] = source.author ?? source.editor ?? [];
  if (first === undefined) return source.publisher ?? null;
  if (second === undefined) {
    const cut = source.custom.authorList !== undefined && source.custom.authorList !== null;
    return cut && !('literal' in first) ? `${nameText(first)} and others` : nameText(first);
  }
  if (more.length === 0 && (source.custom.authorList ?? null) === null)
    return `${nameText(first)} and ${nameText(second)}`;
  return `${nameText(first)} and others`;
}

/** "2000", or "undated". */
export function yearText(source: SourceRecord): string {
  const year = source.issued?.['date-parts'][0][0];
  return year === undefined ? 'undated' : String(year);
}

/** "Rossier and others, 2000": what a citation is called in words. */
export function shortReference(source: SourceRecord): string {
  const author = authorText(source);
  return author === null
    ? `${source.title}, ${yearText(source)}`
    : `${author}, ${yearText(source)}`;
}

/** Addresses of a source, as text that can be read and copied. */
export function addressesOf(source: SourceRecord): { label: string; text: string; url: string }[] {
  const found: { label: string; text: string; url: string }[] = [];
  if (source.DOI !== undefined)
    found.push({ label: 'DOI', text: source.DOI, url: `https://doi.org/${source.DOI}` });
  if (source.PMID !== undefined)
    found.push({
      label: 'PubMed',
      text: source.PMID,
      url: `https://pubmed.ncbi.nlm.nih.gov/${source.PMID}/`,
    });
  if (source.PMCID !== undefined)
    found.push({
      label: 'PubMed Central',
      text: source.PMCID,
      url: `https://pmc.ncbi.nlm.nih.gov/articles/${source.PMCID}/`,
    });
  if (source.URL !== undefined) found.push({ label: 'Page', text: source.URL, url: source.URL });
  return found;
}
