/** Keeps what did not change: an answer after an edit shares its equal parts with the answer before it. */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shared(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) {
    const parts = after.map((part: unknown, at): unknown => shared(before[at], part));
    const same = parts.length === before.length && parts.every((part, at) => part === before[at]);
    return same ? before : parts;
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = Object.keys(after);
    const parts = keys.map((key) => [key, shared(before[key], after[key])] as const);
    const same =
      keys.length === Object.keys(before).length &&
      parts.every(([key, part]) => key in before && part === before[key]);
    return same ? before : Object.fromEntries(parts);
  }
  return after;
}

/**
 * `after`, in which every part that equals the part of `before` in the same place is that very part, so that the page draws
 * anew only what changed. For plain data, as it comes over the wire.
 */
export function reuse<T>(before: T | null, after: T): T {
  // Same values in the same places, so the same type.
  return shared(before, after) as T;
}
