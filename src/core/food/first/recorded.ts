/** Records that name a nutrient or a food together with something of the profile. */
import type { FoodRecord, SubstanceRecord } from '../../../contract/records.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { Domains, ResolvedPlan } from '../../planner/resolve.ts';

export interface Recorded {
  /** "ramipril (usually avoid)", "chronic kidney disease (avoid unless advised)" */
  about: string[];
  /** One of them says to avoid it: then no portions are put together to bring more of it. */
  avoid: boolean;
}

const inWords = (slug: string): string => slug.replaceAll('-', ' ');

/** The worst record of a substance with each medicine entered. `hours`: also records that are about the hour of the day. */
function withMedicines(
  substance: SubstanceRecord,
  resolved: ResolvedPlan,
  domains: Domains,
  hours: boolean,
): Recorded {
  const appliesAs = new Set<string>(domains.substances.appliesAs(substance.id, null));
  const taken = { substance: substance.id, forms: new Set([null]), appliesAs };
  const found = resolved.medications.flatMap(({ record: medicine, name }) => {
    if (medicine === null) return [];
    const [worst] = domains.interactions
      .withMedicine(taken, medicine)
      .filter(
        ({ record, action }) =>
          (hours || record.timing === null) &&
          record.direction !== 'drug-affects-nutrient' &&
          action !== 'no-special-precautions',
      );
    return worst === undefined ? [] : [{ name: insideSentence(name), action: worst.action }];
  });
  return {
    about: found.map(({ name, action }) => `${name} (${inWords(action)})`),
    avoid: found.some(({ action }) => action === 'avoid' || action === 'usually-avoid'),
  };
}

/** Cautions of a substance for the conditions entered. */
function withConditions(
  substance: SubstanceRecord,
  resolved: ResolvedPlan,
  domains: Domains,
): Recorded {
  const conditions = new Set<string>(
    resolved.conditions.flatMap(({ id, partOf }) => (partOf === null ? [id] : [id, partOf])),
  );
  const found = domains.interactions
    .cautionsOf(domains.substances.appliesAs(substance.id, null))
    .filter((caution) => conditions.has(caution.condition));
  return {
    about: found.map(({ condition, level }) => {
      const name = domains.evidence.condition(condition)?.name ?? condition;
      return `${insideSentence(name)} (${inWords(level)})`;
    }),
    avoid: found.some(({ level }) => level === 'avoid-unless-advised'),
  };
}

/**
 * Records of a nutrient with the medicines and the conditions entered. Those about the hour of the day, or about a
 * medicine that lowers the nutrient, are not among them. They were written about supplements: told, not applied to food.
 */
export function recordedWith(
  substance: SubstanceRecord,
  resolved: ResolvedPlan,
  domains: Domains,
): Recorded {
  const medicines = withMedicines(substance, resolved, domains, false);
  const conditions = withConditions(substance, resolved, domains);
  return {
    about: [...medicines.about, ...conditions.about],
    avoid: medicines.avoid || conditions.avoid,
  };
}

/**
 * Why a food is left out by its own reviewed link to a substance: records of grapefruit speak of its juice. Null where
 * nothing is recorded.
 */
export function foodRecorded(
  food: FoodRecord,
  resolved: ResolvedPlan,
  domains: Domains,
): string | null {
  const substance = food.substance === null ? null : domains.substances.get(food.substance);
  if (substance === null) return null;
  const { about } = withMedicines(substance, resolved, domains, true);
  const { about: conditions, avoid } = withConditions(substance, resolved, domains);
  const all = [...about, ...(avoid ? conditions : [])];
  if (all.length > 0) return `recorded with ${all.join(' and ')}`;
  // Kelp and iodine: there is a limit, and the table cannot say how much of it a portion takes up.
  const limited = domains.intakes
    .ofSubstance(substance.id)
    .some(({ kind, amount }) => kind === 'UL' && amount !== null);
  return limited && substance.foodColumn === null
    ? `${insideSentence(substance.name)} has an upper level and is not in the food table`
    : null;
}
