/** Checks every pair of a plan against the recorded interactions and cautions; each pair gets one of three results. */
import type { CoverageLine, Finding } from '../../contract/check.ts';
import { ref, type EntityRef } from '../../contract/ids.ts';
import type { CautionRecord, ConditionRecord, DrugInteraction } from '../../contract/records.ts';
import type { Action } from '../../contract/vocabulary.ts';
import { insideSentence } from '../evidence/sentence.ts';
import { anySupplement, separationWords, type Applied } from '../interaction/rules.ts';
import { finding, listed } from './finding.ts';
import type { Domains, ResolvedPlan, TakenMedication } from './resolve.ts';
import { anything, type TakenSubstance } from './takenThings.ts';

export interface PairResults {
  findings: Finding[];
  coverage: CoverageLine[];
}

interface Party {
  reference: EntityRef;
  name: string;
  /** Whether the reference holds any record at all about it. */
  covered: boolean;
}

const cautionAction: Record<CautionRecord['level'], Action> = {
  'avoid-unless-advised': 'usually-avoid',
  caution: 'minimise-risk',
  monitor: 'monitor',
};

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
  line: (a: Party, b: Party, found: boolean) => CoverageLine,
): PairResults {
  const findings: Finding[] = [];
  const coverage: CoverageLine[] = [];
  for (const medication of resolved.medications) {
    const target = party.medication(medication);
    if (medication.record !== null && resolved.ingredients.length > 0) {
      for (const applied of domains.interactions.withMedicine(anything, medication.record)) {
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
    }
    for (const one of substances) {
      const applied =
        medication.record === null
          ? []
          : domains.interactions.withMedicine(one.taken, medication.record);
      for (const hit of applied) {
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
      coverage.push(line(party.substance(one), target, applied.length > 0));
    }
  }
  return { findings, coverage };
}

/** Substance × substance. */
function substancePairs(
  substances: readonly TakenSubstance[],
  domains: Domains,
  party: (one: TakenSubstance) => Party,
  line: (a: Party, b: Party, found: boolean) => CoverageLine,
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
              : { arithmetic: `The record asks for ${record.separation.hours} hours between the two.` }),
            advised: one.advised && other.advised,
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

function cautionFinding(
  caution: CautionRecord,
  condition: ConditionRecord,
  who: { name: string; id: string; products: readonly string[]; advised: boolean },
): Finding {
  const labTest = condition.id === 'laboratory-tests';
  return finding({
    key: `${caution.id}/${who.id}`,
    rule: labTest ? 'lab-test' : 'caution',
    action: cautionAction[caution.level],
    subjects: [ref('substance', who.id), ref('condition', condition.id), ref('caution', caution.id)],
    title: labTest ? `${who.name} and blood or urine tests` : `${who.name} and ${condition.name}`,
    message:
      caution.reason +
      (who.products.length === 0 ? '' : ` Concerns: ${listed(who.products)}.`) +
      (caution.secondHand ? ' (Read on a copy of the authority named.)' : ''),
    advised: who.advised,
    ask: labTest
      ? `Ask your doctor or pharmacist: what should the laboratory know about ${insideSentence(who.name)} before a test?`
      : `Ask your doctor or pharmacist: what does ${insideSentence(who.name)} mean for me with ${insideSentence(condition.name)}?`,
    sources: caution.sources,
  });
}

/** From this age the cautions for older adults are shown: an editorial boundary, stated in the method. */
export const OLDER_ADULT_YEARS = 65;
/** Below this age the cautions for children and adolescents are shown. */
export const ADULT_YEARS = 18;

/** Conditions entered, and those that age and state imply. Blood tests are always asked about. */
function conditionsOf(resolved: ResolvedPlan, domains: Domains): { implied: ConditionRecord[]; own: ConditionRecord[] } {
  const { age, state } = resolved.plan.profile;
  const ids = [
    ...(state === 'pregnant' ? ['pregnancy'] : []),
    ...(state === 'lactating' ? ['lactation'] : []),
    ...(age < ADULT_YEARS ? ['children'] : []),
    ...(age >= OLDER_ADULT_YEARS ? ['older-adults'] : []),
  ];
  const own = new Map(resolved.conditions.map((condition) => [condition.id, condition]));
  for (const id of ids) {
    const condition = domains.evidence.condition(id);
    if (condition !== null) own.set(condition.id, condition);
  }
  const tests = domains.evidence.condition('laboratory-tests');
  return {
    own: [...own.values()].filter((condition) => condition.id !== 'laboratory-tests'),
    implied: tests === null ? [] : [tests],
  };
}

/** Substance × condition. */
function conditionPairs(
  substances: readonly TakenSubstance[],
  resolved: ResolvedPlan,
  domains: Domains,
  party: (one: TakenSubstance) => Party,
  line: (a: Party, b: Party, found: boolean) => CoverageLine,
): PairResults {
  const findings: Finding[] = [];
  const coverage: CoverageLine[] = [];
  const { own, implied } = conditionsOf(resolved, domains);
  const general = domains.interactions.cautionsOf(anySupplement);
  for (const condition of [...own, ...implied]) {
    const lineage = new Set<string>(domains.evidence.conditionLineage(condition.id));
    if (resolved.ingredients.length > 0) {
      for (const caution of general.filter((one) => lineage.has(one.condition))) {
        findings.push(
          cautionFinding(caution, condition, {
            name: 'Supplements in general',
            id: caution.substance,
            products: [],
            advised: false,
          }),
        );
      }
    }
    const recorded = domains.evidence
      .conditionLineage(condition.id)
      .some((id) => domains.interactions.cautionsFor(id).length > 0);
    for (const one of substances) {
      const all = domains.interactions.cautionsOf([...one.taken.appliesAs]);
      const hits = all.filter((caution) => lineage.has(caution.condition));
      for (const caution of hits) {
        findings.push(
          cautionFinding(caution, condition, {
            name: one.record.name,
            id: one.record.id,
            products: one.products,
            advised: one.advised,
          }),
        );
      }
      if (condition.id === 'laboratory-tests') continue;
      coverage.push(
        line(
          { ...party(one), covered: all.length > 0 },
          { reference: ref('condition', condition.id), name: condition.name, covered: recorded },
          hits.length > 0,
        ),
      );
    }
  }
  return { findings, coverage };
}

/** Things that no record speaks of: said once each, never passed over in silence. */
function notCovered(
  resolved: ResolvedPlan,
  substances: readonly TakenSubstance[],
  party: { substance: (one: TakenSubstance) => Party; medication: (one: TakenMedication) => Party },
): Finding[] {
  const draft = (key: string, subject: EntityRef[], name: string, reason: string, checked: string): Finding =>
    finding({
      key,
      rule: 'not-covered',
      action: 'monitor',
      subjects: subject,
      title: `${name} is not covered`,
      message: `${reason} ${checked} That is not a sign of safety.`,
      ask: `Ask your doctor or pharmacist: does ${name} go together with everything else I take?`,
    });
  const unlisted = 'No list of Cofactor has it under this name.';
  const silent = 'The reference holds no interaction record about it.';
  const unchecked = 'Its interactions were not checked.';
  return [
    ...resolved.medications.flatMap((medication) =>
      medication.record === null
        ? [draft(medication.path, [], medication.name, unlisted, unchecked)]
        : party.medication(medication).covered
          ? []
          : [draft(medication.path, [ref('medication', medication.record.id)], medication.name, silent, unchecked)],
    ),
    ...resolved.ingredients
      .filter((part) => part.substance === null)
      .map((part) => draft(part.path, [], part.name, unlisted, 'Its amount and its interactions were not checked.')),
    ...substances
      .filter((one) => !party.substance(one).covered)
      .map((one) => draft(one.record.id, [ref('substance', one.record.id)], one.record.name, silent, unchecked)),
    ...resolved.foods
      .filter((food) => food.record === null)
      .map((food) => draft(food.path, [], food.name, 'The food table does not have it.', 'What is in it is not counted.')),
  ];
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
    covered: domains.interactions.ofSubstances([...one.taken.appliesAs].map((id) => id as typeof one.record.id)).length > 0,
  });
  const medicationParty = (one: TakenMedication): Party => ({
    reference: ref('medication', one.record?.id ?? 'unlisted'),
    name: one.name,
    covered: one.record !== null && domains.interactions.ofMedication(one.record).length > 0,
  });
  const line = (a: Party, b: Party, found: boolean): CoverageLine => ({
    pair: [a.reference, b.reference],
    names: [a.name, b.name],
    result: found ? 'found' : a.covered && b.covered ? 'none-recorded' : 'not-covered',
    asOf,
  });
  const unlistedLines = resolved.ingredients
    .filter((part) => part.substance === null)
    .flatMap((part) =>
      resolved.medications.map((medication) =>
        line({ reference: ref('substance', 'unlisted'), name: part.name, covered: false }, medicationParty(medication), false),
      ),
    );
  const parties = { substance: substanceParty, medication: medicationParty };
  const results = [
    medicinePairs(substances, resolved, domains, parties, line),
    substancePairs(substances, domains, substanceParty, line),
    conditionPairs(substances, resolved, domains, substanceParty, line),
  ];
  return {
    findings: [...results.flatMap((result) => result.findings), ...notCovered(resolved, substances, parties)],
    coverage: [...results.flatMap((result) => result.coverage), ...unlistedLines],
  };
}
