/** food.csv: names, groups and days of the foods that the lists name; and other names of foods. */
import { dataTypeNames, type DataType } from './datasets.ts';
import { dayNumber, dayText } from './day.ts';
import type { Target } from './target.ts';

const LONGEST_NAME = 1_000;

/** Returns how many foods are in the table that no list of final foods names, by the place of their type. */
export async function readFoods(target: Target): Promise<number[]> {
  const { tables, foods, staging, lookups, tally } = target;
  const unlisted = dataTypeNames.map(() => 0);
  const columns = {
    fdc: ['fdc_id'],
    type: ['data_type'],
    name: ['description'],
    group: ['food_category_id'],
    published: ['publication_date'],
  };
  await tables.read('food.csv', columns, ['group', 'published'], (at) => (cells) => {
    const type = cells.text(at.type);
    const place = dataTypeNames.indexOf(type as DataType);
    // Samples, sub-samples and purchases are what final foods were worked out from.
    if (place < 0) return;
    const key = cells.whole(at.fdc);
    const listed = foods.typeOf(key);
    if (listed !== place) {
      if (listed < 0) unlisted[place] = (unlisted[place] ?? 0) + 1;
      else tally.skipOne('foods of another type than their list says', () => `${key}`);
      return;
    }
    const name = cells.text(at.name).replace(/\s+/gu, ' ');
    if (name === '' || name.length > LONGEST_NAME) {
      tally.skipOne('foods without a usable name', () => `${key}`);
      return;
    }
    const published = dayNumber(cells.text(at.published));
    if (!foods.found(key, published, name.length)) {
      tally.skipOne('foods that are listed twice', () => `${key}`);
      return;
    }
    staging.food({
      key,
      code: `fdc-${key}`,
      name,
      group: lookups.groups.get(cells.text(at.group)) ?? null,
      fdcId: String(key),
      dataType: type,
      published: dayText(published),
    });
  });
  return unlisted;
}

/** Attribute type of names in common use. */
const COMMON_NAME = '1000';

export async function readOtherNames({ tables, foods, staging }: Target): Promise<void> {
  const columns = { fdc: ['fdc_id'], type: ['food_attribute_type_id'], value: ['value'] };
  await tables.read('food_attribute.csv', columns, ['type'], (at) => (cells) => {
    if (cells.text(at.type) !== COMMON_NAME) return;
    const key = cells.whole(at.fdc);
    const name = cells.text(at.value).replace(/\s+/gu, ' ');
    if (foods.idOf(key) > 0 && name !== '' && name.length <= LONGEST_NAME)
      staging.synonym(key, name);
  });
  staging.indexSynonyms();
}
