/**
 * Turns one ingredient of a label into the amount that its substance is summed in, and into the amounts that scoped
 * limits count. Factors come from the reference's conversions, each with its source; nothing is converted by guess.
 */
import type { ConversionId, SourceId } from '../../contract/ids.ts';
import type { ConversionRecord, FormRecord, SubstanceRecord } from '../../contract/records.ts';
import type { IntakeScope } from '../../contract/vocabulary.ts';
import { convertMass, isMassUnit, massPart } from './mass.ts';

export interface IngredientAmount {
  amount: number;
  unit: string;
  basis: 'elemental' | 'compound' | 'unknown';
  form: FormRecord | null;
}

export interface Converted {
  /** In the substance's unit; null where it cannot be known. */
  amount: number | null;
  /** Two readings in the substance's unit where the label leaves it open. */
  range: { low: number; high: number } | null;
  /** Amounts that a scoped limit counts, in the unit of mass of the substance; absent: the ordinary amount counts. */
  scoped: Partial<Record<IntakeScope, number>>;
  /** The steps in words ("400 mg × 0.603 = 241.2 mg"); empty when nothing was converted. */
  steps: string[];
  /** What was assumed because the label does not say it; null when nothing was. */
  assumption: string | null;
  sources: SourceId[];
}

export type ConversionResult = { ok: true; value: Converted } | { ok: false; message: string };

type Factors = (id: string) => ConversionRecord;

/** Trims binary noise from products and quotients: 12 significant digits. */
export function tidy(value: number): number {
  return Number.parseFloat(value.toPrecision(12));
}

const show = (value: number): string => String(tidy(value));

function unitsOf(substance: SubstanceRecord): string[] {
  switch (substance.unit) {
    case 'mcg RAE':
      return ['mcg RAE', 'mcg', 'mg', 'IU'];
    case 'mcg DFE':
      return ['mcg DFE', 'mcg', 'mg'];
    case 'mg NE':
      return ['mg NE', 'mg', 'g'];
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
      return { ok: true, value: byElement(substance, input) };
  }
}

function plain(amount: number | null, more: Partial<Converted> = {}): Converted {
  return { amount, range: null, scoped: {}, steps: [], assumption: null, sources: [], ...more };
}

/** "unknown" leaves the amount out of the sums even where compound and nutrient are the same thing. */
function withBasis(input: IngredientAmount, converted: Converted): Converted {
  if (input.basis !== 'unknown' || converted.amount === null) return converted;
  return {
    ...converted,
    amount: null,
    scoped: {},
    range: converted.range ?? { low: converted.amount, high: converted.amount },
  };
}

function asMass(input: IngredientAmount, to: 'mg' | 'mcg' | 'g'): number {
  return isMassUnit(input.unit) ? convertMass(input.amount, input.unit, to) : input.amount;
}

/** Minerals and everything that is summed by plain mass: the share of the element decides. */
function byElement(substance: SubstanceRecord, input: IngredientAmount): Converted {
  const unit = substance.unit ?? '';
  const to = massPart(unit);
  const mass = to === null ? input.amount : asMass(input, to);
  const steps =
    to !== null && input.unit !== unit ? [`${show(input.amount)} ${input.unit} = ${show(mass)} ${unit}`] : [];
  if (input.basis === 'elemental') return plain(tidy(mass), { steps });
  const fraction = input.form?.elementalFraction ?? null;
  const formSources = input.form?.sources ?? [];
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
    steps: [...steps, `read as the compound: ${product}`, `read as the nutrient: ${show(mass)} ${unit}`],
    sources: formSources,
  });
}

function step(input: IngredientAmount, factor: ConversionRecord, result: number, unit: string): string {
  return `${show(input.amount)} ${input.unit} × ${show(factor.factor)} = ${show(result)} ${unit}`;
}

function vitaminA(input: IngredientAmount, factors: Factors): Converted {
  const form = input.form?.id as string | undefined;
  const carotene = form !== undefined && form !== 'retinol';
  const assumption =
    form === undefined ? 'no form was given, so it is counted as retinol (preformed vitamin A)' : null;
  const finish = (rae: number, steps: string[], sources: SourceId[]): Converted =>
    plain(tidy(rae), { steps, sources, assumption, scoped: { preformed: carotene ? 0 : tidy(rae) } });
  if (input.unit === 'mcg RAE') return finish(input.amount, [], []);
  const byForm: Record<string, { iu: string; mass: string }> = {
    retinol: { iu: 'vitamin-a-iu-retinol', mass: 'vitamin-a-rae-retinol' },
    'beta-carotene-supplement': {
      iu: 'vitamin-a-iu-beta-carotene-supplement',
      mass: 'vitamin-a-rae-beta-carotene-supplement',
    },
    'beta-carotene-food': {
      iu: 'vitamin-a-iu-beta-carotene-food',
      mass: 'vitamin-a-rae-beta-carotene-food',
    },
    'alpha-carotene-cryptoxanthin': {
      iu: 'vitamin-a-iu-other-carotenoids-food',
      mass: 'vitamin-a-rae-other-carotenoids-food',
    },
  };
  const ids = byForm[form ?? 'retinol'];
  if (ids === undefined) return plain(null);
  const factor = factors(input.unit === 'IU' ? ids.iu : ids.mass);
  const base = input.unit === 'IU' ? input.amount : asMass(input, 'mcg');
  const rae = tidy(base * factor.factor);
  const scaled = { ...input, amount: base, unit: input.unit === 'IU' ? 'IU' : 'mcg' };
  return finish(rae, [step(scaled, factor, rae, 'mcg RAE')], [factor.source]);
}

