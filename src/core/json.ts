/** Lists and objects that the reference stores as JSON text. The content build wrote them, so their shape is known. */

/** Parses a JSON array; the caller names the type of its elements. */
export function jsonList<T>(text: string): T[] {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) throw new Error('expected a JSON list in the reference');
  return value as T[];
}

/** Parses a JSON object; the caller names its type. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as in db/statements.ts
export function jsonObject<T extends object>(text: string): T {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('expected a JSON object in the reference');
  return value as T;
}

/** Groups rows by a key, keeping their order. */
export function groupBy<K, T>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
