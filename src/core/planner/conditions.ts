/** Checks what is taken against the conditions of a person and those that age and state imply. */
import type { CoverageLine, Finding } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import type { CautionRecord, ConditionRecord } from '../../contract/records.ts';
import type { Action } from '../../contract/vocabulary.ts';
import { insideSentence } from '../../contract/names.ts';
import { anySupplement } from '../interaction/rules.ts';
import type { CoverageOf, PairResults, Party } from './coverage.ts';
import { finding, listed } from './finding.ts';
import type { Domains, ResolvedPlan } from './resolve.ts';
import { isRestated, type TakenSubstance } from './takenThings.ts';

const cautionAction: Record<CautionRecord['level'], Action> = {
  'avoid-unless-advised': 'usually-avoid',
  caution: 'minimise-risk',
  monitor: 'monitor',
};

/** "with chronic kidney disease"; a time of life is not something a person has. */
function circumstance(condition: ConditionRecord): string {
  switch (condition.id as string) {
    case 'pregnancy':
      return 'while I am pregnant';
    case 'lactation':
      return 'while I breast-feed';
    case 'children':
    case 'older-adults':
      return 'at my age';
    default:
      return `with ${insideSentence(condition.name)}`;
  }
}

function cautionFinding(
  caution: CautionRecord,
  condition: ConditionRecord,
  who: {
    name: string;
    id: string;
    products: readonly string[];
    advised: boolean;
    inGeneral: boolean;
  },
): Finding {
  const labTest = condition.id === 'laboratory-tests';
  return finding({
    key: `${caution.id}/${who.id}`,
    rule: labTest ? 'lab-test' : 'caution',
    action: cautionAction[caution.level],
    subjects: [
      ref('substance', who.id),
      ref('condition', condition.id),
      ref('caution', caution.id),
    ],
    title: labTest ? `${who.name} and blood or urine tests` : `${who.name} and ${condition.name}`,
    message:
      caution.reason +
      (who.products.length === 0 ? '' : ` Concerns: ${listed(who.products)}.`) +
      (caution.secondHand ? ' (Read on a copy of the authority named.)' : ''),
    advised: who.advised,
    ask: labTest
      ? `Ask your doctor or pharmacist: what should the laboratory know about ${insideSentence(who.name)} before a test?`
      : `Ask your doctor or pharmacist: what ${who.inGeneral ? 'do the supplements I take' : `does ${insideSentence(who.name)}`} mean for me ${circumstance(condition)}?`,
    sources: caution.sources,
  });
}

/** From this age the cautions for older adults are shown: an editorial boundary, stated in the method. */
export const OLDER_ADULT_YEARS = 65;
/** Below this age the cautions for children and adolescents are shown. */
export const ADULT_YEARS = 18;

/** Conditions entered, and those that age and state imply. Blood tests are always asked about. */
function conditionsOf(
  resolved: ResolvedPlan,
  domains: Domains,
): { implied: ConditionRecord[]; own: ConditionRecord[] } {
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
export function conditionPairs(
  substances: readonly TakenSubstance[],
  resolved: ResolvedPlan,
  domains: Domains,
  party: (one: TakenSubstance) => Party,
  line: CoverageOf,
): PairResults {
  const findings: Finding[] = [];
  const coverage: CoverageLine[] = [];
  const { own, implied } = conditionsOf(resolved, domains);
  const general = domains.interactions.cautionsOf(anySupplement);
  for (const condition of [...own, ...implied]) {
    const lineage = new Set<string>(domains.evidence.conditionLineage(condition.id));
    const forAll =
      resolved.ingredients.length === 0 ? [] : general.filter((one) => lineage.has(one.condition));
    for (const caution of forAll) {
      findings.push(
        cautionFinding(caution, condition, {
          name: 'Supplements in general',
          id: caution.substance,
          products: [],
          advised: false,
          inGeneral: true,
        }),
      );
    }
    const recorded = domains.evidence
      .conditionLineage(condition.id)
      .some((id) => domains.interactions.cautionsFor(id).length > 0);
    for (const one of substances) {
      const all = domains.interactions.cautionsOf([...one.taken.appliesAs]);
      const hits = all.filter((caution) => lineage.has(caution.condition));
      for (const caution of hits) {
        if (isRestated(one, caution.substance, substances)) continue;
        findings.push(
          cautionFinding(caution, condition, {
            name: one.record.name,
            id: one.record.id,
            products: one.products,
            advised: one.advised,
            inGeneral: false,
          }),
        );
      }
      if (condition.id === 'laboratory-tests') continue;
      coverage.push(
        line(
          { ...party(one), covered: all.length > 0 },
          { reference: ref('condition', condition.id), name: condition.name, covered: recorded },
          hits.length > 0 || forAll.length > 0,
        ),
      );
    }
  }
  return { findings, coverage };
}
