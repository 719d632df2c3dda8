/** What differs between two plans: entries, sums of supplements, findings. It tells; it never judges a change. */
import type { CheckOutput, IntakeSum } from '../../contract/check.ts';
import { CofactorError } from '../../contract/errors.ts';
import { ref } from '../../contract/ids.ts';
import type { Plan, PlanFood } from '../../contract/plan.ts';
import type { PlanChange, PlanChanges, SumChange } from '../../contract/planChanges.ts';
import { fold } from '../search/fold.ts';
import { findingChanges, type PlaceMap } from './changesFindings.ts';
import { itemLines, matchIngredients, matchItems } from './changesItems.ts';
import { matchEntries, type Matched } from './changesMatch.ts';
import {
  conditionChanges,
  matchMedicines,
  medicineLines,
  medicineName,
  personChanges,
} from './changesPeople.ts';
import { amountWords, difference, itemName, namesFrom, type Names } from './changesWords.ts';
import { checkPlan, type PlannerContext } from './service.ts';

/** @throws CofactorError as a check does, with the plan named in the field: "before.items[0].…" */
function checked(side: 'before' | 'after', plan: Plan, context: PlannerContext): CheckOutput {
  try {
    return checkPlan(plan, context);
  } catch (error) {
    if (!(error instanceof CofactorError) || error.failure.field === undefined) throw error;
    const { code, message, field } = error.failure;
    const told = message.startsWith(field) ? `${side}.${message}` : message;
    throw new CofactorError(code, told, `${side}.${field}`);
  }
}

/** Changes of one list: what was added, changed and removed, in the order of the later plan. */
function listChanges<T>(
  area: PlanChange['area'],
  [before, after]: readonly [readonly T[], readonly T[]],
  matched: Matched,
  words: { name: (entry: T) => string; lines: (one: T, two: T) => string[] },
): PlanChange[] {
  const whole = (kind: 'added' | 'removed', list: readonly T[], places: number[]) =>
    places.flatMap((place): PlanChange[] => {
      const entry = list[place];
      return entry === undefined ? [] : [{ area, kind, name: words.name(entry), lines: [] }];
    });
  const changed = matched.pairs.flatMap(([place, partner]): PlanChange[] => {
    const [one, two] = [before[place], after[partner]];
    if (one === undefined || two === undefined) return [];
    const lines = words.lines(one, two);
    return lines.length === 0 ? [] : [{ area, kind: 'changed', name: words.name(two), lines }];
  });
  return [
    ...whole('added', after, matched.added),
    ...changed,
    ...whole('removed', before, matched.removed),
  ];
}

const foodName = ({ food, name }: PlanFood, names: Names): string =>
  food === null ? (name ?? '') : names.food(food, name);

function matchFoods(before: Plan, after: Plan, names: Names): Matched {
  return matchEntries(before.foods, after.foods, [
    ({ food, name, grams }) => JSON.stringify([food, name ?? null, grams]),
    (one) => one.food ?? `name:${fold(one.name ?? '')}`,
    (one) => fold(foodName(one, names)),
  ]);
}

function foodLines(before: PlanFood, after: PlanFood, names: Names): string[] {
  const listing = ({ food }: PlanFood): string => (food === null ? 'no, entered by hand' : 'yes');
  return [
    ...difference('Name', foodName(before, names), foodName(after, names)),
    ...difference('In the food table', listing(before), listing(after)),
    ...difference(
      '',
      `${amountWords(before.grams, 'g')} a day`,
      `${amountWords(after.grams, 'g')} a day`,
    ),
  ];
}

/** Known amount from products per average day; a plan without such a product has none, which is not 0. */
function supplementsOf(sum: IntakeSum | undefined): number | null {
  const amount = sum?.supplements ?? null;
  return amount === 0 ? null : amount;
}

/** Beyond what adding in another order can do to the last digits. */
function differs(one: number | null, two: number | null): boolean {
  if (one === null || two === null) return one !== two;
  return Math.abs(one - two) > 1e-9 * Math.max(Math.abs(one), Math.abs(two));
}

function sumChanges(before: readonly IntakeSum[], after: readonly IntakeSum[]): SumChange[] {
  const earlier = new Map(before.map((sum) => [sum.substance, sum]));
  const later = new Map(after.map((sum) => [sum.substance, sum]));
  return [...later.values(), ...before.filter((sum) => !later.has(sum.substance))].flatMap(
    ({ substance, name, unit }): SumChange[] => {
      const one = supplementsOf(earlier.get(substance));
      const two = supplementsOf(later.get(substance));
      return differs(one, two)
        ? [{ substance: ref('substance', substance), name, unit, before: one, after: two }]
        : [];
    },
  );
}

/** The places of the earlier plan in the later one. */
function placesOf(before: Plan, after: Plan, items: Matched, foods: Matched, medicines: Matched) {
  const places = new Map<string, string>();
  const list = (name: string, { pairs }: Matched): void => {
    for (const [place, partner] of pairs) places.set(`${name}[${place}]`, `${name}[${partner}]`);
  };
  list('items', items);
  list('foods', foods);
  list('profile.medications', medicines);
  for (const [place, partner] of items.pairs) {
    const parts = matchIngredients(
      before.items[place]?.ingredients ?? [],
      after.items[partner]?.ingredients ?? [],
    );
    for (const [part, partPartner] of parts.pairs) {
      places.set(
        `items[${place}].ingredients[${part}]`,
        `items[${partner}].ingredients[${partPartner}]`,
      );
    }
  }
  return places satisfies PlaceMap;
}

/**
 * Compares two plans. The order of entries means nothing: a plan whose items were only moved about is the same.
 * @throws CofactorError `unknown-id` or `invalid-input` with the field in its plan ("after.items[0].ingredients[0].form")
 */
export function comparePlans(
  { before, after }: { before: Plan; after: Plan },
  context: PlannerContext,
): PlanChanges {
  const earlier = checked('before', before, context);
  const later = checked('after', after, context);
  const names = namesFrom(context);
  const medicines = matchMedicines(before.profile, after.profile, names);
  const items = matchItems(before.items, after.items);
  const foods = matchFoods(before, after, names);
  const changes = [
    ...personChanges(before.profile, after.profile, names),
    ...listChanges(
      'medicines',
      [before.profile.medications, after.profile.medications],
      medicines,
      {
        name: (one) => medicineName(one, names),
        lines: (one, two) => medicineLines(one, two, names),
      },
    ),
    ...conditionChanges(before.profile, after.profile, names),
    ...listChanges('items', [before.items, after.items], items, {
      name: (one) => itemName(one, names),
      lines: (one, two) => itemLines(one, two, names),
    }),
    ...listChanges('foods', [before.foods, after.foods], foods, {
      name: (one) => foodName(one, names),
      lines: (one, two) => foodLines(one, two, names),
    }),
  ];
  const sums = sumChanges(earlier.intakes, later.intakes);
  const findings = findingChanges(
    earlier.findings,
    later.findings,
    placesOf(before, after, items, foods, medicines),
  );
  return {
    same: changes.length + sums.length + findings.length === 0,
    changes,
    sums,
    findings,
  };
}
