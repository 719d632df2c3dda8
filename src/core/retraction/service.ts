/** Marks of publications by the imported list of retracted papers. Without a list nothing was checked, and nothing is said. */
import type { ShowOf } from '../../contract/answers.ts';
import type { RetractionMark } from '../../contract/retraction.ts';
import { doiKey, pmidKey } from '../citation/identifiers.ts';
import type { ShelfPack } from '../pack/shelf/shelf.ts';
import { listedOf, type RetractionRow } from './repository.ts';

export interface Identified {
  readonly DOI?: string | null | undefined;
  readonly PMID?: string | null | undefined;
}

export interface Retractions {
  /** Newest day of the list; null: there is none. */
  readonly asOf: string | null;
  /** Null: no list, or neither DOI nor PMID, by which the list names publications; so nothing was checked. */
  of(publication: Identified): RetractionMark | null;
}

export const noRetractions: Retractions = { asOf: null, of: () => null };

/** The graver stays: a correction never hides a retraction. */
const gravity: readonly string[] = ['correction', 'expression of concern', 'retraction'];
const gravityOf = (nature: string): number => gravity.indexOf(nature.trim().toLowerCase());

/**
 * What holds today of what the list tells in order. A reinstatement takes back what came before it; after it, only an
 * expression of concern or a retraction counts anew. What is not dated counts as the latest.
 */
function standing(rows: readonly RetractionRow[]): RetractionRow | null {
  return rows.reduce<RetractionRow | null>((held, row) => {
    if (held === null || row.nature.trim().toLowerCase() === 'reinstatement') return row;
    return gravityOf(row.nature) >= Math.max(gravityOf(held.nature), 0) &&
      !(isReinstated(held) && gravityOf(row.nature) === 0)
      ? row
      : held;
  }, null);
}

const isReinstated = ({ nature }: RetractionRow): boolean =>
  nature.trim().toLowerCase() === 'reinstatement';

/** @param list the newest list of the shelf */
export function createRetractions(list: ShelfPack | undefined): Retractions {
  if (list === undefined) return noRetractions;
  const asOf = list.manifest.edition;
  const papers = list.manifest.counts['papers'];
  const size = papers === undefined ? {} : { papers };
  return {
    asOf,
    of: ({ DOI, PMID }) => {
      const doi = doiKey(DOI);
      const pmid = pmidKey(PMID);
      if (doi === null && pmid === null) return null;
      const found = standing(listedOf(list.db, doi, pmid));
      return { nature: found?.nature ?? null, date: found?.date ?? null, asOf, ...size };
    },
  };
}

/** The mark as `show` tells it. */
export function retractionState(
  mark: RetractionMark | undefined,
): ShowOf<'source'>['record']['retraction'] {
  if (mark === undefined) return { state: 'not-checked' };
  const { nature, date, asOf } = mark;
  return nature === null ? { state: 'none-known', asOf } : { state: 'listed', nature, date, asOf };
}
