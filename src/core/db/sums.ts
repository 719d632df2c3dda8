/** Check sums of entries: what SQLite's own check cannot see, a changed letter inside a text, is seen here. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Every table with personal entries, the SQL of its key, and how a key finds its row. */
export const summedTables = [
  { kind: 'plan', key: 'id', where: 'id = :key' },
  {
    kind: 'plan_version',
    key: `plan || '/' || number`,
    where: `plan = substr(:key, 1, instr(:key, '/') - 1) AND number = CAST(substr(:key, instr(:key, '/') + 1) AS INTEGER)`,
  },
  { kind: 'profile', key: 'id', where: 'id = :key' },
  { kind: 'product', key: 'id', where: 'id = :key' },
  { kind: 'setting', key: 'key', where: 'key = :key' },
  { kind: 'reading', key: 'id', where: 'id = :key' },
  { kind: 'food_mapping', key: 'id', where: 'id = :key' },
] as const;

/** 128 bits of SHA-256 over the names and values of a row: enough for chance, which is what damages files. */
export function sumOf(kind: string, row: object): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, row]))
    .digest('hex')
    .slice(0, 32);
}

export function hasSums(connection: Database): boolean {
  return (
    connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'row_sum'`).get() !== undefined
  );
}

/** Sums up what was added or changed since the last call. Part of the transaction that changed it. */
export function createSettle(connection: Database): () => void {
  const changed = connection.prepare<[], { kind: string; key: string }>(
    'SELECT kind, key FROM changed',
  );
  const put = connection.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO row_sum (kind, key, sum) VALUES (?, ?, ?)',
  );
  const clear = connection.prepare('DELETE FROM changed');
  const rows = new Map(
    summedTables.map(({ kind, where }) => [
      kind as string,
      connection.prepare<[{ key: string }], object>(`SELECT * FROM ${kind} WHERE ${where}`),
    ]),
  );
  return () => {
    const pending = changed.all();
    if (pending.length === 0) return;
    for (const { kind, key } of pending) {
      const row = rows.get(kind)?.get({ key });
      if (row !== undefined) put.run(kind, key, sumOf(kind, row));
    }
    clear.run();
  };
}

/** Sums by "kind key"; the rows that wait for theirs are left out of what can be wrong. */
export function storedSums(connection: Database): {
  sums: Map<string, string>;
  waiting: Set<string>;
} {
  const text = ({ kind, key }: { kind: string; key: string }): string => `${kind} ${key}`;
  const sums = connection
    .prepare<[], { kind: string; key: string; sum: string }>('SELECT kind, key, sum FROM row_sum')
    .all();
  const waiting = connection
    .prepare<[], { kind: string; key: string }>('SELECT kind, key FROM changed')
    .all();
  return {
    sums: new Map(sums.map((one) => [text(one), one.sum])),
    waiting: new Set(waiting.map(text)),
  };
}

/** How many entries differ from their sums, lack one, or are gone although a sum is there. */
export function countUnsound(connection: Database): number {
  if (!hasSums(connection)) return 0;
  const { sums, waiting } = storedSums(connection);
  let unsound = 0;
  for (const { kind, key } of summedTables) {
    const rows = connection
      .prepare<[], { summed_key: string; [column: string]: unknown }>(
        `SELECT ${key} AS summed_key, * FROM ${kind}`,
      )
      .iterate();
    for (const { summed_key, ...row } of rows) {
      const name = `${kind} ${summed_key}`;
      const sum = sums.get(name);
      sums.delete(name);
      if (!waiting.has(name) && sum !== sumOf(kind, row)) unsound += 1;
    }
  }
  return unsound + [...sums.keys()].filter((name) => !waiting.has(name)).length;
}
