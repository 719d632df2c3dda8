/** The day of a plan: laid out, explained rule by rule, or shown to be impossible. */
import type { DayGoal, DayMove, DayRule, Schedule } from '../../../contract/day.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { DrugInteraction } from '../../../contract/records.ts';
import { listed } from '../finding.ts';
import type { ResolvedPlan } from '../resolve.ts';
import { bestLayout } from './bestLayout.ts';
import { clockOf, timeOf } from './clock.ts';
import { smallestConflict } from './conflict.ts';
import { buildModel, placesOf } from './model.ts';
import { GRID, prepare, type Prepared } from './prepare.ts';
import { judge } from './reckon.ts';
import type { FirstRule, TimedRule } from './rules.ts';
import { UNFINISHED } from './search.ts';
import { slotsOf } from './slots.ts';
import { dayThings, enteredLayout, type DayThings, type Layout } from './things.ts';

export interface DayOptions {
  goal?: DayGoal;
  /** Minutes between the candidate times. */
  grid?: number;
}

/** Lays out the day of a plan. Medicines, meals and what the person fixed never move. */
export function layDay(
  resolved: ResolvedPlan,
  rules: readonly TimedRule[],
  { goal = 'times', grid = GRID }: DayOptions = {},
): Schedule {
  const things = dayThings(resolved);
  const entered = enteredLayout(things);
  const shared = {
    waking: { from: things.day.wake, to: things.day.sleep, assumed: things.day.assumed },
  };
  const anyTime =
    [...things.mealTimes, ...things.medications.flatMap((one) => one.times)].length > 0 ||
    entered.flat().some((time) => time !== null);
  if (!anyTime) {
    return {
      ...shared,
      slots: [],
      unsatisfied: neverTogether(rules),
      status: 'nothing',
      moves: [],
      rules: rules.map((rule) => dayRule(rule, rules, things, entered)),
      conflict: [],
      withoutTime: withoutTime(things, entered),
      moments: 0,
    };
  }
  const prepared = prepare(things, rules, grid);
  const solved = solve(prepared, goal);
  const layout = solved === null || solved === UNFINISHED ? null : solved.layout;
  const shown = layout ?? entered;
  const judged = rules.map((rule) => dayRule(rule, rules, things, shown));
  const found = solved === null ? smallestConflict(prepared) : null;
  const conflict = found?.rules.flatMap((index) => rules[index]?.id ?? []) ?? [];
  const proven = solved !== UNFINISHED && (solved ?? found)?.proven !== false;
  const moves = layout === null ? [] : movesOf(things, layout);
  const moved = things.products.some((product) =>
    product.doses.some(
      ({ entered: before }, index) => before !== null && before !== shown[product.item]?.[index],
    ),
  );
  return {
    ...shared,
    ...slotsOf(things, rules, shown),
    unsatisfied: [
      ...(solved === UNFINISHED ? [notTold] : []),
      ...(solved === null && conflict.length === 0 ? [noneNamed] : []),
      ...unsatisfied(rules, judged, conflict, things),
    ],
    status: layout === null ? 'impossible' : moved ? 'moved' : 'as-entered',
    moves,
    rules: judged,
    conflict,
    withoutTime: withoutTime(things, shown),
    ...(proven ? {} : { proven: false }),
  };
}

const noneNamed =
  'No layout of the day keeps every rule. Which of them contradict one another was too much to search through.';
const notTold =
  'No layout that keeps every rule was found, and it was not shown that there is none: so many things held apart were too much to search through.';

/** Clock times of every dose; null where no layout keeps every rule. */
function solve(
  prepared: Prepared,
  goal: DayGoal,
): { layout: Layout; proven: boolean } | null | typeof UNFINISHED {
  const { things, at } = prepared;
  const every = prepared.asked.map((_, index) => index);
  const model = buildModel(prepared, every, goal === 'moments');
  const best = bestLayout(model, goal);
  if (best === null || best === UNFINISHED) return best;
  const layout = placesOf(prepared, model, best.places).map((doses) =>
    doses.map((candidate) => {
      const position = at[candidate];
      return position === undefined ? null : clockOf(position, things.day);
    }),
  );
  return { layout, proven: best.proven };
}

function movesOf(things: DayThings, layout: Layout): DayMove[] {
  return things.products.flatMap(({ item, path, name, doses }) => {
    const times = doses
      .map(({ dose, entered }, index) => ({ dose, entered, to: layout[item]?.[index] ?? null }))
      .sort((a, b) => a.dose - b.dose);
    if (times.every(({ entered, to }) => entered === to)) return [];
    const words = (clock: number | null): string[] => (clock === null ? [] : [timeOf(clock)]);
    return [
      {
        path,
        name,
        from: times.flatMap(({ entered }) => words(entered)),
        to: times.flatMap(({ to }) => words(to)),
      },
    ];
  });
}

