/** Substance × medicine: every recorded interaction, and one of three results for every pair. */
import type { CoverageLine, Finding } from '../../contract/check.ts';
import { ref, type SourceId } from '../../contract/ids.ts';
import { insideSentence } from '../../contract/names.ts';
import type { DrugInteraction, MedicationRecord } from '../../contract/records.ts';
import { actions, severities } from '../../contract/vocabulary.ts';
import { separationWords, stricter, type Applied } from '../interaction/rules.ts';
import { unlistedParties, type CoverageOf, type PairResults, type Parties } from './coverage.ts';
import { finding, listed, shortOf } from './finding.ts';
import { groupOfMedicine } from './groups.ts';
import type { Domains, ResolvedPlan } from './resolve.ts';
import type { SubstanceSum } from './sums.ts';
import {
  anything,
  carrierNames,
  carrierPaths,
  distinctMedications,
  isAdvised,
  isRestated,
  itemPaths,
  type Carriers,
  type DistinctMedication,
  type TakenSubstance,
} from './takenThings.ts';
import { concernsVitaminKEaten, vitaminKEaten, type VitaminKEaten } from './vitaminKFromFoods.ts';

function medicineFinding(
  applied: Applied<DrugInteraction>,
  substance: {
    name: string;
    id: string;
    paths: readonly string[];
    carriers: readonly string[];
    advised: boolean;
    /** What beside the record makes it a finding, with its source. */
    reckoning?: { arithmetic: string; source: SourceId };
  },
  medication: DistinctMedication,
): Finding {
  const { record } = applied;
  const medicine = insideSentence(medication.name);
  const gap = separationWords(record, medication.name, insideSentence(substance.name));
  const { reckoning } = substance;
  const arithmetic = [gap, reckoning?.arithmetic ?? null].filter((part) => part !== null);
  return finding({
    key: `${record.id}/${substance.id}/${medication.record?.id ?? ''}`,
    rule: 'interaction',
    action: applied.action,
    seriousness: applied.severity,
    evidence: record.evidence,
    subjects: [
      ref('substance', substance.id),
      ...(medication.record === null ? [] : [ref('medication', medication.record.id)]),
      ref('interaction', record.id),
    ],
    paths: [...substance.paths, ...medication.paths],
    group: groupOfMedicine(medication),
    title: `${substance.name} and ${medicine}`,
    message:
      `${record.effect} ${record.management}` +
      (substance.carriers.length === 0 ? '' : ` Concerns: ${listed(substance.carriers)}.`) +
      (record.secondHand ? ' (Read in a description of the study.)' : ''),
    ...shortOf(record),
    ...(arithmetic.length === 0 ? {} : { arithmetic: arithmetic.join(' ') }),
    advised: substance.advised,
    expertReview: record.expertReview,
    ask: `Ask your doctor or pharmacist: how do ${insideSentence(substance.name)} and ${medicine} go together for me?`,
    sources: [
      ...new Set([
        ...[record, ...applied.behind].flatMap((one) => one.sources),
        ...(reckoning === undefined ? [] : [reckoning.source]),
      ]),
    ],
  });
}

/** A record with the products and foods of the substance that it concerns. */
interface Hit extends Carriers {
  applied: Applied<DrugInteraction>;
}

/** Each form is asked about by itself; a record that several forms meet is told once, with the strictest action. */
function hitsOf(
  forms: readonly TakenSubstance[],
  medicine: MedicationRecord,
  domains: Domains,
  all: readonly TakenSubstance[],
): Hit[] {
  const hits = new Map<string, Hit>();
  for (const form of forms) {
    for (const applied of domains.interactions.withMedicine(form.taken, medicine)) {
      const { record } = applied;
      if (isRestated(form, record.substance, all)) continue;
      const known = hits.get(record.id);
      if (known === undefined) {
        hits.set(record.id, { applied, parts: form.parts, foods: form.foods });
        continue;
      }
      hits.set(record.id, {
        applied: {
          record,
          action: stricter(actions, known.applied.action, applied.action),
          severity: stricter(severities, known.applied.severity, applied.severity),
          behind: [...new Set([...known.applied.behind, ...applied.behind])],
        },
        parts: [...known.parts, ...form.parts],
        foods: [...known.foods, ...form.foods],
      });
    }
  }
  return [...hits.values()];
}

