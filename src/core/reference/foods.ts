/** Foods by their amount of a substance, over the reference and the imported tables. */
import type { FoodsOutput } from '../../contract/answers.ts';
import { CofactorError } from '../../contract/errors.ts';
import type { ParsedInputOf } from '../../contract/operations.ts';
import type { SourceService } from '../citation/sources.ts';
import { notesOn } from '../food/notes.ts';
import type { FoodService } from '../food/service.ts';
import type { SubstanceService } from '../substance/service.ts';

interface RankingContext {
  substances: SubstanceService;
  foods: FoodService;
  sources: SourceService;
  edition: string;
}

/** @throws CofactorError `unknown-id` or `invalid-input` with the field */
export function rankFoods(
  { nutrient, per, portion, group, pack, limit }: ParsedInputOf<'foods'>,
  { substances, foods, sources, edition }: RankingContext,
): FoodsOutput {
  const substance = substances.get(nutrient);
  if (substance === null) {
    throw new CofactorError('unknown-id', `No substance has the id "${nutrient}".`, 'nutrient');
  }
  if (substance.foodColumn === null || substance.unit === null) {
    throw new CofactorError(
      'invalid-input',
      `The food table does not say how much ${substance.name} foods contain.`,
      'nutrient',
    );
  }
  if (pack !== undefined && !foods.packs().includes(pack)) {
    throw new CofactorError(
      'unknown-id',
      `No pack with foods has the id "${pack}"; there are ${foods.packs().join(', ')}.`,
      'pack',
    );
  }
  const groups = foods.groups(pack);
  if (group !== undefined && !groups.some((one) => one.toLowerCase() === group.toLowerCase())) {
    throw new CofactorError(
      'invalid-input',
      `There is no food group "${group}"; the groups are: ${groups.join(', ')}.`,
      'group',
    );
  }
  const nutrients = substances.list().filter((one) => one.foodColumn !== null);
  const ranking = foods.rank(substance.foodColumn, {
    per,
    portion,
    group: group ?? null,
    ...(pack === undefined ? {} : { pack }),
    limit,
  });
  return {
    nutrient: substance.id,
    nutrientName: substance.name,
    unit: substance.unit,
    per,
    ...ranking,
    rows: ranking.rows.map((row) => ({
      ...row,
      // What an imported row notes is its brand.
      notes: row.pack === null ? notesOn(row.notes, substance, nutrients) : row.notes,
    })),
    ...(per === 'portion' ? { portion } : {}),
    groups,
    note: substance.foodColumn.note ?? null,
    sources: sources.many([...new Set(ranking.rows.map((row) => row.source))]),
    edition,
  };
}