function withoutTime(things: DayThings, layout: Layout): string[] {
  return [
    ...things.medications.filter((one) => one.times.length === 0).map((one) => one.name),
    ...things.products
      .filter((one) => !(layout[one.item] ?? []).some((time) => time !== null))
      .map((one) => one.name),
  ];
}

function namesOf(rule: TimedRule): [string, string] {
  if (rule.of === 'first') return [rule.medication.name, 'food, drink and everything else'];
  if (rule.of === 'medicine') return [rule.medication.name, rule.part.product];
  return [rule.parts[0].product, rule.parts[1].product];
}

/** The record of something that is taken, where it is one of those that put the medicine first; else none of them. */
const toldBy = (first: FirstRule, rules: readonly TimedRule[]): DrugInteraction | null =>
  rules.flatMap((one) =>
    one.of === 'medicine' &&
    one.medication.path === first.medication.path &&
    first.records.some(({ id }) => id === one.record.id)
      ? [one.record]
      : [],
  )[0] ?? null;

function dayRule(
  rule: TimedRule,
  rules: readonly TimedRule[],
  things: DayThings,
  layout: Layout,
): DayRule {
  const judged = judge(rule, things, layout);
  const shared = { id: rule.id, names: namesOf(rule), asks: rule.asks, ...judged };
  if (rule.of === 'first') {
    const told = toldBy(rule, rules);
    const record = told ?? rule.records[0];
    return {
      ...shared,
      interaction: record.id,
      kind: 'first-thing',
      between: [rule.medication.path, null],
      // Without such a record only what all of them say of the medicine itself is a reason.
      why:
        told === null
          ? `Each record behind this rule says that ${insideSentence(rule.medication.name)} comes first.`
          : `${told.mechanism} ${told.effect}`,
      sources: [...new Set(rule.records.flatMap((one) => one.sources))],
    };
  }
  const { record } = rule;
  return {
    ...shared,
    interaction: record.id,
    kind: record.timing ?? 'hours-apart',
    between:
      rule.of === 'medicine'
        ? [rule.medication.path, `items[${rule.part.item}]`]
        : [`items[${rule.parts[0].item}]`, `items[${rule.parts[1].item}]`],
    why: `${record.mechanism} ${record.effect}`,
    sources: record.sources,
  };
}

const title = (rule: TimedRule): string => {
  const [first, second] = namesOf(rule);
  return `${first} and ${insideSentence(second)}`;
};

const isNeverTogether = (rule: TimedRule): boolean =>
  rule.of === 'medicine' && rule.record.timing === 'never-together';

function neverTogether(rules: readonly TimedRule[]): string[] {
  return [...new Set(rules.filter(isNeverTogether).map((rule) => `${title(rule)}: ${rule.asks}`))];
}

/** What the rule hangs on that nothing here moves. */
function fixedWords(rule: TimedRule, things: DayThings): string {
  const at = (name: string, times: readonly string[]): string[] =>
    times.length === 0 ? [] : [`${insideSentence(name)} at ${listed(times)}`];
  const product = (item: number): string[] => {
    const one = things.products[item];
    if (one === undefined || !one.fixed) return [];
    return at(
      one.name,
      one.doses.flatMap(({ entered }) => (entered === null ? [] : timeOf(entered))),
    );
  };
  const fixed =
    rule.of === 'products'
      ? rule.parts.flatMap((part) => product(part.item))
      : [
          ...at(rule.medication.name, rule.medication.times),
          ...(rule.of === 'medicine'
            ? product(rule.part.item)
            : [
                ...at('meals', things.mealTimes.map(timeOf)),
                ...things.products.flatMap((one) => product(one.item)),
              ]),
        ];
  return fixed.length === 0 ? '' : ` Not moved here: ${listed(fixed)}.`;
}

/** The set that contradicts itself first, then other rules that the times break, then what no gap helps. */
function unsatisfied(
  rules: readonly TimedRule[],
  judged: readonly DayRule[],
  conflict: readonly string[],
  things: DayThings,
): string[] {
  const inConflict = rules.filter((rule) => conflict.includes(rule.id));
  const together = inConflict.map((rule) => {
    const lead =
      inConflict.length === 1
        ? 'No layout of the day keeps this rule.'
        : `One of ${inConflict.length} rules that no layout of the day keeps together.`;
    return `${title(rule)}: ${rule.asks} ${lead}${fixedWords(rule, things)}`;
  });
  const broken = rules.flatMap((rule, index) => {
    const one = judged[index];
    if (one?.kept !== false || conflict.includes(rule.id)) return [];
    return [`${title(rule)}: ${rule.asks} As entered: ${one.reckoning ?? ''}.`];
  });
  return [...new Set([...together, ...broken, ...neverTogether(rules)])];
}
