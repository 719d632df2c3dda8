/**
 * The unit converter: every reading of an amount that the reference has a factor for, each with its arithmetic and source.
 * An amount of a form is an amount of that compound; without a form it is the substance itself.
 */
import type { ConvertOutput } from '../../contract/answers.ts';
import type { ConversionRecord, FormRecord, SubstanceRecord } from '../../contract/records.ts';
import { convertIngredient, unitsOf } from './ingredient.ts';
import { convertMass, isMassUnit, massPart, massUnits } from './mass.ts';
import { shown, tidy } from './tidy.ts';

type Result = ConvertOutput['results'][number];

export interface ToConvert {
  substance: SubstanceRecord;
  /** The compound that the amount is of; null: the substance itself. */
  form: FormRecord | null;
  amount: number;
  unit: string;
  /** The conversions of the substance. */
  conversions: readonly ConversionRecord[];
}

const unique = (units: readonly string[]): string[] => [...new Set(units)];
const sameUnit = (a: string, b: string): boolean => a === b || (isMassUnit(a) && isMassUnit(b));

/** The amount in a unit that `sameUnit` allows. */
function inUnit(amount: number, from: string, to: string): number {
  return isMassUnit(from) && isMassUnit(to) ? convertMass(amount, from, to) : amount;
}

/** Units in which an amount of the substance, or of one of its forms, can be entered. */
export function convertibleUnits(
  substance: SubstanceRecord,
  form: FormRecord | null,
  conversions: readonly ConversionRecord[],
): string[] {
  if (form !== null) {
    if (form.elementalFraction === null && form.molarMass === null) return unitsOf(substance);
    const ofSubstance = form.elementalFraction === null ? unitsOf(substance) : massUnits;
    return unique([...ofSubstance, ...(form.molarMass === null ? [] : ['mmol'])]);
  }
  const own = massPart(substance.unit ?? '') === null ? [] : ['mg', 'mcg', 'g'];
  return unique([
    ...(substance.unit === null ? [] : [substance.unit]),
    ...own,
    ...conversions.flatMap((one) => [one.from.unit, one.to.unit]),
  ]);
}

const written = (amount: number, unit: string): string => `${shown(amount)} ${unit}`;

/** "IU × 0.3": the factor is shown with all its digits. */
function times(base: number, unit: string, factor: number, result: number, to: string): string {
  return `${written(base, unit)} × ${String(factor)} = ${written(result, to)}`;
}

/** What the result is of, and which reading of the amount it belongs to. */
function reading(side: string | null, fallback: string): string {
  if (side === null) return fallback;
  return side.startsWith('as ') ? `${fallback}, ${side}` : side;
}

function forward(one: ConversionRecord, given: ToConvert): Result[] {
  const base = inUnit(given.amount, given.unit, one.from.unit);
  const amount = tidy(base * one.factor);
  const first: Result = {
    amount,
    unit: one.to.unit,
    of:
      one.to.form === null
        ? reading(one.from.form, given.substance.name)
        : one.from.form === null
          ? one.to.form
          : `${one.to.form}, if the amount is ${one.from.form}`,
    arithmetic: times(base, one.from.unit, one.factor, amount, one.to.unit),
    note: one.note,
    sources: [one.source],
  };
  const perMillimole = one.milliequivalentsPerMillimole;
  if (perMillimole === null) return [first];
  const milliequivalents = tidy(amount * perMillimole);
  return [
    first,
    {
      ...first,
      amount: milliequivalents,
      unit: 'mEq',
      arithmetic: times(amount, 'mmol', perMillimole, milliequivalents, 'mEq'),
    },
  ];
}

function backward(one: ConversionRecord, given: ToConvert): Result {
  const base = inUnit(given.amount, given.unit, one.to.unit);
  const amount = tidy(base / one.factor);
  return {
    amount,
    unit: one.from.unit,
    of: reading(one.from.form, given.substance.name),
    arithmetic: `${written(base, one.to.unit)} ÷ ${String(one.factor)} = ${written(amount, one.from.unit)}`,
    note: one.note,
    sources: [one.source],
  };
}

