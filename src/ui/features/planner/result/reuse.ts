/** Keeps what did not change: an answer after an edit shares its equal parts with the answer before it. */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NAMING = ['id', 'substance', 'condition', 'claim', 'path'] as const;

/** What tells a part of a list from the others, whatever its place: an id, a substance and condition, an address in the plan. */
const idOf = (part: unknown): string | null => {
  if (!isRecord(part)) return null;
  let names = '';
  for (const field of NAMING) {
    const name = part[field];
    if (typeof name === 'string') names += `${field} ${name} `;
  }
  return names === '' ? null : names;
};

/** The part of the list before that a part of the new one takes the place of: by its id, else by its place. */
function partners(before: readonly unknown[]): (part: unknown, at: number) => unknown {
  let byId: Map<string | null, unknown> | null = null;
  return (part, at) => {
    const id = idOf(part);
    // Most lists keep their order: only one that does not is looked through.
    if (id === null || idOf(before[at]) === id) return before[at];
    byId ??= new Map(before.map((other) => [idOf(other), other]));
    return byId.get(id);
  };
}

function shared(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) {
    const partner = partners(before);
    const parts = after.map((part: unknown, at): unknown => shared(partner(part, at), part));
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
 * `after`, in which every part that equals its partner in `before` (of the same id, else in the same place) is that very part, so that the page draws
 * anew only what changed. For plain data, as it comes over the wire.
 */
export function reuse<T>(before: T | null, after: T): T {
  // Same values in the same places, so the same type.
  return shared(before, after) as T;
}
