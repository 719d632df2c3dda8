/** Words for the papers of the reading list. */
import type { ReadingItem } from '../../../contract/readings.ts';

const MANY = 3;

function authorsText(authors: ReadingItem['author']): string {
  const names = authors.map(({ family, literal, given }) => family ?? literal ?? given ?? '');
  const known = names.filter((name) => name !== '');
  return known.length > MANY ? `${known[0] ?? ''} and others` : known.join(', ');
}

/** "Nielsen, Plato. Journal of Nerves. 2021. DOI 10.1000/xyz"; '' where nothing but the title is known. */
export function referenceText(item: ReadingItem): string {
  const { volume, issue, page } = item;
  const place = `${volume ?? ''}${issue === null ? '' : `(${issue})`}${page === null ? '' : `:${page}`}`;
  const parts = [
    authorsText(item.author),
    item['container-title'] ?? item.publisher ?? '',
    [String(item.issued?.[0] ?? ''), place].filter((part) => part !== '').join(';'),
    item.DOI === null ? '' : `DOI ${item.DOI}`,
    item.PMID === null ? '' : `PMID ${item.PMID}`,
  ];
  return parts.filter((part) => part !== '').join('. ');
}
