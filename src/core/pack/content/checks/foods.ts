/** The food table and the columns that substances take from it. */
import type { FieldPath, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';
import type { FoodColumn } from '../../../../contract/records.ts';

/** Parts of the mass of a food; their sum cannot exceed 100 g, apart from the scatter of separate analyses. */
const massColumns = ['water_g', 'protein_g', 'fat_g', 'carbohydrate_g', 'alcohol_g'];
const mostMass = 105;

export function checkFoods(content: Content, problems: Problems): void {
  const columns = new Set(content.foodColumns);
  for (const { record, at } of content.substances) {
    const rules: [FieldPath, FoodColumn][] = Object.entries(record.foodColumnByScope).map(
      ([scope, rule]) => [['foodColumnByScope', scope], rule],
    );
    if (record.foodColumn !== null) rules.push([['foodColumn'], record.foodColumn]);
    for (const [path, rule] of rules) {
      for (const [n, column] of rule.columns.entries())
        if (!columns.has(column))
          problems.add(
            at([...path, 'columns', n]),
            `foods.csv has no column "${column}"`,
            'Correct the name, or add the column to foods.csv.',
          );
      if (record.unit === null)
        problems.add(
          at(path),
          'a food column, but the substance has no unit',
          'Add "unit:" to the substance.',
        );
    }
  }
  for (const { record, at } of content.foods) {
    if (record.portions.length === 0)
      problems.add(at(['id']), 'the food has no portion', 'Add a row to portions.csv.');
    const ordinary = record.portions.flatMap((portion, n) => (portion.ordinary ? [n] : []));
    for (const n of ordinary.slice(1))
      problems.add(
        at(['portions', n, 'ordinary']),
        `a second ordinary portion for "${record.id}"`,
        'Leave "true" on the one that is closest to what people eat at once.',
      );
    const mass = massColumns.reduce((sum, column) => sum + (record.amounts[column] ?? 0), 0);
    if (mass > mostMass)
      problems.add(
        at(['id']),
        `water, protein, fat, carbohydrate and alcohol add up to ${mass.toFixed(1)} g per 100 g`,
        'Correct the amounts.',
      );
  }
}
