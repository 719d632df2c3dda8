/** Checks every pair of a plan against the recorded interactions and cautions; each pair gets one of three results. */
import { ref } from '../../contract/ids.ts';
import { memo } from '../memo.ts';
import { conditionPairs } from './conditions.ts';
import { coverageAsOf, type PairResults, type Parties } from './coverage.ts';
import { medicinePairs } from './medicinePairs.ts';
import { notCovered } from './notCovered.ts';
import type { Domains, ResolvedPlan } from './resolve.ts';
import { substancePairs } from './substancePairs.ts';
import type { SubstanceSum } from './sums.ts';
import { carriedSubstances, eachForm, type TakenSubstance } from './takenThings.ts';

/**
 * @param substances of the products; what foods carry is added here
 * @param asOf content date of the edition: the sources were checked up to this day
 */
export function checkPairs(
  resolved: ResolvedPlan,
  substances: readonly TakenSubstance[],
  sums: readonly SubstanceSum[],
  domains: Domains,
  asOf: string,
): PairResults {
  // Each substance is a side of many pairs: what is recorded about it is looked up once.
  const parties: Parties = {
    forms: memo((one) => eachForm(one, domains)),
    substance: memo((one) => ({
      reference: ref('substance', one.record.id),
      name: one.record.name,
      covered: [...one.taken.appliesAs].some((id) => domains.interactions.isRecorded(id)),
    })),
    medication: memo((one) => ({
      reference: ref('medication', one.record?.id ?? 'unlisted'),
      name: one.name,
      covered: one.record !== null && domains.interactions.ofMedication(one.record).length > 0,
    })),
  };
  const line = coverageAsOf(asOf);
  const carried = carriedSubstances(substances, resolved, domains);
  const medicines = medicinePairs(carried, resolved, sums, domains, parties, line);
  const others = substancePairs(carried, resolved, sums, domains, parties, line);
  const conditions = conditionPairs(carried, resolved, domains, parties, line);
  const silent = notCovered(resolved, substances, parties, domains);
  return {
    findings: medicines.findings.concat(others.findings, conditions.findings, silent),
    coverage: medicines.coverage.concat(others.coverage, conditions.coverage),
  };
}
