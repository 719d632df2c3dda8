/** Compares what a person takes in with one published value, counting only what its scope counts. */
import type { IntakeRecord, SubstanceRecord } from '../../contract/records.ts';
import type { IntakeKind, IntakeScope } from '../../contract/vocabulary.ts';
import { convertMass, isMassUnit, massPart } from '../units/mass.ts';
import { tidy } from '../units/tidy.ts';

/** Parts of one substance's intake per average day, in the unit of mass of the substance. */
export interface ScopedIntake {
  /** null: unknown. */
  supplements: number | null;
  /** Part of the supplements that each scope counts; absent: all of it. */
  scopedSupplements: Partial<Record<IntakeScope, number | null>>;
  /** Food, in the columns that the scope counts. `known` of `of` foods have a value. */
  food: FoodPart;
  scopedFood: Partial<Record<IntakeScope, FoodPart>>;
  /** Some ingredient has no known amount, so every sum is a lower bound. */
  incomplete: boolean;
}

export interface FoodPart {
  amount: number | null;
  known: number;
  of: number;
}

export interface Comparison {
  compared: number | null;
  status: 'below' | 'meets' | 'above' | 'not-compared';
  note: string | null;
}

/** Values that are not to be passed; the others are to be reached. */
const limits: ReadonlySet<IntakeKind> = new Set(['UL', 'CDRR', 'SLI']);

export function isLimit(kind: IntakeKind): boolean {
  return limits.has(kind);
}

const alternatives = (record: IntakeRecord): boolean =>
  record.qualifier !== null && record.minAgeMonths === null && record.maxAgeMonths === null;

const notCompared = (note: string, compared: number | null = null): Comparison => ({
  compared,
  status: 'not-compared',
  note,
});

/** Why a record cannot be set against a sum at all; null when it can. */
function obstacle(record: IntakeRecord, substance: SubstanceRecord): string | null {
  if (record.amount === null) return record.reason ?? 'The authority has set no value.';
  if (record.unit === 'g/kg') return 'Given per kg of body weight, which Cofactor does not know.';
  if (record.unit === 'mg/MJ')
    return 'Given per megajoule of energy eaten, which Cofactor does not know.';
  if (record.unit === '% of energy')
    return 'Given as a share of energy, which Cofactor does not know.';
  if (record.increment) return 'To be added to the value for adults.';
  if (alternatives(record)) return `One of several alternatives: ${record.qualifier ?? ''}.`;
  if (record.equivalent === 'RE' && record.scope === 'total') {
    return 'Counted in retinol equivalents (RE); the sum is in RAE, which counts carotene differently.';
  }
  if (record.unit === 'L' && substance.unit !== 'L') return 'Given in litres.';
  return null;
}

/** The part of the intake that a scope counts: supplements, food, and whether anything is unknown. */
function partOf(
  record: IntakeRecord,
  intake: ScopedIntake,
): { amount: number | null; complete: boolean; note: string | null } {
  const supplements =
    record.scope in intake.scopedSupplements
      ? (intake.scopedSupplements[record.scope] ?? null)
      : intake.supplements;
  switch (record.scope) {
    case 'total': {
      const { food } = intake;
      const known = [supplements, food.amount].filter((part) => part !== null);
      return {
        amount: known.length === 0 ? null : tidy(known.reduce((sum, part) => sum + part, 0)),
        complete:
          !intake.incomplete && supplements !== null && food.of > 0 && food.known === food.of,
        note:
          food.of === 0
            ? 'No food was entered, so only supplements are counted.'
            : food.known < food.of
              ? `The amount is known for ${food.known} of ${food.of} foods.`
              : null,
      };
    }
    case 'preformed':
    case 'supplements-and-fortified-food':
    case 'alpha-tocopherol-supplements':
    case 'free-nicotinic-acid': {
      const food = intake.scopedFood[record.scope];
      const known = [supplements, food?.amount ?? null].filter((part) => part !== null);
      const unseparated = record.scope !== 'preformed' && food === undefined;
      return {
        amount: known.length === 0 ? null : tidy(known.reduce((sum, part) => sum + part, 0)),
        complete:
          !intake.incomplete &&
          supplements !== null &&
          food !== undefined &&
          food.of > 0 &&
          food.known === food.of,
        note: unseparated
          ? 'Supplements only: the food table does not tell what was added to food.'
          : food !== undefined && food.known < food.of
            ? `The amount that counts is known for ${food.known} of ${food.of} foods.`
            : food?.of === 0
              ? 'No food was entered, so only supplements are counted.'
              : null,
      };
    }
    case 'supplements':
    case 'added-dissociable-salts':
      return {
        amount: supplements,
        complete: !intake.incomplete && supplements !== null,
        note: null,
      };
  }
}

/**
 * Sets one published value against the intake. A lower bound can show that a limit is reached or passed or a need is met;
 * it can never show the opposite, so "below" needs every part to be known.
 */
export function compareIntake(
  record: IntakeRecord,
  substance: SubstanceRecord,
  intake: ScopedIntake,
): Comparison {
  const why = obstacle(record, substance);
  if (why !== null || record.amount === null) return notCompared(why ?? '');
  const part = partOf(record, intake);
  if (part.amount === null) return notCompared('The amount is not known.');
  // Nothing known is not zero: without any known amount there is no part to show.
  if (part.amount === 0 && !part.complete)
    return notCompared(part.note ?? 'The amount is not known.');
  const unit = massPart(substance.unit ?? '');
  const compared =
    unit !== null && isMassUnit(record.unit)
      ? tidy(convertMass(part.amount, unit, record.unit))
      : part.amount;
  const over = compared > record.amount;
  const equal = compared === record.amount;
  if (isLimit(record.kind)) {
    if (over) return { compared, status: 'above', note: part.note };
    // A known part at the limit shows that it is reached; whether it is passed stays open where a part is not known.
    if (equal) return { compared, status: 'meets', note: part.note };
    if (!part.complete) {
      return notCompared(
        part.note ?? 'Some amounts are not known, so this is a lower bound.',
        compared,
      );
    }
    return { compared, status: 'below', note: part.note };
  }
  if (over || equal) return { compared, status: 'meets', note: part.note };
  if (!part.complete) {
    return notCompared(
      part.note ?? 'Some amounts are not known, so this is a lower bound.',
      compared,
    );
  }
  return { compared, status: 'below', note: part.note };
}
