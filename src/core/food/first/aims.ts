/** What a plan is measured by: the values to be reached that it does not reach, and the limits that food counts towards. */
import type { FoodColumn, IntakeRecord, SubstanceRecord } from '../../../contract/records.ts';
import type { SumUnit } from '../../../contract/units.ts';
import type { Authority, IntakeScope } from '../../../contract/vocabulary.ts';
import { authorities } from '../../../contract/vocabulary.ts';
import { compareIntake, isLimit, type ScopedIntake } from '../../intake/compare.ts';
import type { Domains, ResolvedPlan } from '../../planner/resolve.ts';
import { sumPlan, type SubstanceSum } from '../../planner/sums.ts';
import { convertMass, isMassUnit, massPart } from '../../units/mass.ts';
import { tidy } from '../../units/tidy.ts';

/** A value to be reached, with what the plan is known to bring; amounts per day in `unit`. */
export interface Aim {
  substance: SubstanceRecord;
  unit: SumUnit;
  column: FoodColumn;
  total: number | null;
  food: { known: number; of: number };
  incomplete: boolean;
  record: IntakeRecord;
  reach: number;
  /** What is missing; 0 where the value is reached. */
  missing: number;
}

/** A limit that food counts towards, the lowest where several authorities have one of the same scope. */
export interface FoodLimit {
  substance: SubstanceRecord;
  scope: IntakeScope;
  unit: SumUnit;
  column: FoodColumn;
  /** Known part that the scope counts. */
  before: number;
  limit: number;
  authorities: Authority[];
}

export interface Aims {
  aims: Aim[];
  limits: FoodLimit[];
  /** Substances whose value cannot be set against a sum, with the reason. */
  notCompared: { name: string; why: string }[];
  /** Left out because most foods of the table have no value. */
  sparse: { name: string; known: number; of: number }[];
  /** Left out because the authority advises to take in less, not more. */
  lessIsBetter: string[];
  /** Life stage of the profile's authority; null: it publishes nothing for such a person. */
  lifeStage: string | null;
}

/** Energy and water are not brought by portions of chosen foods; fibre is. */
function isLookedAt(substance: SubstanceRecord): boolean {
  return substance.kind !== 'macronutrient' || substance.id === 'fibre';
}

/** Everything known, so that only what stands in the way of the value itself is told. */
const anything: ScopedIntake = {
  supplements: 1,
  scopedSupplements: {},
  food: { amount: 1, known: 1, of: 1 },
  scopedFood: {},
  incomplete: false,
};

/** RDA or PRI, else AI, for all of what is taken in. */
function valueToReach(records: readonly IntakeRecord[], authority: Authority): IntakeRecord[] {
  const own = records.filter(
    (record) => record.authority === authority && record.scope === 'total' && record.form === null,
  );
  for (const kind of ['RDA', 'PRI', 'AI'] as const) {
    const found = own.filter((record) => record.kind === kind && record.amount !== null);
    if (found.length > 0) return found;
  }
  return [];
}

/** An amount of a published value in the unit of the sum. */
function inSumUnit(amount: number, record: IntakeRecord, unit: SumUnit): number {
  const mass = massPart(unit);
  return mass !== null && isMassUnit(record.unit)
    ? tidy(convertMass(amount, record.unit, mass))
    : amount;
}

/** The column that a scope counts; null where food does not count, or the table does not tell it apart. */
export function columnOfScope(substance: SubstanceRecord, scope: IntakeScope): FoodColumn | null {
  return scope === 'total' ? substance.foodColumn : (substance.foodColumnByScope[scope] ?? null);
}

/** Limits of both authorities for one substance: passing either is a finding of the plan check. */
function limitsOf(
  substance: SubstanceRecord,
  unit: SumUnit,
  records: readonly IntakeRecord[],
  scoped: ScopedIntake | null,
): FoodLimit[] {
  const byScope = new Map<IntakeScope, FoodLimit>();
  for (const record of records) {
    if (!isLimit(record.kind) || record.amount === null || record.form !== null) continue;
    const column = columnOfScope(substance, record.scope);
    if (column === null) continue;
    if (compareIntake(record, substance, { ...anything, scopedFood: {} }).compared === null)
      continue;
    const own = record.scope === 'total' ? unit : (massPart(unit) ?? unit);
    const counted = scoped === null ? null : compareIntake(record, substance, scoped).compared;
    const limit: FoodLimit = {
      substance,
      scope: record.scope,
      unit: own,
      column,
      before: counted === null ? 0 : inSumUnit(counted, record, own),
      limit: inSumUnit(record.amount, record, own),
      authorities: [record.authority],
    };
    const known = byScope.get(record.scope);
    if (known === undefined || limit.limit < known.limit) byScope.set(record.scope, limit);
    else if (limit.limit === known.limit) {
      known.authorities = authorities.filter((name) =>
        [...known.authorities, record.authority].includes(name),
      );
    }
  }
  return [...byScope.values()];
}

/**
 * Reads the aims and limits of a plan. Sums come from the planner; amounts that are not known are not part of them.
 * `foods` counts the rows of the table and `knownIn` those with a value, by which sparse columns are told.
 */
export function readAims(
  resolved: ResolvedPlan,
  domains: Domains,
  table: { foods: number; knownIn(column: FoodColumn): number },
): Aims {
  const { profile } = resolved.plan;
  const sums = new Map<string, SubstanceSum>(
    sumPlan(resolved, domains).map((sum) => [sum.substance.id, sum]),
  );
  const found: Aims = {
    aims: [],
    limits: [],
    notCompared: [],
    sparse: [],
    lessIsBetter: [],
    lifeStage: domains.intakes.lifeStage(profile.authority, profile)?.label ?? null,
  };
  for (const substance of domains.substances.list()) {
    const { foodColumn, unit, name } = substance;
    if (foodColumn === null || unit === null) continue;
    const records = domains.intakes.forPerson(substance.id, profile).map(({ record }) => record);
    const sum = sums.get(substance.id);
    found.limits.push(...limitsOf(substance, unit, records, sum?.scoped ?? null));

    const [record, ...alternatives] = valueToReach(records, profile.authority);
    if (record === undefined || record.amount === null || !isLookedAt(substance)) continue;
    if (records.some((one) => one.kind === 'CDRR' && one.authority === profile.authority)) {
      found.lessIsBetter.push(name);
      continue;
    }
    const tried = compareIntake(record, substance, anything);
    if (tried.status === 'not-compared' || alternatives.length > 0) {
      found.notCompared.push({ name, why: tried.note ?? 'Several values are published.' });
      continue;
    }
    const known = table.knownIn(foodColumn);
    if (known * 2 < table.foods) {
      found.sparse.push({ name, known, of: table.foods });
      continue;
    }
    const reach = inSumUnit(record.amount, record, unit);
    const total = sum?.result.total ?? null;
    found.aims.push({
      substance,
      unit,
      column: foodColumn,
      total,
      food: sum?.result.food ?? { known: 0, of: resolved.foods.length },
      incomplete: sum?.scoped.incomplete ?? false,
      record,
      reach,
      missing: Math.max(0, tidy(reach - (total ?? 0))),
    });
  }
  return found;
}
