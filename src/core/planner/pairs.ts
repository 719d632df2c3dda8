/** Checks every pair of a plan against the recorded interactions and cautions; each pair gets one of three results. */
import type { CoverageLine, Finding } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import type { DrugInteraction } from '../../contract/records.ts';
import { insideSentence } from '../../contract/names.ts';
import { separationWords, type Applied } from '../interaction/rules.ts';
import { conditionPairs } from './conditions.ts';
import { coverageAsOf, type CoverageOf, type PairResults, type Party } from './coverage.ts';
import { finding, listed } from './finding.ts';
import { notCovered } from './notCovered.ts';
import type { Domains, ResolvedPlan, TakenMedication } from './resolve.ts';
import { anything, isRestated, type TakenSubstance } from './takenThings.ts';

function medicineFinding(
  applied: Applied<DrugInteraction>,
  substance: { name: string; id: string; products: readonly string[]; advised: boolean },
  medication: TakenMedication,
): Finding {
  const { record } = applied;
  const gap = separationWords(record, medication.name, insideSentence(substance.name));
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
    title: `${substance.name} and ${medication.name}`,
    message:
      `${record.effect} ${record.management}` +
      (substance.products.length === 0 ? '' : ` Concerns: ${listed(substance.products)}.`) +
      (record.secondHand ? ' (Read in a description of the study.)' : ''),
    ...(gap === null ? {} : { arithmetic: gap }),
    advised: substance.advised,
    expertReview: record.expertReview,
    ask: `Ask your doctor or pharmacist: how do ${insideSentence(substance.name)} and ${insideSentence(medication.name)} go together for me?`,
    sources: [...new Set([record, ...applied.behind].flatMap((one) => one.sources))],
  });
}

/** Substance × medicine. */
function medicinePairs(
  substances: readonly TakenSubstance[],
  resolved: ResolvedPlan,
  domains: Domains,
  party: { substance: (one: TakenSubstance) => Party; medication: (one: TakenMedication) => Party },
  line: CoverageOf,
): PairResults {
  const findings: Finding[] = [];
  const coverage: CoverageLine[] = [];
  for (const medication of resolved.medications) {
    const target = party.medication(medication);
    const forAll =
      medication.record === null || resolved.ingredients.length === 0
        ? []
        : domains.interactions.withMedicine(anything, medication.record);
    for (const applied of forAll) {
      findings.push(
        medicineFinding(
          applied,
          {
            name: 'Supplements in general',
            id: applied.record.substance,
            products: resolved.ingredients.map((part) => part.product),
            advised: false,
          },
          medication,
        ),
      );
    }
    for (const one of substances) {
      const applied =
        medication.record === null
          ? []
          : domains.interactions.withMedicine(one.taken, medication.record);
      for (const hit of applied) {
        if (isRestated(one, hit.record.substance, substances)) continue;
        findings.push(
          medicineFinding(
            hit,
            {
              name: one.record.name,
              id: one.record.id,
              products: one.products,
              advised: one.advised,
            },
            medication,
          ),
        );
      }
      coverage.push(line(party.substance(one), target, applied.length > 0 || forAll.length > 0));
    }
  }
  return { findings, coverage };
}

/** Substance × substance. */
function substancePairs(
  substances: readonly TakenSubstance[],
  domains: Domains,
  party: (one: TakenSubstance) => Party,
  line: CoverageOf,
): PairResults {
  const findings: Finding[] = [];
  const coverage: CoverageLine[] = [];
  for (const [index, one] of substances.entries()) {
    for (const other of substances.slice(index + 1)) {
      const records = domains.interactions.between(one.taken, other.taken);
      for (const record of records) {
        findings.push(
          finding({
            key: `${record.id}/${one.record.id}/${other.record.id}`,
            rule: 'nutrient-interaction',
            action: record.action,
            seriousness: record.severity,
            evidence: record.evidence,
            subjects: [
              ref('substance', one.record.id),
              ref('substance', other.record.id),
              ref('interaction', record.id),
            ],
            title: `${one.record.name} and ${other.record.name}`,
            message:
              `${record.effect} ${record.management} Concerns: ${listed([...one.products, ...other.products])}.` +
              (record.secondHand ? ' (Read in a description of the study.)' : ''),
            ...(record.separation === null
              ? {}
              : {
                  arithmetic: `The record asks for ${record.separation.hours} hours between the two.`,
                }),
            advised: one.advised && other.advised,
            expertReview: record.expertReview,
            ask: `Ask your doctor or pharmacist: how do ${insideSentence(one.record.name)} and ${insideSentence(other.record.name)} go together for me?`,
            sources: record.sources,
          }),
        );
      }
      coverage.push(line(party(one), party(other), records.length > 0));
    }
  }
  return { findings, coverage };
}

/** @param asOf content date of the edition: the sources were checked up to this day */
export function checkPairs(
  resolved: ResolvedPlan,
  substances: readonly TakenSubstance[],
  domains: Domains,
  asOf: string,
): PairResults {
  const substanceParty = (one: TakenSubstance): Party => ({
    reference: ref('substance', one.record.id),
    name: one.record.name,
    covered:
      domains.interactions.ofSubstances(
        [...one.taken.appliesAs].map((id) => id as typeof one.record.id),
      ).length > 0,
  });
  const medicationParty = (one: TakenMedication): Party => ({
    reference: ref('medication', one.record?.id ?? 'unlisted'),
    name: one.name,
    covered: one.record !== null && domains.interactions.ofMedication(one.record).length > 0,
  });
  const line = coverageAsOf(asOf);
  const unlistedLines = resolved.ingredients
    .filter((part) => part.substance === null)
    .flatMap((part) =>
      resolved.medications.map((medication) =>
        line(
          { reference: ref('substance', 'unlisted'), name: part.name, covered: false },
          medicationParty(medication),
          false,
        ),
      ),
    );
  const parties = { substance: substanceParty, medication: medicationParty };
  const results = [
    medicinePairs(substances, resolved, domains, parties, line),
    substancePairs(substances, domains, substanceParty, line),
    conditionPairs(substances, resolved, domains, substanceParty, line),
  ];
  return {
    findings: [
      ...results.flatMap((result) => result.findings),
      ...notCovered(resolved, substances, parties, domains),
    ],
    coverage: [...results.flatMap((result) => result.coverage), ...unlistedLines],
  };
}
