/** Which foods come into question for a person: by diet, by what they leave out, by having an ordinary portion. */
import type { Profile } from '../../../contract/plan.ts';
import type { FoodRecord, PortionRecord } from '../../../contract/records.ts';
import { diets, type Diet } from '../../../contract/vocabulary.ts';
import { fold } from '../../search/fold.ts';
import { ordinaryPortion } from './portions.ts';

export interface Candidate {
  food: FoodRecord;
  portion: PortionRecord;
}

export interface Choice {
  /** In the order of the foods' ids. */
  candidates: Candidate[];
  /** What narrowed the foods, in words with counts. */
  filters: string[];
  notFiltered: string[];
}

/** So many names stand in a line before the rest is counted. */
const NAMES_SHOWN = 5;

/** A word as it is compared: "Almonds" and "almond" are alike. */
const stem = (word: string): string => (word.length > 3 ? word.replace(/(?<=[^s])s$/u, '') : word);
const stems = (text: string): string => ` ${fold(text).split(' ').map(stem).join(' ')} `;

function namesOf(foods: readonly FoodRecord[]): string {
  const shown = foods.slice(0, NAMES_SHOWN).map((food) => food.name);
  const more = foods.length - shown.length;
  return more === 0 ? shown.join('; ') : `${shown.join('; ')} and ${more} more`;
}

const foodsInWords = (count: number): string => (count === 1 ? '1 food' : `${count} foods`);

/** A word of the profile as it is told: an id that no food of the table has still reads as a name. */
const asTold = (word: string): string =>
  word.startsWith('food/') ? word.slice('food/'.length).replaceAll('-', ' ') : word;

/** Foods that a word of the profile names: an id, a group, or whole words of a name or synonym. */
function named(word: string, foods: readonly FoodRecord[]): { how: string; found: FoodRecord[] } {
  const id = word.startsWith('food/') ? word.slice('food/'.length) : word;
  const own = foods.filter((food) => food.id === id);
  if (own.length > 0) return { how: 'the food', found: own };
  const wanted = fold(word);
  const group = foods.filter((food) => fold(food.group) === wanted);
  if (group.length > 0) return { how: 'the group', found: group };
  const phrase = stems(word);
  return {
    how: 'names with this word',
    found:
      phrase.trim() === ''
        ? []
        : foods.filter((food) =>
            [food.name, ...food.synonyms].some((name) => stems(name).includes(phrase)),
          ),
  };
}

function dietOf(word: string): Diet | null {
  const wanted = fold(word);
  return diets.find((diet) => fold(diet) === wanted) ?? null;
}

/**
 * Narrows the table to what a person's diet and exclusions leave. A diet keeps only foods whose reviewed field says yes:
 * what the rule does not decide is left out and counted. Nothing is inferred from a name, save that an exclusion word
 * leaves out the foods that carry it. `recorded` says why a food is left out by its records.
 */
export function chooseFoods(
  profile: Pick<Profile, 'diet' | 'exclusions'>,
  table: readonly FoodRecord[],
  recorded: (food: FoodRecord) => string | null,
): Choice {
  const filters: string[] = [];
  const notFiltered: string[] = [];
  const out = new Set<string>();

  for (const word of [...new Set(profile.diet)]) {
    const diet = dietOf(word);
    if (diet === null) {
      notFiltered.push(word);
      continue;
    }
    const left = table.filter((food) => food.diets[diet] !== true);
    const open = left.filter((food) => food.diets[diet] === null).length;
    for (const food of left) out.add(food.id);
    filters.push(
      `Diet "${word}": ${left.length} of ${table.length} foods are left out` +
        (open === 0 ? '.' : `, ${open} of them because the rule does not decide.`),
    );
  }
  for (const word of [...new Set(profile.exclusions)]) {
    const { how, found } = named(word, table);
    const [first] = found;
    if (first === undefined) {
      notFiltered.push(asTold(word));
      continue;
    }
    for (const food of found) out.add(food.id);
    if (how === 'the food') {
      filters.push(`Exclusion "${first.name}" (the food): left out.`);
      continue;
    }
    filters.push(
      `Exclusion "${word}" (${how}): ${foodsInWords(found.length)} left out: ${namesOf(found)}.` +
        (how === 'names with this word'
          ? ' A food that contains it under another name stays: this is no allergy filter.'
          : ''),
    );
  }

  const byReason = new Map<string, FoodRecord[]>();
  for (const food of table) {
    const reason = recorded(food);
    if (reason === null) continue;
    out.add(food.id);
    byReason.set(reason, [...(byReason.get(reason) ?? []), food]);
  }
  for (const [reason, found] of byReason) {
    filters.push(`Left out (${reason}): ${namesOf(found)}.`);
  }

  const left = table.filter((food) => !out.has(food.id));
  const candidates = left
    .flatMap((food): Candidate[] => {
      const portion = ordinaryPortion(food);
      return portion === null ? [] : [{ food, portion }];
    })
    .sort((a, b) => (a.food.id < b.food.id ? -1 : 1));
  filters.push(
    `Ordinary portions: ${left.length - candidates.length} of ${left.length} foods have none and are left out.`,
  );
  return { candidates, filters, notFiltered };
}
