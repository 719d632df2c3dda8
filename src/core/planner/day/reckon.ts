/** What a layout makes of each rule: kept or not, with the times that are closest to breaking it. */
import { clockOf, DAY, distance, gapWords, positionOf, timeOf } from './clock.ts';
import { apartToSpare, comesAfter, gapToSpare, onward } from './keeping.ts';
import type { FirstRule, Gap, MedicineRule, ProductsRule, TimedRule } from './rules.ts';
import type { DayThings, Layout } from './things.ts';

/** Two times under one rule. All numbers are minutes. */
export interface Encounter {
  /** The medicine, or the first product. */
  first: number;
  /** The product, or the second product. */
  second: number;
  kept: boolean;
  spare: number;
  /** Time from the earlier to the later of the two, and whether the second is the later one. */
  gap: number;
  secondLater: boolean;
  /** What the record asks for in this order, at least; null where it names none. */
  asked: number | null;
}

/** A medicine time against a product time: the direction in which the rule is closest to being broken. */
export function meetMedicine(
  medicine: number,
  product: number,
  gap: Gap,
  things: DayThings,
): Encounter {
  const spare = gapToSpare(medicine, product, gap, things);
  const [ahead, behind] = [onward(medicine, product), onward(product, medicine)];
  const secondLater =
    gap.before !== null && gap.after !== null
      ? ahead - gap.before <= behind - gap.after
      : positionOf(product, things.day) > positionOf(medicine, things.day);
  return {
    first: medicine,
    second: product,
    kept: spare >= 0,
    spare,
    gap: secondLater ? ahead : behind,
    secondLater,
    asked: secondLater ? gap.before : gap.after,
  };
}

function meetProducts(first: number, second: number, rule: ProductsRule): Encounter | null {
  const minutes = rule.minutes ?? 0;
  const gap = distance(first, second, rule.on);
  if (gap === Infinity) return null;
  const spare = apartToSpare(first, second, minutes, rule.on);
  const ahead = second - first;
  const secondLater = rule.on.same && Math.abs(ahead) === gap ? ahead >= 0 : DAY + ahead === gap;
  return { first, second, kept: spare >= 0, spare, gap, secondLater, asked: rule.minutes };
}

/** Every encounter under a rule of two things; null where one of them has no time, or time alone cannot keep it. */
export function encounters(
  rule: MedicineRule | ProductsRule,
  things: DayThings,
  layout: Layout,
): Encounter[] | null {
  const placed = (item: number): number[] => (layout[item] ?? []).flatMap((time) => time ?? []);
  if (rule.of === 'medicine') {
    const { gap } = rule;
    const medicine = things.medications.find((one) => one.path === rule.medication.path);
    const times = placed(rule.part.item);
    if (gap === null || medicine === undefined) return null;
    if (medicine.times.length === 0 || times.length === 0) return null;
    return medicine.times.flatMap((taken) =>
      times.map((time) => meetMedicine(taken, time, gap, things)),
    );
  }
  const [a, b] = rule.parts.map((part) => placed(part.item));
  if (rule.minutes === null || !a?.length || !b?.length) return null;
  return a.flatMap((first) => b.flatMap((second) => meetProducts(first, second, rule) ?? []));
}

/** "07:00 to 11:00: 4 h" */
export function reckoning({ first, second, gap, secondLater }: Encounter): string {
  if (gap === 0) return `both at ${timeOf(first)}`;
  const [from, to] = secondLater ? [first, second] : [second, first];
  return `${timeOf(from)} to ${timeOf(to)}: ${gapWords(gap)}`;
}

/** Something at or before the time of a medicine that is taken first thing. */
export interface Earlier {
  path: string;
  name: string;
  clock: number;
  medicine: number;
}

/** Meals and products that are not after the medicine; null where the medicine has no time. */
export function earlierThan(rule: FirstRule, things: DayThings, layout: Layout): Earlier[] | null {
  const times = things.medications.find((one) => one.path === rule.medication.path)?.times ?? [];
  if (times.length === 0) return null;
  const others = [
    ...things.mealTimes.map((clock, index) => ({
      path: `profile.meals[${index}]`,
      name: 'meal',
      clock,
    })),
    ...things.products.flatMap((product) =>
      (layout[product.item] ?? []).flatMap((clock) =>
        clock === null ? [] : [{ path: product.path, name: product.name, clock }],
      ),
    ),
  ];
  return times.flatMap((medicine) =>
    others
      .filter(({ clock }) => !comesAfter(medicine, clock, things.day))
      .map((other) => ({ ...other, medicine })),
  );
}

export interface Judged {
  kept: boolean | null;
  reckoning: string | null;
  /** "4 h": what the record asks for where the reckoning tells a gap. */
  asked?: string;
}

const none: Judged = { kept: null, reckoning: null };

export function judge(rule: TimedRule, things: DayThings, layout: Layout): Judged {
  if (rule.of === 'first') {
    const earlier = earlierThan(rule, things, layout);
    if (earlier === null) return none;
    const times = rule.medication.times.join(' and ');
    return earlier.length === 0
      ? { kept: true, reckoning: `${times}${nextAfter(things, layout)}` }
      : {
          kept: false,
          reckoning: [
            `first at ${times}`,
            ...earlier.map(({ name, clock }) => `${name} at ${timeOf(clock)}`),
          ].join(', '),
        };
  }
  const met = encounters(rule, things, layout);
  if (met === null) return none;
  const closest = met.reduce<Encounter | null>(
    (least, one) => (least === null || one.spare < least.spare ? one : least),
    null,
  );
  if (closest === null) return { kept: true, reckoning: 'not on the same or neighbouring days' };
  const { kept, asked } = closest;
  return {
    kept,
    reckoning: reckoning(closest),
    ...(asked === null ? {} : { asked: gapWords(asked) }),
  };
}

/** ", then meal or product at 07:30" */
function nextAfter(things: DayThings, layout: Layout): string {
  const positions = [...things.mealTimes, ...layout.flat().flatMap((time) => time ?? [])].map(
    (clock) => positionOf(clock, things.day),
  );
  if (positions.length === 0) return '';
  return `, nothing else before ${timeOf(clockOf(Math.min(...positions), things.day))}`;
}
