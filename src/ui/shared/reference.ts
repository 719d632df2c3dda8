import { studyLabel, yearOf } from '../../chart/studyWords.ts';
import type { SourceRecord } from '../../contract/records.ts';

export { authorText } from '../../chart/studyWords.ts';

/** "2000", or "undated". */
export function yearText(source: SourceRecord): string {
  const year = yearOf(source);
  return year === null ? 'undated' : String(year);
}

/** "Rossier and others, 2000": what a citation is called in words. */
export const shortReference = studyLabel;

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
