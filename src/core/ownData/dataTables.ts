/** What the person keeps, as tables that spreadsheets open. */
import { zipOf } from '../../contract/zip.ts';
import { csvText } from '../csv.ts';
import { field, parsed } from './bodies.ts';
import type { DocumentRow } from '../db/rows.ts';
import type { Content } from './repository.ts';

type Table = [name: string, head: readonly string[], rows: readonly (readonly unknown[])[]];

/** A cell: text and numbers as they are, lists joined, nothing for what is unknown, the rest as JSON. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.join('; ');
  return JSON.stringify(value);
}

const recordsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? (value.filter((one) => typeof one === 'object' && one !== null) as Record<string, unknown>[])
    : [];

const columns = {
  profile: [
    'name',
    'age',
    'sex',
    'state',
    'authority',
    'conditions',
    'diet',
    'exclusions',
    'notes',
  ],
  item: ['product', 'servings', 'times', 'days', 'asNeeded', 'since', 'reason', 'advisedBy'],
  ingredient: ['substance', 'name', 'form', 'amount', 'unit', 'basis'],
  medication: ['medication', 'name', 'times', 'note'],
  food: ['food', 'name', 'grams'],
  item_of_reading: [
    'type',
    'title',
    'container-title',
    'issued',
    'volume',
    'issue',
    'page',
    'DOI',
    'PMID',
    'URL',
  ],
} as const;

const pick = (record: unknown, names: readonly string[]): unknown[] => {
  const values = new Map(
    typeof record === 'object' && record !== null ? Object.entries(record) : [],
  );
  return names.map((name) => values.get(name) as unknown);
};

function tablesOf(content: Content): Table[] {
  const plans = content.plans.map((row) => ({ row, body: row.body }));
  const items = plans.flatMap(({ row, body }) =>
    recordsIn(field(body, 'items')).map((item, at) => ({ plan: row.id, at: at + 1, item })),
  );
  const profiles = [
    ...plans.map(({ row, body }) => ({ of: `plan/${row.id}`, profile: field(body, 'profile') })),
    ...content.people.map((row) => ({ of: `person/${row.id}`, profile: parsed(row.body) })),
  ];
  const dates = ['revision', 'created', 'updated'];
  const datesOf = (row: DocumentRow) => [row.revision, row.created_at, row.updated_at];
  return [
    [
      'plans',
      ['id', 'title', 'items', ...dates],
      plans.map(({ row }) => [row.id, row.title, row.items, ...datesOf(row)]),
    ],
    [
      'plan-items',
      ['plan', 'item', ...columns.item],
      items.map(({ plan, at, item }) => [plan, at, ...pick(item, columns.item)]),
    ],
    [
      'plan-ingredients',
      ['plan', 'item', ...columns.ingredient],
      items.flatMap(({ plan, at, item }) =>
        recordsIn(item['ingredients']).map((one) => [plan, at, ...pick(one, columns.ingredient)]),
      ),
    ],
    [
      'plan-foods',
      ['plan', ...columns.food],
      plans.flatMap(({ row, body }) =>
        recordsIn(field(body, 'foods')).map((one) => [row.id, ...pick(one, columns.food)]),
      ),
    ],
    [
      'plan-versions',
      ['plan', 'number', 'title', 'reason', 'note', 'edition', 'created', 'content'],
      content.versions.map((one) => [
        one.plan,
        one.number,
        one.title,
        one.reason,
        one.note,
        one.edition,
        one.created_at,
        parsed(one.body),
      ]),
    ],
    [
      'people',
      ['id', 'title', ...dates],
      content.people.map((row) => [row.id, row.title, ...datesOf(row)]),
    ],
    [
      'profiles',
      ['of', ...columns.profile],
      profiles.map(({ of, profile }) => [of, ...pick(profile, columns.profile)]),
    ],
    [
      'medications',
      ['of', ...columns.medication],
      profiles.flatMap(({ of, profile }) =>
        recordsIn(pick(profile, ['medications'])[0]).map((one) => [
          of,
          ...pick(one, columns.medication),
        ]),
      ),
    ],
    [
      'products',
      ['id', 'title', 'note', ...dates],
      content.products.map((row) => [row.id, row.title, field(row.body, 'note'), ...datesOf(row)]),
    ],
    [
      'product-ingredients',
      ['product', ...columns.ingredient],
      content.products.flatMap((row) =>
        recordsIn(field(row.body, 'ingredients')).map((one) => [
          row.id,
          ...pick(one, columns.ingredient),
        ]),
      ),
    ],
    [
      'readings',
      ['id', ...columns.item_of_reading, 'notes', 'tags', 'about', ...dates],
      content.readings.map((row) => [
        row.id,
        ...pick(field(row.body, 'item'), columns.item_of_reading),
        ...pick(parsed(row.body), ['notes', 'tags', 'about']),
        ...datesOf(row),
      ]),
    ],
    [
      'food-mappings',
      ['id', 'title', 'updated', 'mapping'],
      content.mappings.map((row) => [row.id, row.title, row.updated_at, parsed(row.body)]),
    ],
    [
      'settings',
      ['setting', 'value'],
      content.settings.map(({ key, value }) => [key, parsed(value)]),
    ],
  ];
}

/** One CSV file for each kind of row, in a ZIP archive. For reading elsewhere: it is not taken in again. */
export function dataTables(content: Content): Uint8Array {
  return zipOf(
    tablesOf(content).map(([name, head, rows]) => ({
      name: `${name}.csv`,
      bytes: new TextEncoder().encode(csvText([head, ...rows.map((row) => row.map(cellText))])),
    })),
  );
}
