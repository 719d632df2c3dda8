/** Checks what is taken against the conditions of a person and those that age and state imply. */
import type { CoverageLine, Finding } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import type { CautionRecord, ConditionRecord } from '../../contract/records.ts';
import type { Action } from '../../contract/vocabulary.ts';
import { insideSentence } from '../../contract/names.ts';
import { anySupplement } from '../interaction/rules.ts';
import { memo } from '../memo.ts';
import {
  unlistedParties,
  type CoverageOf,
  type PairResults,
  type Parties,
  type Party,
} from './coverage.ts';
import { finding, listed } from './finding.ts';
import { groupOfCondition } from './groups.ts';
import type { Domains, ResolvedPlan } from './resolve.ts';
import {
  carrierNames,
  carrierPaths,
  isAdvised,
  isRestated,
  itemPaths,
  type Carriers,
  type TakenSubstance,
} from './takenThings.ts';

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

/** A condition with the places in the plan that say or imply it. */
interface OwnCondition {
  record: ConditionRecord;
  paths: string[];
}

function cautionFinding(
  caution: CautionRecord,
  { record: condition, paths }: OwnCondition,
  who: {
    name: string;
    id: string;
    paths: readonly string[];
    carriers: readonly string[];
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
    paths: [...who.paths, ...paths],
    group: groupOfCondition(condition),
    title: labTest
      ? `${who.name} and blood or urine tests`
      : `${who.name} and ${insideSentence(condition.name)}`,
    message:
      caution.reason +
      (who.carriers.length === 0 ? '' : ` Concerns: ${listed(who.carriers)}.`) +
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
): { implied: OwnCondition[]; own: OwnCondition[] } {
  const { age, state } = resolved.plan.profile;
  const said: [string, string][] = [
    ...resolved.conditions.map((condition, index): [string, string] => [
      condition.id,
      `profile.conditions[${index}]`,
    ]),
    ...(state === 'pregnant' ? [['pregnancy', 'profile.state'] as [string, string]] : []),
    ...(state === 'lactating' ? [['lactation', 'profile.state'] as [string, string]] : []),
    ...(age < ADULT_YEARS ? [['children', 'profile.age'] as [string, string]] : []),
    ...(age >= OLDER_ADULT_YEARS ? [['older-adults', 'profile.age'] as [string, string]] : []),
  ];
  const own = new Map<string, OwnCondition>();
  for (const [id, path] of said) {
    const record = domains.evidence.condition(id);
    if (record === null) continue;
    const known = own.get(record.id);
    if (known === undefined) own.set(record.id, { record, paths: [path] });
    else known.paths.push(path);
  }
  const tests = domains.evidence.condition('laboratory-tests');
  return {
    own: [...own.values()].filter(({ record }) => record.id !== 'laboratory-tests'),
    implied: tests === null ? [] : [{ record: tests, paths: [] }],
  };
}

/**
 * Whether a caution is raised for what is only eaten: what is to be avoided without advice, and whatever concerns a child
 * not yet born or at the breast. The others were written for products; on every coffee they would bury the rest.
 */
const concernsFoods = ({ level, condition }: CautionRecord): boolean =>
  level === 'avoid-unless-advised' || ['pregnancy', 'lactation'].includes(condition);

type CautionsOf = (one: TakenSubstance) => readonly CautionRecord[];

/** Each caution of a substance for the condition, with the products and foods that it concerns. */
function hitsOf(
  forms: readonly TakenSubstance[],
  lineage: ReadonlySet<string>,
  cautionsOf: CautionsOf,
  all: readonly TakenSubstance[],
): { caution: CautionRecord; of: Carriers }[] {
  const hits = new Map<string, { caution: CautionRecord; of: Carriers }>();
  for (const form of forms) {
    for (const caution of cautionsOf(form)) {
      if (!lineage.has(caution.condition) || isRestated(form, caution.substance, all)) continue;
      const foods = concernsFoods(caution) ? form.foods : [];
      if (form.parts.length === 0 && foods.length === 0) continue;
      const known = hits.get(caution.id)?.of;
      const of = {
        parts: [...(known?.parts ?? []), ...form.parts],
        foods: [...(known?.foods ?? []), ...foods],
      };
      hits.set(caution.id, { caution, of });
    }
  }
  return [...hits.values()];
}

/** Substance × condition. */
export function conditionPairs(
  substances: readonly TakenSubstance[],
  resolved: ResolvedPlan,
  domains: Domains,
  party: Parties,
  line: CoverageOf,
): PairResults {
  const findings: Finding[] = [];
  const coverage: CoverageLine[] = [];
  const { own, implied } = conditionsOf(resolved, domains);
  const general = domains.interactions.cautionsOf(anySupplement);
  // Asked for every condition anew.
  const cautionsOf: CautionsOf = memo((one) =>
    domains.interactions.cautionsOf([...one.taken.appliesAs]),
  );
  const unlisted = unlistedParties(resolved);
  for (const entry of [...own, ...implied]) {
    const condition = entry.record;
    const broader = domains.evidence.conditionLineage(condition.id);
    const lineage = new Set<string>(broader);
    const forAll =
      resolved.ingredients.length === 0 ? [] : general.filter((one) => lineage.has(one.condition));
    for (const caution of forAll) {
      findings.push(
        cautionFinding(caution, entry, {
          name: 'Supplements in general',
          id: caution.substance,
          paths: itemPaths(resolved),
          carriers: [],
          advised: false,
          inGeneral: true,
        }),
      );
    }
    const target: Party = {
      reference: ref('condition', condition.id),
      name: condition.name,
      covered: broader.some((id) => domains.interactions.cautionsFor(id).length > 0),
    };
    for (const one of substances) {
      const hits = hitsOf(party.forms(one), lineage, cautionsOf, substances);
      for (const { caution, of } of hits) {
        findings.push(
          cautionFinding(caution, entry, {
            name: one.record.name,
            id: one.record.id,
            paths: carrierPaths(of),
            carriers: carrierNames(of),
            advised: isAdvised(of),
            inGeneral: false,
          }),
        );
      }
      if (condition.id === 'laboratory-tests') continue;
      // Of what is only eaten, no more is said than the caution that was raised: the others were not looked at.
      if (one.parts.length === 0 && hits.length === 0) continue;
      const all = cautionsOf(one);
      const recorded = all.some((caution) => lineage.has(caution.condition));
      const found = recorded || (forAll.length > 0 && one.parts.length > 0);
      coverage.push(line({ ...party.substance(one), covered: all.length > 0 }, target, found));
    }
    if (condition.id === 'laboratory-tests') continue;
    coverage.push(...unlisted.map((one) => line(one, target, forAll.length > 0)));
  }
  return { findings, coverage };
}
