/** What the table of readings holds, and what is compared. */
import * as v from 'valibot';
import { ReadingItem, ReadingNotes } from '../../contract/readings.ts';
import { doiKey, pmidKey } from '../citation/identifiers.ts';
import { fold } from '../search/fold.ts';

/** The document of a row. DOI and PMID stand in columns of their own as well, as they are compared. */
export const StoredReadingBody = v.object({ item: ReadingItem, ...ReadingNotes.entries });
export type StoredReadingBody = v.InferOutput<typeof StoredReadingBody>;

export interface ReadingKeys {
  readonly doi: string | null;
  readonly pmid: string | null;
  /** Folded title and year: what tells papers without identifiers apart. */
  readonly title: string;
}

export function keysOf({ DOI, PMID, title, issued }: ReadingItem): ReadingKeys {
  return {
    doi: doiKey(DOI),
    pmid: pmidKey(PMID),
    title: `${fold(title)} ${issued?.[0] ?? ''}`,
  };
}

/** The words that a search looks into, folded, each after a space. */
export function wordsOf({ item, notes, tags }: StoredReadingBody): string {
  const names = item.author.map(({ family, given, literal }) =>
    [family, given, literal].filter((part) => part !== undefined).join(' '),
  );
  return ` ${fold([item.title, ...names, item['container-title'] ?? '', notes, ...tags].join(' \n '))}`;
}

/** Text without words would match by chance what has none either. */
const isTelling = (title: string): boolean => /\p{L}.*\p{L}/u.test(title);

/** Finds what is there already. Grows with what is added to it. */
export interface Known {
  has(keys: ReadingKeys): boolean;
  add(keys: ReadingKeys): void;
}

/** Same DOI, else same PMID, else same title and year where no identifier says that they are two. */
export function createKnown(): Known {
  const dois = new Set<string>();
  const pmids = new Set<string>();
  const titles = new Map<string, ReadingKeys[]>();
  const differ = (a: string | null, b: string | null): boolean =>
    a !== null && b !== null && a !== b;
  return {
    has: (keys) =>
      (keys.doi !== null && dois.has(keys.doi)) ||
      (keys.pmid !== null && pmids.has(keys.pmid)) ||
      (titles.get(keys.title) ?? []).some(
        (one) => !differ(one.doi, keys.doi) && !differ(one.pmid, keys.pmid),
      ),
    add: (keys) => {
      if (keys.doi !== null) dois.add(keys.doi);
      if (keys.pmid !== null) pmids.add(keys.pmid);
      if (!isTelling(keys.title)) return;
      const same = titles.get(keys.title);
      if (same === undefined) titles.set(keys.title, [keys]);
      else if (same.length < MOST_ALIKE) same.push(keys);
    },
  };
}

/** A thousand papers called "Editorial" must not cost a million comparisons. */
const MOST_ALIKE = 50;