/** Every factor that starts from the unit; backwards only where no record of its own leads that way. */
function ofSubstance(given: ToConvert): Result[] {
  const { conversions, unit } = given;
  const ahead = conversions.filter((one) => sameUnit(one.from.unit, unit));
  const back = conversions.filter(
    (one) =>
      one.to.unit === unit &&
      !isMassUnit(one.to.unit) &&
      !ahead.some((other) => other.to.unit === one.from.unit),
  );
  return [
    ...ahead.flatMap((one) => forward(one, given)),
    ...back.map((one) => backward(one, given)),
  ];
}

const perMole = (form: FormRecord): string =>
  `${form.formula ?? form.name}, ${form.molarMass === null ? '' : `${form.molarMass} g/mol`}`;

/** A compound with a known share of the element: its mass, its amount of substance, the element in it. */
function ofCompound(given: ToConvert, form: FormRecord, fraction: number): Result[] {
  const { substance, conversions } = given;
  const masses = conversions.filter((one) => one.atomicMass !== null);
  const massSources = unique(masses.map((one) => one.source)) as Result['sources'];
  const sources = form.sources.length > 0 ? form.sources : massSources;
  const results: Result[] = [];
  const unit = massPart(substance.unit ?? '') ?? 'mg';
  const { molarMass } = form;
  let mass: number;
  if (given.unit === 'mmol') {
    if (molarMass === null) return [];
    const milligrams = tidy(given.amount * molarMass);
    mass = tidy(convertMass(milligrams, 'mg', unit));
    results.push({
      amount: mass,
      unit,
      of: form.name,
      arithmetic: times(given.amount, 'mmol', molarMass, milligrams, 'mg'),
      note: perMole(form),
      sources: massSources,
    });
  } else {
    mass = tidy(inUnit(given.amount, given.unit, unit));
  }
  const element = tidy(mass * fraction);
  results.push({
    amount: element,
    unit,
    of: `elemental ${substance.name.toLowerCase()}`,
    arithmetic: times(mass, unit, fraction, element, unit),
    note: `${fraction} is the share of ${substance.element ?? 'the element'} in ${perMole(form)}`,
    sources,
  });
  if (given.unit !== 'mmol' && molarMass !== null) {
    const milligrams = convertMass(mass, unit, 'mg');
    const moles = tidy(milligrams / molarMass);
    results.push({
      amount: moles,
      unit: 'mmol',
      of: form.name,
      arithmetic: `${written(milligrams, 'mg')} ÷ ${molarMass} = ${written(moles, 'mmol')}`,
      note: perMole(form),
      sources: massSources,
    });
  }
  const toMoles = conversions.filter((one) => one.to.unit === 'mmol');
  const asElement = { ...given, form: null, amount: element, unit };
  return [...results, ...toMoles.flatMap((one) => forward(one, asElement))];
}

/** A form that counts by a rule of its own (retinol, folic acid): the amount in the unit of the substance. */
function byRule(given: ToConvert, form: FormRecord): Result[] {
  const { substance, amount, unit, conversions } = given;
  if (substance.unit === null || unit === 'mmol') return [];
  const input = { amount, unit, basis: 'compound' as const, form, perDay: 1 };
  const converted = convertIngredient(substance, input, conversions);
  if (!converted.ok || converted.value.amount === null) return [];
  const { steps, assumption, sources } = converted.value;
  // Without a factor the form counts by its mass: there is nothing to convert.
  if (sources.length === 0) return [];
  return [
    {
      amount: converted.value.amount,
      unit: substance.unit,
      of: `${substance.name} from ${form.name}`,
      arithmetic:
        steps.length > 0
          ? steps.join('; ')
          : `${written(amount, unit)} = ${written(converted.value.amount, substance.unit)}`,
      note: assumption,
      sources,
    },
  ];
}

/** All readings of the amount, or null where the unit does not fit. */
export function convertAmount(given: ToConvert): { units: string[]; results: Result[] } | null {
  const { substance, form, conversions } = given;
  const units = convertibleUnits(substance, form, conversions);
  if (!units.includes(given.unit)) return null;
  if (form === null) return { units, results: ofSubstance(given) };
  const fraction = form.elementalFraction;
  return {
    units,
    results: fraction === null ? byRule(given, form) : ofCompound(given, form, fraction),
  };
}
