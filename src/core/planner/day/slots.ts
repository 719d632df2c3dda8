/** The moments of a laid out day, each with what is taken and why here. */
import type { DayEntry, Schedule } from '../../../contract/day.ts';
import { insideSentence } from '../../../contract/names.ts';
import { gapWords, positionOf, timeOf } from './clock.ts';
import { earlierThan, encounters, type Encounter } from './reckon.ts';
import type { TimedRule } from './rules.ts';
import type { DayThings, Layout } from './things.ts';

type Slot = Schedule['slots'][number];

/** Two of a pair, as a reason at one of them. */
function reason(one: Encounter, side: 'first' | 'second', own: string, other: string): string {
  const there = timeOf(side === 'first' ? one.second : one.first);
  if (one.gap === 0) return `${own}: with ${insideSentence(other)} at a meal`;
  const later = one.secondLater === (side === 'second');
  const asked = one.asked === null ? '' : `, asked: ${gapWords(one.asked)}`;
  return `${own}: ${gapWords(one.gap)} ${later ? 'after' : 'before'} ${insideSentence(other)} (${there}${asked})`;
}

/** Reasons by clock time. Of several rules between the same two things the one with the least to spare is told. */
function reasonsOf(
  things: DayThings,
  rules: readonly TimedRule[],
  layout: Layout,
): Map<number, string[]> {
  const told = new Map<number, Map<string, { spare: number; text: string }>>();
  const tell = (clock: number, key: string, spare: number, text: string): void => {
    const here = told.get(clock) ?? new Map<string, { spare: number; text: string }>();
    told.set(clock, here);
    const known = here.get(key);
    if (known === undefined || spare < known.spare) here.set(key, { spare, text });
  };
  for (const rule of rules) {
    if (rule.of === 'first') {
      const earlier = earlierThan(rule, things, layout);
      const { name, path } = rule.medication;
      const { times } = things.medications.find((one) => one.path === path) ?? { times: [] };
      for (const clock of times) {
        const kept = earlier?.every((one) => one.medicine !== clock) ?? false;
        const text = 'first thing, before food, drink and everything else';
        tell(clock, `${path} first`, 0, `${name}: ${text}${kept ? '' : ' (not kept)'}`);
      }
      continue;
    }
    const [first, second] =
      rule.of === 'medicine'
        ? [rule.medication, { path: `items[${rule.part.item}]`, name: rule.part.product }]
        : [
            { path: `items[${rule.parts[0].item}]`, name: rule.parts[0].product },
            { path: `items[${rule.parts[1].item}]`, name: rule.parts[1].product },
          ];
    for (const one of encounters(rule, things, layout) ?? []) {
      if (!one.kept) {
        const text =
          `${first.name} at ${timeOf(one.first)} and ${insideSentence(second.name)} at ` +
          `${timeOf(one.second)}: the recorded timing is not kept`;
        for (const clock of [one.first, one.second]) tell(clock, text, one.spare, text);
        continue;
      }
      // A medicine stands where its prescriber put it: only what is laid out has reasons.
      if (rule.of === 'products') {
        const text = reason(one, 'first', first.name, second.name);
        tell(one.first, `${first.path} ${second.path}`, one.spare, text);
      }
      const text = reason(one, 'second', second.name, first.name);
      tell(one.second, `${second.path} ${first.path}`, one.spare, text);
    }
  }
  return new Map(
    [...told].map(([clock, here]) => [
      clock,
      [...new Set([...here.values()].sort((a, b) => a.spare - b.spare).map((one) => one.text))],
    ]),
  );
}

/** Moments in the order of the lived day. */
export function slotsOf(
  things: DayThings,
  rules: readonly TimedRule[],
  layout: Layout,
): { slots: Slot[]; moments: number } {
  const at = new Map<number, DayEntry[]>();
  const put = (clock: number, entry: DayEntry): void => {
    const known = at.get(clock);
    if (known === undefined) at.set(clock, [entry]);
    else known.push(entry);
  };
  for (const { path, name, times } of things.medications) {
    times.forEach((clock, dose) => {
      const entered = timeOf(clock);
      put(clock, { kind: 'medication', path, name, dose, entered, fixed: true });
    });
  }
  for (const { item, path, name, fixed, doses } of things.products) {
    doses.forEach(({ dose, entered }, index) => {
      const clock = layout[item]?.[index] ?? null;
      if (clock === null) return;
      const before = entered === null ? null : timeOf(entered);
      put(clock, { kind: 'item', path, name, dose, entered: before, fixed });
    });
  }
  const moments = at.size;
  things.mealTimes.forEach((clock, index) => {
    const path = `profile.meals[${index}]`;
    const entered = timeOf(clock);
    put(clock, { kind: 'meal', path, name: 'Meal', dose: 0, entered, fixed: true });
  });
  const reasons = reasonsOf(things, rules, layout);
  const slots = [...at]
    .sort(([a], [b]) => positionOf(a, things.day) - positionOf(b, things.day))
    .map(([clock, entries]): Slot => ({
      time: timeOf(clock),
      items: [...new Set(entries.map((entry) => entry.name))],
      reasons: reasons.get(clock) ?? [],
      entries,
    }));
  return { slots, moments };
}
