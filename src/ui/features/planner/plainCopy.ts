/**
 * A copy of a draft with nothing reactive in it. Drafts hold lists, records and plain values alone; a copier that is ready
 * for anything takes a multiple of the time, and one is made on every check.
 */
export function plainCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy: unknown = Array.isArray(value)
    ? value.map(plainCopy)
    : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plainCopy(part)]));
  // Made of the same parts, so of the same type.
  return copy as T;
}
