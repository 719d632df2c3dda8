/** What exists, for inputs that get past the first check: ids of the reference, whole plans, chosen files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReference } from '../../../src/core/db/reference.ts';
import { encrypt } from '../../../src/core/ownData/passphrase.ts';
import { csvOf, foundation } from '../../../src/core/pack/import/testing/fdcDownload.ts';
import { buildZip } from '../../../src/core/testing/zip.ts';
import type { Making } from './schemaValues.ts';
import { citations, foodTables, plans, planTexts, questions, retractionList } from './seeds.ts';

export const PASSPHRASE = 'a pass phrase of some words';

const tables = {
  SubstanceId: ['substance', 'substance'],
  FormId: ['form', 'form'],
  ClaimId: ['claim', 'claim'],
  ConditionId: ['condition', 'condition'],
  InteractionId: ['interaction', 'interaction'],
  CautionId: ['caution', 'caution'],
  MedicationId: ['medication', 'medication'],
  MedicationClassId: ['medication_class', 'medication-class'],
  FoodId: ['food', 'food'],
  SourceId: ['source', 'source'],
} as const;

/** Ids of the reference by the brand of their schema; `EntityRef` has some of each kind. */
export function idsOf(referenceDb: string): Map<string, string[]> {
  const db = openReference(referenceDb);
  const ids = new Map<string, string[]>([
    ['JobId', ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']],
    ['PackId', ['fdc-foundation', 'table-table', 'retractions-2024-02-14', 'nope']],
    ['EntityRef', []],
  ]);
  for (const [brand, [table, kind]] of Object.entries(tables)) {
    const found = db.pluck<string>(`SELECT id FROM "${table}" ORDER BY id`);
    ids.set(brand, found);
    ids
      .get('EntityRef')
      ?.push(...found.filter((_, at) => at % 5 === 0).map((id) => `${kind}/${id}`));
  }
  const groups = db.pluck<string>('SELECT DISTINCT food_group FROM food ORDER BY food_group');
  ids.set('', [...groups, ...questions, ...planTexts, PASSPHRASE]);
  db.close();
  return ids;
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown, name: string): unknown[] => {
  const list = isFields(value) ? value[name] : null;
  return Array.isArray(list) ? list : [];
};

/** Parts of the examples, whole. */
export function wholeValues(): Making['whole'][number][] {
  const items = plans.flatMap((plan) => listOf(plan, 'items'));
  const parts: unknown[] = [
    ...plans,
    ...plans.map((plan) => (isFields(plan) ? plan['profile'] : null)),
    ...items,
    ...items.flatMap((item) => listOf(item, 'ingredients')),
    ...plans.flatMap((plan) => listOf(plan, 'foods')),
    {
      type: 'article-journal',
      title: 'Magnesium in MS',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: [2020, 11],
      DOI: '10.1000/182',
    },
    {
      title: 'Table',
      licence: 'own',
      edition: '1',
      delimiter: ',',
      encoding: 'utf-8',
      decimal: '.',
      code: 'code',
      name: 'name',
      group: 'group',
      synonyms: null,
      noValue: ['-'],
      trace: ['tr'],
      amounts: [{ column: 'Magnesium (mg/100 g)', nutrient: 'magnesium_mg', unit: 'mg' }],
    },
  ];
  return parts
    .filter(isFields)
    .map((value) => ({ fields: Object.keys(value), value }))
    .filter(({ fields }) => fields.length > 1);
}

/** One file of every kind that can be chosen, and some of none. Returns their paths. */
export async function writeFiles(folder: string, dataText: string): Promise<string[]> {
  mkdirSync(join(folder, 'folder'), { recursive: true });
  const download = Object.entries(foundation());
  const contents: Record<string, string | Uint8Array> = {
    'foundation.zip': buildZip(
      download.map(([name, rows]) => ({ name: `d/${name}`, content: csvOf(rows) })),
    ),
    'table.csv': foodTables[0],
    'french.csv': Buffer.from(foodTables[1], 'latin1'),
    'retractions.csv': retractionList,
    'pubmed.nbib': citations.nbib[0],
    'zotero.ris': citations.ris[0],
    'own.bib': citations.bibtex[0],
    'items.json': citations['csl-json'][0],
    'data.json': dataText,
    'data.age': await encrypt(Buffer.from(dataText), PASSPHRASE),
    'plan.json': JSON.stringify(plans[0]),
    'empty.csv': '',
    'noise.bin': Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)),
  };
  for (const [name, content] of Object.entries(contents)) {
    writeFileSync(join(folder, name), content);
  }
  return [...Object.keys(contents), 'folder', 'missing.csv'].map((name) => join(folder, name));
}
