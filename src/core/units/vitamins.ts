/** Vitamins whose forms count differently: each rule takes its factors from the conversions of the reference. */
import type { ConversionRecord } from '../../contract/records.ts';
import type { SourceId } from '../../contract/ids.ts';
import {
  asMass,
  massStep,
  plain,
  show,
  step,
  type Converted,
  type Factors,
  type IngredientAmount,
} from './converted.ts';
import { tidy } from './tidy.ts';

export function vitaminA(input: IngredientAmount, factors: Factors): Converted {
  const form = input.form?.id as string | undefined;
  const carotene = form !== undefined && form !== 'retinol';
  const assumption =
    form === undefined
      ? 'no form was given, so it is counted as retinol (preformed vitamin A)'
      : null;
  const finish = (rae: number, steps: string[], sources: SourceId[]): Converted =>
    plain(tidy(rae), {
      steps,
      sources,
      assumption,
      scoped: { preformed: carotene ? 0 : tidy(rae) },
    });
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
  const scaled = { amount: base, unit: input.unit === 'IU' ? 'IU' : 'mcg' };
  return finish(rae, [step(scaled, factor, rae, 'mcg RAE')], [factor.source]);
}

export function vitaminD(input: IngredientAmount, factors: Factors): Converted {
  if ((input.form?.id as string | undefined) === 'calcifediol') {
    // Units on labels are not defined for it: an amount in IU cannot be known.
    if (input.unit === 'IU') return plain(null);
    const factor = factors('vitamin-d-calcidiol');
    const mcg = asMass(input, 'mcg');
    const equivalents = tidy(mcg * factor.factor);
    return plain(equivalents, {
      steps: [
        ...massStep(input, mcg, 'mcg'),
        `${show(mcg)} mcg calcifediol × ${show(factor.factor)} = ${show(equivalents)} mcg vitamin D`,
      ],
      assumption: "calcifediol is counted with EFSA's factor for vitamin D equivalents",
      sources: [factor.source],
    });
  }
  const iu = factors('vitamin-d-iu');
  const amount = input.unit === 'IU' ? tidy(input.amount * iu.factor) : tidy(asMass(input, 'mcg'));
  return plain(amount, {
    steps: input.unit === 'IU' ? [step(input, iu, amount, 'mcg')] : massStep(input, amount, 'mcg'),
    sources: input.unit === 'IU' ? [iu.source] : [],
  });
}

/**
 * The requirement counts the 2R forms only, the limits count every form by mass, so synthetic vitamin E has two amounts.
 * IU without a form may be natural or synthetic: Cofactor gives both readings and asks.
 */
export function vitaminE(input: IngredientAmount, factors: Factors): Converted {
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
        // By mass the synthetic reading is the larger one.
        scopedHigh: { [scope]: Math.max(high, tidy(input.amount * madeMass.factor)) },
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
        form === undefined
          ? 'no form was given, so it is counted as natural alpha-tocopherol'
          : null,
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

/** The factor of 5-MTHF depends on the amount per average day, whether it is entered in mcg or in mcg DFE. */
function methylfolate(input: IngredientAmount, amount: number, factors: Factors): ConversionRecord {
  const high = factors('folate-5mthf-high');
  const daily = (input.unit === 'mcg DFE' ? amount / high.factor : amount) * input.perDay;
  return tidy(daily) >= METHYLFOLATE_HIGH ? high : factors('folate-5mthf-low');
}

export function folate(input: IngredientAmount, factors: Factors): Converted {
  const form = input.form?.id as string | undefined;
  const scope = 'supplements-and-fortified-food';
  const added = form !== 'food-folate';
  const assumption =
    form === undefined
      ? 'no form was given, so it is counted as folic acid, the form that the limit counts'
      : null;
  const mcg = input.unit === 'mcg DFE' ? input.amount : asMass(input, 'mcg');
  const factor =
    form === 'food-folate'
      ? factors('folate-food')
      : form === '5-mthf'
        ? methylfolate(input, mcg, factors)
        : factors('folate-folic-acid-with-food');
  if (input.unit === 'mcg DFE') {
    const itself = tidy(mcg / factor.factor);
    return plain(tidy(mcg), {
      steps: added
        ? [`for the limit: ${show(mcg)} mcg DFE ÷ ${show(factor.factor)} = ${show(itself)} mcg`]
        : [],
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

export function niacin(input: IngredientAmount, factors: Factors): Converted {
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
