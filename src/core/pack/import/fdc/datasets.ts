/** What the official downloads are called, and which tables tell them apart. */
import { CofactorError } from '../../../../contract/errors.ts';
import type { Archive, ArchiveFile } from '../archive/archive.ts';

export const dataTypes = {
  foundation_food: {
    table: 'foundation_food.csv',
    dataset: 'foundation',
    title: 'Foundation Foods',
  },
  sr_legacy_food: { table: 'sr_legacy_food.csv', dataset: 'sr-legacy', title: 'SR Legacy' },
  survey_fndds_food: {
    table: 'survey_fndds_food.csv',
    dataset: 'survey',
    title: 'Survey Foods (FNDDS)',
  },
  branded_food: { table: 'branded_food.csv', dataset: 'branded', title: 'Branded Foods' },
} as const;
export type DataType = keyof typeof dataTypes;
export const dataTypeNames = Object.keys(dataTypes) as DataType[];

const needed = ['food.csv', 'nutrient.csv', 'food_nutrient.csv'];
const helpful = [
  'food_category.csv',
  'wweia_food_category.csv',
  'measure_unit.csv',
  'food_nutrient_derivation.csv',
  'food_attribute.csv',
  'food_portion.csv',
];

/** A download that was recognised. */
export interface Download {
  /** foundation, sr-legacy, survey, branded or full. */
  readonly dataset: string;
  readonly title: string;
  /** As its folder or file is named: "2024-10-31". */
  readonly release: string | null;
  readonly pack: string;
  /** Final foods that it holds. */
  readonly types: readonly DataType[];
  /** The tables that will be read, by name in lower case. */
  readonly files: ReadonlyMap<string, ArchiveFile>;
  /** Of these tables. */
  readonly bytes: number;
}

const released = /(?<!\d)(\d{4}-\d{2}(?:-\d{2})?)(?!\d)/u;

/** True for an archive that holds the tables of FoodData Central somewhere. */
export const looksLikeFdc = ({ files }: Archive): boolean =>
  needed.every((name) => files.some((file) => file.name.toLowerCase() === name));

/**
 * Recognises a download. All its tables lie in one folder; whatever else is there is not read.
 * @param name of the chosen file or folder
 * @throws CofactorError `invalid-input` where tables are missing or there are two downloads
 */
export function recognise(archive: Archive, name: string): Download {
  const fault = (says: string): CofactorError => new CofactorError('invalid-input', says, 'file');
  const folders = archive.files
    .filter((file) => file.name.toLowerCase() === 'food.csv')
    .map((file) => file.path.slice(0, file.path.length - file.name.length));
  const [folder] = folders;
  if (folder === undefined)
    throw fault('This is no download of FoodData Central: it has no food.csv.');
  if (folders.length > 1)
    throw fault('There are two downloads of FoodData Central in it. Choose one of their folders.');
  const there = new Map(
    archive.files
      .filter((file) => file.path === `${folder}${file.name}`)
      .map((file) => [file.name.toLowerCase(), file]),
  );
  const missing = needed.filter((table) => !there.has(table));
  if (missing.length > 0)
    throw fault(`The download is not complete: ${missing.join(', ')} is missing.`);
  const types = dataTypeNames.filter((type) => there.has(dataTypes[type].table));
  const [only] = types;
  if (only === undefined)
    throw fault('The download holds no list of foods, such as foundation_food.csv.');
  const { dataset, title } =
    types.length === 1 ? dataTypes[only] : { dataset: 'full', title: 'Full Download' };
  const wanted = [...types.map((type) => dataTypes[type].table as string), ...needed, ...helpful];
  const files = new Map([...there].filter(([table]) => wanted.includes(table)));
  return {
    dataset,
    title: `FoodData Central: ${title}`,
    release: (released.exec(folder) ?? released.exec(name))?.[1] ?? null,
    pack: `fdc-${dataset}`,
    types,
    files,
    bytes: [...files.values()].reduce((sum, file) => sum + file.bytes, 0),
  };
}
