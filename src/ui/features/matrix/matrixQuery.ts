import {
  certainties,
  claimStates,
  exposures,
  outcomeGroups,
} from '../../../contract/vocabulary.ts';
import type { MatrixFilter } from './matrix.ts';

const oneOf = <T extends string>(words: readonly T[], word: string | null): T | null =>
  words.find((candidate) => candidate === word) ?? null;

/** Reads the filter from an address; a word that no list has sets no limit. */
export function readFilter(query: URLSearchParams): MatrixFilter {
  return {
    words: query.get('words') ?? '',
    outcome: oneOf(outcomeGroups, query.get('outcome')),
    result: oneOf(claimStates, query.get('result')),
    certainty: oneOf(certainties, query.get('certainty')),
    exposure: oneOf(exposures, query.get('exposure')),
  };
}

/** What an address has to lose for everything to be shown. */
export const CLEARED = {
  words: null,
  outcome: null,
  result: null,
  certainty: null,
  exposure: null,
} as const;

/** How many limits are set. */
export function limitsSet(filter: MatrixFilter): number {
  return Object.values(filter).filter((limit) => limit !== null && limit !== '').length;
}
