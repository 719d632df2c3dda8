/** Diets and substances of foods: one reviewed row for each food, and nothing that its basis does not carry. */
import { animalFree, dietBases } from '../dietBases.ts';
import type { Problems } from '../problem.ts';
import type { Content, FoodDiet } from '../shapes.ts';

const fields = ['vegetarian', 'vegan', 'lactoseFree'] as const;
const word = (value: boolean | null): string => (value === null ? 'empty' : String(value));

export function checkFoodDiets(content: Content, problems: Problems): void {
  if (problems.incomplete) return;
  const foods = new Map(content.foods.map(({ record }) => [record.id, record]));
  const seen = new Map<string, FoodDiet>();
  for (const { record, at } of content.foodDiets) {
    const food = foods.get(record.food);
    if (food === undefined && !problems.faultyIds.has(record.food))
      problems.add(
        at(['food']),
        `unknown food "${record.food}"`,
        'Write the id of a row of foods.csv, or remove the row.',
      );
    if (seen.has(record.food))
      problems.add(at(['food']), `a second row for "${record.food}"`, 'Remove one of them.');
    seen.set(record.food, record);
    const due = dietBases[record.basis];
    for (const field of fields)
      if (record[field] !== due[field])
        problems.add(
          at([field]),
          `"${record.basis}" means ${field} ${word(due[field])}, the row says ${word(record[field])}`,
          'Correct the basis or the field; the rule is in README.md.',
        );
    if (record.vegan === true && (record.vegetarian !== true || record.lactoseFree !== true))
      problems.add(
        at(['vegan']),
        'vegan, but not vegetarian and free of lactose',
        'A vegan food is both.',
      );
    // Retinol comes from animals, or it was added.
    const retinol = food?.amounts['retinol_mcg'] ?? 0;
    if (animalFree.has(record.basis) && retinol > 0)
      problems.add(
        at(['basis']),
        `"${record.basis}", but the food has ${retinol} mcg of retinol`,
        'Retinol comes from animals or was added: choose another basis.',
      );
  }
  for (const { record, at } of content.foods)
    if (!seen.has(record.id))
      problems.add(at(['id']), `no diets for "${record.id}"`, 'Add a row to food-diets.csv.');
}

/** A food is linked to a substance only where that substance has interaction records. */
export function checkFoodSubstances(content: Content, problems: Problems): void {
  if (problems.incomplete) return;
  const foods = new Set<string>(content.foods.map(({ record }) => record.id));
  const substances = new Map(content.substances.map(({ record }) => [record.id, record]));
  const recorded = new Set<string>(
    content.interactions.flatMap(({ record }) =>
      record.type === 'substance' ? [record.substance, record.with] : [record.substance],
    ),
  );
  const seen = new Set<string>();
  for (const { record, at } of content.foodSubstances) {
    if (!foods.has(record.food) && !problems.faultyIds.has(record.food))
      problems.add(
        at(['food']),
        `unknown food "${record.food}"`,
        'Write the id of a row of foods.csv.',
      );
    if (seen.has(record.food))
      problems.add(at(['food']), `a second row for "${record.food}"`, 'Remove one of them.');
    seen.add(record.food);
    const substance = substances.get(record.substance);
    if (substance === undefined) continue;
    // What is known about the broader substance holds here too.
    const broader = substance.partOf === null ? [] : [substance.partOf];
    if (![record.substance, ...broader].some((id) => recorded.has(id)))
      problems.add(
        at(['substance']),
        `"${record.substance}" has no interaction record`,
        'Link foods only to substances whose interaction records speak of them.',
      );
  }
}
