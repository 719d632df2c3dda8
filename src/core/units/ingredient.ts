/**
 * Turns one ingredient of a label into the amount that its substance is summed in, and into the amounts that scoped
 * limits count. Factors come from the reference's conversions, each with its source; nothing is converted by guess.
 */
import type { ConversionId } from '../../contract/ids.ts';
import type { ConversionRecord, SubstanceRecord } from '../../contract/records.ts';
import {
  asMass,
  plain,
  show,
  type Converted,
  type Factors,
  type IngredientAmount,
} from './converted.ts';
import { massPart } from './mass.ts';
import { tidy } from './tidy.ts';
import { folate, niacin, vitaminA, vitaminD, vitaminE } from './vitamins.ts';

export type ConversionResult = { ok: true; value: Converted } | { ok: false; message: string };

/** Units in which an amount of the substance may stand on a label. */
export function unitsOf(substance: SubstanceRecord): string[] {
  switch (substance.unit) {
    case 'mcg RAE':
      return ['mcg RAE', 'mcg', 'mg', 'g', 'IU'];
    case 'mcg DFE':
      return ['mcg DFE', 'mcg', 'mg', 'g'];
    case 'mg NE':
      return ['mg NE', 'mg', 'mcg', 'g'];
    case 'CFU':
      return ['CFU'];
    case 'L':
      return ['L'];
    case 'mg':
    case 'mcg':
    case 'g':
      return substance.id === 'vitamin-d' || substance.id === 'vitamin-e'
        ? ['mg', 'mcg', 'g', 'IU']
        : ['mg', 'mcg', 'g'];
    case null:
      return ['mg', 'mcg', 'g', 'L', 'CFU', 'IU'];
  }
}

/**
 * Converts an ingredient of one serving.
 * @param conversions the records of the substance, by which every factor is looked up
 */
export function convertIngredient(
  substance: SubstanceRecord,
  input: IngredientAmount,
  conversions: readonly ConversionRecord[],
): ConversionResult {
  const allowed = unitsOf(substance);
  if (!allowed.includes(input.unit)) {
    return {
      ok: false,
      message: `${input.unit} is not a unit of ${substance.name}; use ${allowed.join(' or ')}`,
    };
  }
  const factors: Factors = (id) => {
    const found = conversions.find((record) => record.id === (id as ConversionId));
    if (found === undefined) throw new Error(`the reference has no conversion "${id}"`);
    return found;
  };
  if (substance.unit === null) return { ok: true, value: plain(null) };
  switch (substance.id as string) {
    case 'vitamin-a':
      return { ok: true, value: withBasis(input, vitaminA(input, factors)) };
    case 'vitamin-d':
      return { ok: true, value: withBasis(input, vitaminD(input, factors)) };
    case 'vitamin-e':
      return { ok: true, value: withBasis(input, vitaminE(input, factors)) };
    case 'folate':
      return { ok: true, value: withBasis(input, folate(input, factors)) };
    case 'niacin':
      return { ok: true, value: withBasis(input, niacin(input, factors)) };
    default:
      return { ok: true, value: byElement(substance, input, conversions) };
  }
}

/** "unknown" leaves the amount out of the sums even where compound and nutrient are the same thing. */
function withBasis(input: IngredientAmount, converted: Converted): Converted {
  if (input.basis !== 'unknown' || converted.amount === null) return converted;
  return {
    ...converted,
    amount: null,
    scoped: {},
    scopedHigh: converted.scoped,
    range: converted.range ?? { low: converted.amount, high: converted.amount },
  };
}

/** Minerals and everything that is summed by plain mass: the share of the element decides. */
function byElement(
  substance: SubstanceRecord,
  input: IngredientAmount,
  conversions: readonly ConversionRecord[],
): Converted {
  const unit = substance.unit ?? '';
  const to = massPart(unit);
  const mass = to === null ? input.amount : asMass(input, to);
  const steps =
    to !== null && input.unit !== unit
      ? [`${show(input.amount)} ${input.unit} = ${show(mass)} ${unit}`]
      : [];
  if (input.basis === 'elemental') return plain(tidy(mass), { steps });
  const fraction = input.form?.elementalFraction ?? null;
  const own = input.form?.sources ?? [];
  // A share without a source of its own was worked out from the formula: the table of atomic masses stands behind it.
  const masses = conversions.filter((one) => one.atomicMass !== null).map((one) => one.source);
  const formSources = own.length > 0 ? own : [...new Set(masses)];
  if (fraction === null) {
    // A substance without an element is its own compound; a mineral salt of unknown share stays unknown.
    if (substance.element === null) {
      return input.basis === 'compound'
        ? plain(tidy(mass), { steps })
        : plain(null, { steps, range: { low: tidy(mass), high: tidy(mass) } });
    }
    return plain(null, { steps, sources: formSources });
  }
  const nutrient = tidy(mass * fraction);
  const product = `${show(mass)} ${unit} × ${show(fraction)} = ${show(nutrient)} ${unit}`;
  if (input.basis === 'compound') {
    return plain(nutrient, { steps: [...steps, product], sources: formSources });
  }
  return plain(null, {
    range: { low: nutrient, high: tidy(mass) },
    steps: [
      ...steps,
      `read as the compound: ${product}`,
      `read as the nutrient: ${show(mass)} ${unit}`,
    ],
    sources: formSources,
  });
}