/** The findings of one substance with one medicine. */
function findingsOf(
  one: TakenSubstance,
  hits: readonly Hit[],
  medication: DistinctMedication,
  eaten: VitaminKEaten | null,
): Finding[] {
  return hits.map((hit) => {
    const meals = eaten !== null && concernsVitaminKEaten(hit.applied.record) ? eaten : null;
    const carriers = { parts: hit.parts, foods: meals === null ? hit.foods : meals.foods };
    return medicineFinding(
      hit.applied,
      {
        name: one.record.name,
        id: one.record.id,
        paths: carrierPaths(carriers),
        carriers: carrierNames(carriers),
        advised: isAdvised({ parts: hit.parts, foods: hit.foods }),
        ...(meals === null
          ? {}
          : { reckoning: { arithmetic: `${meals.arithmetic}.`, source: meals.source } }),
      },
      medication,
    );
  });
}

/** Vitamin K that foods alone bring, as something that a record can speak of. */
function eatenAlone({ sum }: VitaminKEaten, domains: Domains): TakenSubstance {
  const { substance: record } = sum;
  const appliesAs = new Set<string>(domains.substances.appliesAs(record.id, null));
  const taken = { substance: record.id, forms: new Set([null]), appliesAs };
  return { record, taken, parts: [], foods: [], products: [], advised: false };
}

/** Substance × medicine, each medicine once however many entries it has. Foods take part where a link names them. */
export function medicinePairs(
  substances: readonly TakenSubstance[],
  resolved: ResolvedPlan,
  sums: readonly SubstanceSum[],
  domains: Domains,
  party: Parties,
  line: CoverageOf,
): PairResults {
  const findings: Finding[] = [];
  const coverage: CoverageLine[] = [];
  const unlisted = unlistedParties(resolved);
  const medications = distinctMedications(resolved);
  const eaten = medications.length === 0 ? null : vitaminKEaten(resolved, sums);
  const alone =
    eaten === null || substances.some((one) => one.record.id === eaten.sum.substance.id)
      ? null
      : eatenAlone(eaten, domains);
  const sides = substances.map((one) => ({ one, side: party.substance(one) }));
  for (const medication of medications) {
    const { record } = medication;
    const target = party.medication(medication);
    const forAll =
      record === null || resolved.ingredients.length === 0
        ? []
        : domains.interactions.withMedicine(anything, record);
    for (const applied of forAll) {
      const general = {
        name: 'Supplements in general',
        id: applied.record.substance,
        paths: itemPaths(resolved),
        carriers: resolved.ingredients.map((part) => part.product),
        advised: false,
      };
      findings.push(medicineFinding(applied, general, medication));
    }
    for (const { one, side } of sides) {
      // What is recorded of all forms together is what is recorded of each, or more: nearly every pair ends here.
      const recorded =
        record !== null && domains.interactions.withMedicine(one.taken, record).length > 0;
      const hits = recorded ? hitsOf(party.forms(one), record, domains, substances) : [];
      if (hits.length > 0) findings.push(...findingsOf(one, hits, medication, eaten));
      // A record on supplements in general does not speak of what a food carries.
      const found = recorded || (forAll.length > 0 && one.parts.length > 0);
      coverage.push(line(side, target, found));
    }
    if (alone !== null && record !== null) {
      const hits = hitsOf([alone], record, domains, substances).filter(({ applied }) =>
        concernsVitaminKEaten(applied.record),
      );
      findings.push(...findingsOf(alone, hits, medication, eaten));
      if (hits.length > 0) coverage.push(line(party.substance(alone), target, true));
    }
    coverage.push(...unlisted.map((one) => line(one, target, forAll.length > 0)));
  }
  return { findings, coverage };
}
