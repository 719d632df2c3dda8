/** The lists of final foods (foundation_food.csv…): which foods are meant, what versions share, groups, brands, servings. */
import type { Cells } from '../csv/cells.ts';
import type { Tally } from '../tally.ts';
import { dataTypeNames, dataTypes, type DataType } from './datasets.ts';
import { dayNumber } from './day.ts';
import { isGrams, isVolume } from './portions.ts';
import type { Target } from './target.ts';

/** A code of digits as a number, without the zeros before it; null where it is none or too long. */
function codeNumber(code: string): number | null {
  if (!/^\d{1,14}$/u.test(code)) return null;
  const number = Number(code);
  return number === 0 ? null : number;
}
const orNull = (text: string): string | null => (text === '' ? null : text);

async function readAnalysed(target: Target, type: DataType): Promise<void> {
  const { tables, foods, staging, tally } = target;
  const place = dataTypeNames.indexOf(type);
  const columns = { fdc: ['fdc_id'], ndb: ['ndb_number'] };
  await tables.read(dataTypes[type].table, columns, ['ndb'], (at) => (cells) => {
    const fdc = idOf(cells, at.fdc, tally);
    if (fdc === null) return;
    const ndb = cells.text(at.ndb);
    if (!foods.add(fdc, { type: place, version: codeNumber(ndb), changed: 0 })) {
      twice(fdc, tally);
      return;
    }
    // Written with five digits at least, as on the pages of FoodData Central.
    const ndbNumber = /^\d{1,4}$/u.test(ndb) ? ndb.padStart(5, '0') : orNull(ndb);
    staging.side({ key: fdc, group: null, brand: null, ndbNumber });
  });
}

async function readSurvey(target: Target): Promise<void> {
  const { tables, foods, staging, lookups, tally } = target;
  const type = 'survey_fndds_food';
  const place = dataTypeNames.indexOf(type);
  const columns = {
    fdc: ['fdc_id'],
    code: ['food_code'],
    group: ['wweia_category_code', 'wweia_category_number'],
    end: ['end_date'],
  };
  await tables.read(dataTypes[type].table, columns, ['group', 'end'], (at) => (cells) => {
    const fdc = idOf(cells, at.fdc, tally);
    if (fdc === null) return;
    const version = codeNumber(cells.text(at.code));
    const changed = dayNumber(cells.text(at.end));
    if (!foods.add(fdc, { type: place, version, changed })) {
      twice(fdc, tally);
      return;
    }
    const group = lookups.surveyGroups.get(cells.text(at.group)) ?? null;
    staging.side({ key: fdc, group, brand: null, ndbNumber: null });
  });
}

/** Returns how many are left out. */
async function readBranded(target: Target): Promise<number> {
  let leftOut = 0;
  const { tables, foods, staging, tally } = target;
  const type = 'branded_food';
  const place = dataTypeNames.indexOf(type);
  const columns = {
    fdc: ['fdc_id'],
    owner: ['brand_owner'],
    brand: ['brand_name'],
    barcode: ['gtin_upc'],
    size: ['serving_size'],
    unit: ['serving_size_unit'],
    household: ['household_serving_fulltext'],
    group: ['branded_food_category'],
    modified: ['modified_date'],
  };
  const optional = ['brand', 'household', 'modified'] as const;
  await tables.read(dataTypes[type].table, columns, optional, (at) => (cells) => {
    const fdc = idOf(cells, at.fdc, tally);
    if (fdc === null) return;
    const unit = cells.text(at.unit);
    if (isVolume(unit)) {
      leftOut += 1;
      // Its amounts are per 100 ml, which is not 100 g, and nothing says how heavy it is.
      tally.skipOne('foods with amounts per 100 ml, not per 100 g', () => `${fdc} (${unit})`);
      return;
    }
    const version = codeNumber(cells.text(at.barcode));
    const changed = dayNumber(cells.text(at.modified));
    if (!foods.add(fdc, { type: place, version, changed })) {
      twice(fdc, tally);
      return;
    }
    const brand = orNull(cells.text(at.brand)) ?? orNull(cells.text(at.owner));
    staging.side({ key: fdc, group: orNull(cells.text(at.group)), brand, ndbNumber: null });
    const grams = cells.number(at.size);
    if (cells.isEmpty(at.size)) return;
    if (!isGrams(unit)) tally.skipOne('portions that are not in grams', () => `${fdc} (${unit})`);
    else if (grams > 0)
      staging.portion(fdc, 0, orNull(cells.text(at.household)) ?? '1 serving', grams);
    else tally.skipOne('portions without a weight', () => `${fdc}`);
  });
  return leftOut;
}

function idOf(cells: Cells, place: number, tally: Tally): number | null {
  const fdc = cells.whole(place);
  if (fdc > 0) return fdc;
  tally.skipOne('foods without a number', () => `${cells.file}, line ${cells.line}`);
  return null;
}
function twice(fdc: number, tally: Tally): void {
  tally.skipOne('foods that are listed twice', () => `${fdc}`);
}

/** Returns how many foods the lists name that are left out. */
export async function readSideTables(target: Target, types: readonly DataType[]): Promise<number> {
  let leftOut = 0;
  for (const type of types) {
    if (type === 'branded_food') leftOut += await readBranded(target);
    else if (type === 'survey_fndds_food') await readSurvey(target);
    else await readAnalysed(target, type);
  }
  return leftOut;
}
