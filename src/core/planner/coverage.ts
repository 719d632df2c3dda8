/** The two sides of a pair, and the line that says what the sources hold about it. */
import type { CoverageLine, Finding } from '../../contract/check.ts';
import type { EntityRef } from '../../contract/ids.ts';

export interface PairResults {
  findings: Finding[];
  coverage: CoverageLine[];
}

export interface Party {
  reference: EntityRef;
  name: string;
  /** Whether the reference holds any record at all about it. */
  covered: boolean;
}

export type CoverageOf = (a: Party, b: Party, found: boolean) => CoverageLine;

/** @param asOf content date of the edition: the sources were checked up to this day */
export function coverageAsOf(asOf: string): CoverageOf {
  return (a, b, found) => ({
    pair: [a.reference, b.reference],
    names: [a.name, b.name],
    result: found ? 'found' : a.covered && b.covered ? 'none-recorded' : 'not-covered',
    asOf,
  });
}
