/** The reading list in the formats of reference managers, with the person's notes and tags. */
import type { ReadingItem } from '../../contract/readings.ts';
import { exportSources, type SourceFormat } from '../citation/export.ts';
import type { Citable } from '../citation/parts.ts';
import { fold } from '../search/fold.ts';
import type { StoredReadingBody } from './stored.ts';

/** Fields that are text, or not known. */
const plainFields = [
  'container-title',
  'publisher',
  'volume',
  'issue',
  'page',
  'DOI',
  'PMID',
  'PMCID',
  'URL',
  'abstract',
] as const;

export function exportReadings(
  readings: readonly Omit<StoredReadingBody, 'about'>[],
  format: SourceFormat,
): string {
  const taken = new Map<string, number>();
  return exportSources(
    readings.map((reading) => citableOf(reading, taken)),
    format,
  );
}

/** A publication as the writers of references take it. */
export function citableItem(item: ReadingItem, id: string): Citable {
  const texts = plainFields.flatMap((field) => {
    const value = item[field];
    return value === null ? [] : [[field, value] as const];
  });
  return {
    id,
    type: item.type,
    title: item.title,
    ...(item.author.length === 0 ? {} : { author: item.author.map(nameOf) }),
    ...(item.issued === null ? {} : { issued: { 'date-parts': [item.issued] } }),
    ...Object.fromEntries(texts),
    custom: {},
  };
}

function nameOf({ family, given, suffix, literal }: ReadingItem['author'][number]) {
  if (family === undefined) return { literal: literal ?? given ?? '' };
  return {
    family,
    ...(given === undefined ? {} : { given }),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

/** Keys as people write them: "cree-2020", then "cree-2020-2". */
function citableOf(
  { item, notes, tags }: Omit<StoredReadingBody, 'about'>,
  taken: Map<string, number>,
): Citable {
  const [first] = item.author;
  const name = fold(first?.family ?? first?.literal ?? item.title)
    .replace(/[^a-z0-9 ]/gu, '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 2)
    .join('-');
  const key = `${name === '' ? 'reading' : name.slice(0, 40)}-${item.issued?.[0] ?? 'undated'}`;
  const count = (taken.get(key) ?? 0) + 1;
  taken.set(key, count);
  return {
    ...citableItem(item, count === 1 ? key : `${key}-${count}`),
    own: { notes, tags },
  };
}