function vitaminD(input: IngredientAmount, factors: Factors): Converted {
  const iu = factors('vitamin-d-iu');
  const amount = input.unit === 'IU' ? tidy(input.amount * iu.factor) : tidy(asMass(input, 'mcg'));
  return plain(amount, {
    steps: input.unit === 'IU' ? [step(input, iu, amount, 'mcg')] : massStep(input, amount, 'mcg'),
    sources: input.unit === 'IU' ? [iu.source] : [],
  });
}

function massStep(input: IngredientAmount, amount: number, unit: string): string[] {
  return input.unit === unit ? [] : [`${show(input.amount)} ${input.unit} = ${show(amount)} ${unit}`];
}

/**
 * The requirement counts the 2R forms only, the limits count every form by mass, so synthetic vitamin E has two amounts.
 * IU without a form may be natural or synthetic: Cofactor gives both readings and asks.
 */
function vitaminE(input: IngredientAmount, factors: Factors): Converted {
  const form = input.form?.id as string | undefined;
  const synthetic = form === 'all-rac-alpha-tocopherol';
  const scope = 'alpha-tocopherol-supplements';
  if (input.unit === 'IU') {
    const natural = factors('vitamin-e-iu-natural');
    const made = factors('vitamin-e-iu-synthetic');
    const madeMass = factors('vitamin-e-iu-synthetic-mass');
    if (form === undefined) {
      const low = tidy(input.amount * made.factor);
      const high = tidy(input.amount * natural.factor);
      return plain(null, {
        range: { low, high },
        steps: [
          `synthetic (dl-alpha): ${step(input, made, low, 'mg')}`,
          `natural (d-alpha): ${step(input, natural, high, 'mg')}`,
        ],
        sources: [natural.source, made.source],
      });
    }
    const used = synthetic ? made : natural;
    const amount = tidy(input.amount * used.factor);
    const mass = synthetic ? tidy(input.amount * madeMass.factor) : amount;
    return plain(amount, {
      steps: [
        step(input, used, amount, 'mg'),
        ...(synthetic ? [`by mass, for limits: ${step(input, madeMass, mass, 'mg')}`] : []),
      ],
      scoped: { [scope]: mass },
      sources: synthetic ? [made.source, madeMass.source] : [natural.source],
    });
  }
  const mass = tidy(asMass(input, 'mg'));
  if (!synthetic) {
    return plain(mass, {
      steps: massStep(input, mass, 'mg'),
      scoped: { [scope]: mass },
      assumption:
        form === undefined ? 'no form was given, so it is counted as natural alpha-tocopherol' : null,
    });
  }
  const half = factors('vitamin-e-label-synthetic');
  const amount = tidy(mass * half.factor);
  return plain(amount, {
    steps: [`${show(mass)} mg × ${show(half.factor)} = ${show(amount)} mg alpha-tocopherol`],
    scoped: { [scope]: mass },
    sources: [half.source],
  });
}

/** From this amount of 5-MTHF per day EFSA uses the higher factor (conversion `folate-5mthf-high`), mcg. */
const METHYLFOLATE_HIGH = 400;

function folate(input: IngredientAmount, factors: Factors): Converted {
  const form = input.form?.id as string | undefined;
  const scope = 'supplements-and-fortified-food';
  const added = form !== 'food-folate';
  const assumption =
    form === undefined ? 'no form was given, so it is counted as folic acid, the form that the limit counts' : null;
  const mcg = input.unit === 'mcg DFE' ? input.amount : asMass(input, 'mcg');
  const factor =
    form === 'food-folate'
      ? factors('folate-food')
      : form === '5-mthf'
        ? factors(mcg >= METHYLFOLATE_HIGH ? 'folate-5mthf-high' : 'folate-5mthf-low')
        : factors('folate-folic-acid-with-food');
  if (input.unit === 'mcg DFE') {
    const itself = tidy(mcg / factor.factor);
    return plain(tidy(mcg), {
      steps: added ? [`for the limit: ${show(mcg)} mcg DFE ÷ ${show(factor.factor)} = ${show(itself)} mcg`] : [],
      scoped: { [scope]: added ? itself : 0 },
      assumption,
      sources: added ? [factor.source] : [],
    });
  }
  const dfe = tidy(mcg * factor.factor);
  return plain(dfe, {
    steps: [`${show(mcg)} mcg × ${show(factor.factor)} = ${show(dfe)} mcg DFE`],
    scoped: { [scope]: added ? tidy(mcg) : 0 },
    assumption,
    sources: [factor.source],
  });
}

function niacin(input: IngredientAmount, factors: Factors): Converted {
  const form = input.form?.id as string | undefined;
  const mg = input.unit === 'mg NE' ? input.amount : asMass(input, 'mg');
  if (form === 'tryptophan-niacin') {
    const factor = factors('niacin-tryptophan');
    const amount = tidy(mg * factor.factor);
    return plain(amount, {
      steps: [`${show(mg)} mg × ${show(factor.factor)} = ${show(amount)} mg NE`],
      scoped: { 'supplements-and-fortified-food': 0, 'free-nicotinic-acid': 0 },
      sources: [factor.source],
    });
  }
  const factor = factors('niacin-niacin');
  return plain(tidy(mg), {
    steps: massStep(input, mg, 'mg'),
    scoped: {
      'supplements-and-fortified-food': tidy(mg),
      'free-nicotinic-acid': form === undefined || form === 'nicotinic-acid' ? tidy(mg) : 0,
    },
    assumption:
      form === undefined
        ? 'no form was given, so limits on nicotinic acid count it as nicotinic acid'
        : null,
    sources: [factor.source],
  });
}
