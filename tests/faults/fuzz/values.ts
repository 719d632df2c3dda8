/** Changes of JSON values: the shape stays close to a valid one, so that what is behind the first check is reached. */
import type { Random } from '../../../tools/bench/random.ts';
import { oddText } from './bytes.ts';

const oddNumbers = [
  0,
  -0,
  -1,
  1,
  0.1,
  1e-7,
  1e15,
  1e16,
  1e308,
  5e-324,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  120,
  121,
  366,
] as const;
/** JSON has no such numbers; a caller inside the process may pass them. */
const noNumbers = [NaN, Infinity, -Infinity] as const;
const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'length', '', '0', 'a.b[0]'];

export function deep(random: Random): unknown {
  let value: unknown = random.pick([null, 1, 'x']);
  for (let depth = 10 ** (1 + random.below(4)); depth > 0; depth -= 1) {
    value = depth % 2 === 0 ? [value] : { a: value };
  }
  return value;
}

/** A key of its own, also where it is `__proto__`, as JSON.parse makes it. */
export function withKey(value: object, key: string, to: unknown): object {
  const copy = { ...value };
  Object.defineProperty(copy, key, {
    value: to,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

export function oddValue(random: Random): unknown {
  switch (random.below(10)) {
    case 0:
      return null;
    case 1:
      return random.pick([true, false]);
    case 2:
    case 3:
      return random.pick(oddNumbers);
    case 4:
      return random.pick(noNumbers);
    case 5:
      return random.below(20) === 0 ? deep(random) : [];
    case 6:
      return random.pick([{}, [[]], [null], { length: 3 }]);
    case 7:
      return withKey({}, random.pick(keys), { polluted: true });
    default:
      return oddText(random);
  }
}

const DEEPEST = 40;

/** Every place of a value, down to a depth: how to get there. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  const here = [[...path]];
  if (path.length > DEEPEST) return here;
  if (Array.isArray(value)) {
    return [...here, ...value.flatMap((one, at) => placesOf(one, [...path, at]))];
  }
  if (typeof value === 'object' && value !== null) {
    return [
      ...here,
      ...Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key])),
    ];
  }
  return here;
}

function changeAt(
  value: unknown,
  path: readonly (string | number)[],
  change: (there: unknown) => unknown,
): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((one: unknown, at) => (at === first ? changeAt(one, rest, change) : one));
  }
  if (typeof value !== 'object' || value === null) return value;
  const there: unknown = Reflect.get(value, first);
  return withKey(value, String(first), changeAt(there, rest, change));
}

function without(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.slice(random.below(2), random.below(value.length + 1));
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const gone = random.below(entries.length + 1);
  return Object.fromEntries(entries.filter((_, at) => at !== gone));
}

function more(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    const times = random.pick([2, 2, 3, 10]);
    return Array.from<unknown[]>({ length: times }).fill(value).flat().slice(0, 300);
  }
  if (typeof value === 'object' && value !== null) {
    return withKey(value, random.pick(keys), oddValue(random));
  }
  if (typeof value === 'string') return value + oddText(random);
  return typeof value === 'number' ? value * random.pick([-1, 10, 1e6, 1e12, 1e-9]) : [value];
}

/** A copy with one to three changes. `value` stays as it is. */
export function mutateValue(value: unknown, random: Random): unknown {
  let changed = value;
  for (let changes = 1 + random.below(3); changes > 0; changes -= 1) {
    const places = placesOf(changed);
    const path = random.pick(places);
    changed = changeAt(changed, path, (there) => {
      switch (random.below(5)) {
        case 0:
          return without(there, random);
        case 1:
          return more(there, random);
        case 2: {
          const other = random.pick(places);
          return other.reduce<unknown>(
            (found, key) =>
              typeof found === 'object' && found !== null ? Reflect.get(found, key) : null,
            changed,
          );
        }
        default:
          return oddValue(random);
      }
    });
  }
  return changed;
}

/** As text, with what JSON does not know left to JSON.stringify; nesting that it cannot write becomes null. */
export function jsonOf(value: unknown): string {
  try {
    return value === undefined ? 'null' : JSON.stringify(value);
  } catch {
    return 'null';
  }
}
