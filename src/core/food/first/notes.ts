/** What a list or a combination rests on and leaves open, in words. */
import type { Plan } from '../../../contract/plan.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { SubstanceId } from '../../../contract/ids.ts';
import { shown } from '../../units/tidy.ts';
import type { Aim, Aims, FoodLimit } from './aims.ts';
import { bounds, FOODS_PER_GAP } from './bounds.ts';
import type { CombinationResult } from './model.ts';
import { portionRule } from './portions.ts';
import type { Recorded } from './recorded.ts';

export const listed = (names: readonly string[]): string => {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
};

/** "vitamin A, preformed (retinol)": the part of a nutrient that a limit counts. */
export function limitName({ substance, scope }: Pick<FoodLimit, 'substance' | 'scope'>): string {
  switch (scope) {
    case 'total':
      return substance.name;
    case 'preformed':
      return `${substance.name}, preformed (retinol)`;
    default:
      return `${substance.name} from supplements and fortified food`;
  }
}

/** Nutrients that are not looked at, with the reason. */
export function leftOutNotes(aims: Aims, { profile }: Plan): string[] {
  if (aims.lifeStage === null) {
    return [
      `For a person of ${profile.age} years the reference has no ${profile.authority} values. Without them no gap can be told.`,
    ];
  }
  return [
    ...aims.notCompared.map(
      ({ name, why }) =>
        `${name} is left out: its ${profile.authority} value cannot be compared. ${why}`,
    ),
    ...aims.sparse.map(
      ({ name, known, of }) =>
        `${name} is left out: the food table has a value for only ${known} of ${of} foods.`,
    ),
    ...aims.lessIsBetter.map(
      (name) =>
        `${name} is left out: ${profile.authority} advises to stay under a value (CDRR), so foods that bring more of it are not listed.`,
    ),
    'Carbohydrate, protein, fat and water are not looked at, and neither are nutrients that the food table does not have, such as iodine.',
  ];
}

export function recordedNotes(recorded: readonly { name: string; found: Recorded }[]): string[] {
  return recorded.flatMap(({ name, found }) =>
    found.about.length === 0
      ? []
      : [
          `${name}: the reference has records with ${listed(found.about)}. They were written about supplements; ` +
            `ask your doctor or pharmacist what they mean for ${insideSentence(name)} in food.`,
        ],
  );
}

/** What neither answer checks. */
export function openNotes({ profile }: Plan): string[] {
  return [
    portionRule,
    'Interactions of foods with medicines are checked only for foods that are linked to a record, such as grapefruit. Allergies and what a condition asks of a diet are not checked.',
    ...(profile.state === 'pregnant' || profile.age < 18
      ? [
          'Foods that are ruled out in pregnancy or for children for other reasons are not marked here.',
        ]
      : []),
  ];
}

/** Nutrients that were named although the plan has no gap in them. */
export function notAskedFor(
  wanted: ReadonlySet<SubstanceId> | null,
  open: readonly Aim[],
  nameOf: (id: SubstanceId) => string,
): string[] {
  const found = new Set<string>(open.map(({ substance }) => substance.id));
  return [...(wanted ?? [])]
    .filter((id) => !found.has(id))
    .map((id) => `${nameOf(id)}: no gap was found, so nothing is closed.`);
}

export function lowerBounds(aims: readonly Aim[]): string[] {
  const open = aims.filter(({ food, incomplete }) => incomplete || food.known < food.of);
  return open.length === 0
    ? []
    : [
        `The plan's own sums are lower bounds, because some amounts in it are not known, for ${listed(open.map(({ substance }) => substance.name))}.`,
      ];
}

function shownOf(open: 'portions' | 'energy' | undefined, within: string): string {
  switch (open) {
    case undefined:
      return `Of all combinations of them (${within}) this one has the fewest portions, and among those the least energy.`;
    case 'energy':
      return `Of all combinations of them (${within}) none has fewer portions. There was no time to show that none of as many has less energy.`;
    case 'portions':
      return `This combination of them closes the gaps (${within}). There was no time to show that fewer portions are not enough.`;
  }
}

export function resultNotes(
  result: CombinationResult,
  looked: number,
  gaps: readonly Aim[],
  limits: readonly FoodLimit[],
): string[] {
  const names = (indices: readonly number[], as = (name: string): string => name): string =>
    listed(
      indices.flatMap((index) => {
        const gap = gaps[index];
        return gap === undefined ? [] : [as(gap.substance.name)];
      }),
    );
  const passed = limits.filter(({ before, limit }) => before > limit);
  const already = passed.map(
    (limit) =>
      `${limitName(limit)} is above a limit before any portion (${shown(limit.before, limit.limit)} of ${shown(limit.limit)} ${limit.unit}): only portions without it were looked at.`,
  );
  const within = `at most ${bounds.perFood} portions of one food and ${bounds.portions} in all`;
  switch (result.status) {
    case 'closed':
      return [
        `Looked at were ${looked} foods: for each gap at least the ${FOODS_PER_GAP} that bring most of it in a portion. ${shownOf(result.open, within)}`,
        'It is arithmetic over the food table, not advice: other combinations may suit better.',
        'Limits of both authorities are kept where food counts towards them.',
        ...already,
      ];
    case 'stopped':
      return [
        'The search was not finished in time, so nothing is shown. Fewer nutrients at once take less time.',
      ];
    case 'impossible':
      return [
        `No combination of ${looked} foods (${within}) closes all the gaps and keeps every limit.`,
        ...(result.alone.length === 0
          ? []
          : [
              `Not even alone can this be closed: ${names(result.alone)}.`,
              `The foods that are left bring too little ${names(result.alone, insideSentence)} in so many portions within the limits.`,
            ]),
        ...(result.together.length === 0
          ? []
          : [
              `Each of the others can be closed alone, but not all together: without ${names(result.together)} the rest can be closed.`,
            ]),
        ...(result.open === true
          ? [
              'There was no time to tell everything that stands in the way. Fewer nutrients at once take less time.',
            ]
          : []),
        ...(result.open !== true &&
        result.together.length === 0 &&
        result.alone.length > 0 &&
        result.alone.length < gaps.length
          ? [
              `Without ${names(result.alone, insideSentence)}, the rest can be closed: ask for the other nutrients only.`,
            ]
          : []),
        ...already,
      ];
  }
}
