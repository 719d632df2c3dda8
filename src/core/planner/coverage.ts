/** The two sides of a pair, and the line that says what the sources hold about it. */
import type { CoverageLine, Finding } from '../../contract/check.ts';
import { ref, type EntityRef } from '../../contract/ids.ts';
import type { ResolvedPlan, TakenMedication } from './resolve.ts';
import type { TakenSubstance } from './takenThings.ts';

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

/** How the two kinds of things that are taken become sides of a pair. */
export interface Parties {
  substance: (one: TakenSubstance) => Party;
  /** The substance once for each form in which it is taken. */
  forms: (one: TakenSubstance) => readonly TakenSubstance[];
  medication: (one: TakenMedication) => Party;
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

/** What is taken and no list has, once for each name: a pair with it is told as "not covered". */
export function unlistedParties(resolved: ResolvedPlan): Party[] {
  const names = new Map<string, string>();
  for (const part of resolved.ingredients) {
    if (part.substance !== null) continue;
    const key = part.name.trim().toLowerCase();
    if (!names.has(key)) names.set(key, part.name);
  }
  return [...names.values()].map((name) => ({
    reference: ref('substance', 'unlisted'),
    name,
    covered: false,
  }));
}
