/** SQL over everything that the person keeps, for backups, export and import. */
import type { DocumentRow, PlanRowWithBody, SettingRow, VersionRowWithBody } from '../db/rows.ts';
import type { Reader, RowReader, Writer } from '../db/statements.ts';

export interface ReadingRow extends DocumentRow {
  doi: string | null;
  pmid: string | null;
}
export interface MappingRow {
  id: string;
  title: string;
  body: string;
  updated_at: string;
}

/** Everything, by kind; each list in the order of its ids. */
export interface Content {
  plans: PlanRowWithBody[];
  versions: VersionRowWithBody[];
  people: DocumentRow[];
  products: DocumentRow[];
  readings: ReadingRow[];
  mappings: MappingRow[];
  settings: SettingRow[];
}
export type Kind = keyof Content;

/** The table of each kind, and the columns that order and identify its rows. */
export const tables = {
  plans: { name: 'plan', key: 'id' },
  versions: { name: 'plan_version', key: 'plan, number' },
  people: { name: 'profile', key: 'id' },
  products: { name: 'product', key: 'id' },
  readings: { name: 'reading', key: 'id' },
  mappings: { name: 'food_mapping', key: 'id' },
  settings: { name: 'setting', key: 'key' },
} as const satisfies Record<Kind, { name: string; key: string }>;

const isKind = (name: string): name is Kind => Object.hasOwn(tables, name);
export const kinds: readonly Kind[] = Object.keys(tables).filter(isKind);

export const noContent = (): Content => ({
  plans: [],
  versions: [],
  people: [],
  products: [],
  readings: [],
  mappings: [],
  settings: [],
});

/** Kinds that the file has a table for: an early schema has fewer. */
export function kindsIn(reader: Reader): Kind[] {
  const names = new Set(
    reader.pluck<string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`),
  );
  return kinds.filter((kind) => names.has(tables[kind].name));
}

export function readContent(reader: Reader): Content {
  const there = new Set(kindsIn(reader));
  const rows = <Row>(kind: Kind): Row[] => {
    const { name, key } = tables[kind];
    return there.has(kind) ? reader.all<Row>(`SELECT * FROM ${name} ORDER BY ${key}`) : [];
  };
  return {
    plans: rows<PlanRowWithBody>('plans'),
    versions: rows<VersionRowWithBody>('versions'),
    people: rows<DocumentRow>('people'),
    products: rows<DocumentRow>('products'),
    readings: rows<ReadingRow>('readings'),
    mappings: rows<MappingRow>('mappings'),
    settings: rows<SettingRow>('settings'),
  };
}

/** How many entries of each kind; kinds without a table are left out. */
export function countContent(reader: Reader): Record<string, number> {
  return Object.fromEntries(
    kindsIn(reader).map((kind) => [
      kind,
      reader.pluck<number>(`SELECT count(*) FROM ${tables[kind].name}`)[0] ?? 0,
    ]),
  );
}

export interface PlanState {
  id: string;
  title: string;
  body: string;
  updated_at: string;
}
export function planStates(reader: Reader): PlanState[] {
  return reader.all<PlanState>('SELECT id, title, body, updated_at FROM plan ORDER BY title, id');
}

const inserts: Record<Kind, string> = {
  plans: `INSERT INTO plan (id, title, revision, items, body, created_at, updated_at)
    VALUES (:id, :title, :revision, :items, :body, :created_at, :updated_at)`,
  versions: `INSERT INTO plan_version (plan, number, title, reason, note, edition, body, created_at)
    VALUES (:plan, :number, :title, :reason, :note, :edition, :body, :created_at)`,
  people: `INSERT INTO profile (id, title, revision, body, created_at, updated_at)
    VALUES (:id, :title, :revision, :body, :created_at, :updated_at)`,
  products: `INSERT INTO product (id, title, revision, body, created_at, updated_at)
    VALUES (:id, :title, :revision, :body, :created_at, :updated_at)`,
  readings: `INSERT INTO reading (id, title, revision, doi, pmid, body, created_at, updated_at)
    VALUES (:id, :title, :revision, :doi, :pmid, :body, :created_at, :updated_at)`,
  mappings: `INSERT INTO food_mapping (id, title, body, updated_at)
    VALUES (:id, :title, :body, :updated_at)`,
  settings: 'INSERT INTO setting (key, value) VALUES (:key, :value)',
};

/** Adds rows; ids that are there already are a fault of the caller. */
export function insertContent(writer: Writer, content: Content): void {
  for (const kind of kinds) {
    for (const row of content[kind]) writer.run(inserts[kind], { ...row });
  }
}

/** Versions go with their plans. */
export function removeAll(writer: Writer): void {
  for (const kind of kinds) writer.run(`DELETE FROM ${tables[kind].name}`);
}

interface RowOfTable {
  table: string;
  key: string;
  row: object;
}

const keySql: Partial<Record<Kind, string>> = {
  versions: `plan || '/' || number`,
  settings: 'key',
};

/** Rows of a table from both of its ends: a broken page in the middle hides only what lies on it. */
export function rowsOf(reader: RowReader, kind: Kind): RowOfTable[] {
  const { name, key } = tables[kind];
  const found = new Map<string, RowOfTable>();
  for (const order of ['', `ORDER BY ${key}`, `ORDER BY ${key.replaceAll(',', ' DESC,')} DESC`]) {
    const sql = `SELECT ${keySql[kind] ?? 'id'} AS summed_key, * FROM ${name} ${order}`;
    try {
      for (const { summed_key, ...row } of reader.each<{ summed_key: string }>(sql)) {
        found.set(summed_key, { table: name, key: summed_key, row });
      }
    } catch {
      // What came before the broken place has been kept.
    }
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Check sums by "table key"; empty where there are none, or they cannot be read. */
export function sumsIn(reader: Reader): Map<string, string> {
  try {
    const sums = reader.all<{ kind: string; key: string; sum: string }>('SELECT * FROM row_sum');
    return new Map(sums.map(({ kind, key, sum }) => [`${kind} ${key}`, sum]));
  } catch {
    return new Map();
  }
}
