/** Substance × substance: what the products of a plan do to each other. */
import type { CoverageLine, Finding } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import { insideSentence } from '../../contract/names.ts';
import type { NutrientInteraction } from '../../contract/records.ts';
import { unlistedParties, type CoverageOf, type PairResults, type Parties } from './coverage.ts';
import { dosesSeenLines } from './doses.ts';
import { finding, listed, shortOf } from './finding.ts';
import { betweenProducts } from './groups.ts';
import type { Domains, ResolvedPlan } from './resolve.ts';
import type { SubstanceSum } from './sums.ts';
import {
  carrierNames,
  carrierPaths,
  isAdvised,
  type Carriers,
  type TakenSubstance,
} from './takenThings.ts';

/** Two substances with what a record concerns of each. */
interface Pair {
  record: NutrientInteraction;
  one: TakenSubstance;
  other: TakenSubstance;
  of: { one: Carriers; other: Carriers };
}

const none: readonly Pair[] = [];

const joined = (a: Carriers, b: Carriers): Carriers => ({
  parts: [...new Set([...a.parts, ...b.parts])],
  foods: [...new Set([...a.foods, ...b.foods])],
});

/** Each form is asked about by itself; a record that several forms meet is told once for all of them. */
function pairsOf(
  one: TakenSubstance,
  other: TakenSubstance,
  { interactions }: Domains,
  forms: Parties['forms'],
): readonly Pair[] {
  // What is recorded of all forms together is what is recorded of each, or more: nearly every pair ends here.
  if (interactions.between(one.taken, other.taken).length === 0) return none;
  const pairs = new Map<string, Pair>();
  for (const first of forms(one)) {
    for (const second of forms(other)) {
      // What one food does to another is no question of a plan; a food takes part beside what is taken.
      if (first.parts.length === 0 && second.parts.length === 0) continue;
      for (const record of interactions.between(first.taken, second.taken)) {
        const known = pairs.get(record.id);
        pairs.set(record.id, {
          record,
          one,
          other,
          of:
            known === undefined
              ? { one: first, other: second }
              : { one: joined(known.of.one, first), other: joined(known.of.other, second) },
        });
      }
    }
  }
  return [...pairs.values()];
}

function pairFinding({ record, one, other, of }: Pair, sums: readonly SubstanceSum[]): Finding {
  const second = insideSentence(other.record.name);
  const { separation } = record;
  const arithmetic = [
    ...(separation === null
      ? []
      : [`The record asks for ${separation.hours} hours between the two.`]),
    ...dosesSeenLines(record, [one, other], sums),
  ];
  return finding({
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
    paths: [...carrierPaths(of.one), ...carrierPaths(of.other)],
    group: betweenProducts,
    title: `${one.record.name} and ${second}`,
    message:
      `${record.effect} ${record.management} ` +
      `Concerns: ${listed([...carrierNames(of.one), ...carrierNames(of.other)])}.` +
      (record.secondHand ? ' (Read in a description of the study.)' : ''),
    ...shortOf(record),
    ...(arithmetic.length === 0 ? {} : { arithmetic: arithmetic.join(' ') }),
    advised: isAdvised(of.one) && isAdvised(of.other),
    expertReview: record.expertReview,
    ask: `Ask your doctor or pharmacist: how do ${insideSentence(one.record.name)} and ${second} go together for me?`,
    sources: record.sources,
  });
}

/** Every two substances of the plan, and each with what no list has. Two that only foods carry are no pair. */
export function substancePairs(
  substances: readonly TakenSubstance[],
  resolved: ResolvedPlan,
  sums: readonly SubstanceSum[],
  domains: Domains,
  party: Parties,
  line: CoverageOf,
): PairResults {
  const findings: Finding[] = [];
  const coverage: CoverageLine[] = [];
  const parties = substances.map((one) => ({ one, party: party.substance(one) }));
  for (const [index, { one, party: first }] of parties.entries()) {
    for (const { one: other, party: second } of parties.slice(index + 1)) {
      if (one.parts.length === 0 && other.parts.length === 0) continue;
      const pairs = pairsOf(one, other, domains, party.forms);
      for (const pair of pairs) findings.push(pairFinding(pair, sums));
      coverage.push(line(first, second, pairs.length > 0));
    }
  }
  const unlisted = unlistedParties(resolved);
  for (const [index, name] of unlisted.entries()) {
    coverage.push(
      ...parties.map((known) => line(known.party, name, false)),
      ...unlisted.slice(index + 1).map((other) => line(name, other, false)),
    );
  }
  return { findings, coverage };
}
