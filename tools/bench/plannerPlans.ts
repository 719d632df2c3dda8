/** Plans of a given size made from the reference itself: the same seed gives the same plans on every machine. */
import type { PlanInput } from '../../src/contract/plan.ts';
import type { SubstanceRecord } from '../../src/contract/records.ts';
import type { PlanUnit } from '../../src/contract/units.ts';
import { createRandom, type Random } from './random.ts';

/** What plans are made from. */
export interface Stock {
  substances: readonly SubstanceRecord[];
  medications: readonly string[];
  conditions: readonly string[];
  foods: readonly string[];
}

export interface PlanSize {
  items: number;
  medications: number;
  foods: number;
  conditions: number;
}

/** Every sixth product is a multivitamin of this many ingredients, the others hold one or two. */
const MULTIVITAMIN = 12;
const MULTIVITAMIN_EVERY = 6;
const clockTimes = ['06:30', '08:00', '10:00', '12:30', '15:00', '18:30', '20:00', '22:00'];

const unitsToEnter: Readonly<Record<string, readonly PlanUnit[]>> = {
  mg: ['mg'],
  mcg: ['mcg'],
  g: ['g'],
  L: ['L'],
  CFU: ['CFU'],
  'mcg RAE': ['mcg', 'IU'],
  'mcg DFE': ['mcg'],
  'mg NE': ['mg'],
};

type Item = PlanInput['items'][number];

const someDays: readonly NonNullable<Item['days']>[] = [
  'daily',
  'daily',
  'daily',
  ['mon', 'thu'],
  { every: 3 },
];

function ingredientOf(substance: SubstanceRecord, random: Random): Item['ingredients'][number] {
  const form = substance.forms.length === 0 ? null : random.pick([null, ...substance.forms]);
  return {
    substance: substance.id,
    form: form?.id ?? null,
    amount: random.pick([1, 5, 10, 25, 50, 100, 200, 400]),
    unit: random.pick(unitsToEnter[substance.unit ?? ''] ?? ['mg']),
    basis: random.pick(['elemental', 'elemental', 'elemental', 'compound', 'unknown'] as const),
  };
}

function itemOf(place: number, stock: Stock, random: Random): Item {
  const many = place % MULTIVITAMIN_EVERY === MULTIVITAMIN_EVERY - 1;
  const held = random.shuffle(stock.substances).slice(0, many ? MULTIVITAMIN : 1 + random.below(2));
  return {
    product: `Product ${place + 1}`,
    ingredients: held.map((substance) => ingredientOf(substance, random)),
    times: random.shuffle(clockTimes).slice(0, 1 + random.below(2)),
    days: random.pick(someDays),
  };
}

/** @param seed chance; no food, medicine or condition stands twice in one plan */
export function planFor(stock: Stock, size: PlanSize, seed: number): PlanInput {
  const random = createRandom(seed);
  const some = (list: readonly string[], count: number): string[] =>
    random.shuffle(list).slice(0, count);
  return {
    format: 'cofactor-plan',
    version: 1,
    profile: {
      age: 20 + random.below(60),
      sex: random.pick(['female', 'male'] as const),
      authority: random.pick(['NASEM', 'EFSA'] as const),
      conditions: some(stock.conditions, size.conditions),
      medications: some(stock.medications, size.medications).map((medication) => ({
        medication,
        times: [random.pick(clockTimes)],
      })),
      meals: ['07:30', '12:30', '18:30'],
      wake: '06:00',
      sleep: '23:00',
    },
    items: Array.from({ length: size.items }, (_, place) => itemOf(place, stock, random)),
    foods: some(stock.foods, size.foods).map((food) => ({ food, grams: 20 + random.below(200) })),
  };
}

/** Medicines whose records ask for hours to minerals, and the minerals: the hardest day that the reference can make. */
const nastyMedicines = [
  'levothyroxine',
  'ciprofloxacin',
  'moxifloxacin',
  'doxycycline',
  'alendronic-acid',
  'dolutegravir',
  'mycophenolate',
  'penicillamine',
  'eltrombopag',
  'gabapentin',
];
const nastyMinerals = ['calcium', 'iron', 'magnesium', 'zinc', 'aluminium'];

/** A day of minerals among medicines that bind them, at times of chance: many gaps, few of which hold as entered. */
export function nastyDay(stock: Stock, size: PlanSize, seed: number): PlanInput {
  const random = createRandom(seed);
  const known = nastyMedicines.filter((id) => stock.medications.includes(id));
  const base = planFor(stock, size, seed);
  return {
    ...base,
    profile: {
      ...base.profile,
      medications: known
        .slice(0, size.medications)
        .map((medication) => ({ medication, times: [random.pick(clockTimes)] })),
    },
    items: Array.from({ length: size.items }, (_, place) => ({
      product: `Product ${place + 1}`,
      ingredients: [{ substance: random.pick(nastyMinerals), amount: 50, unit: 'mg' as const }],
      times: random.shuffle(clockTimes).slice(0, 1 + random.below(3)),
    })),
    foods: [],
  };
}
