/** State that both searches share: which candidates are left to each dose, and what one choice leaves to the others. */
import { count, drop, has, type Bits } from './bits.ts';
import type { Link, Model, Variable } from './model.ts';

/** Steps that are left to the searches of one day. */
export interface Work {
  left: number;
}

/** The steps were used up before an answer was there. */
export const UNFINISHED = 'unfinished';

export interface Neighbour {
  to: number;
  /** One row of candidates of `to` for each candidate here. */
  rows: Bits;
}

/** A step is as much work as so many doses that are gone through once, */
const DOSES = 40;
/** or as so many looks at one dose beside another. */
const LOOKS = 160;

/** So many rows that are joined are as much work as one look. */
const UNIONS = 8;

/** What is needed to look for any layout. */
export interface PlainSpace {
  size: number;
  words: number;
  /** Number of candidates. */
  width: number;
  neighbours: readonly (readonly Neighbour[])[];
  /** All domains in one row. */
  start: Bits;
  /** How often a dose was looked at beside another since work was last taken for it. */
  looks: number;
}

/** Takes the work of one branch, and of what was looked at since the last. */
export function take(work: Work, space: PlainSpace): void {
  work.left -= space.size / DOSES + space.looks / LOOKS;
  space.looks = 0;
}

export interface Space extends PlainSpace {
  model: Model;
  /** 1 where two doses cannot both stay where they were entered; one row per dose. */
  clash: Uint8Array;
  /** For each dose the others that it clashes with. */
  clashing: readonly (readonly number[])[];
}

export function plainSpace(
  variables: readonly Variable[],
  links: readonly Link[],
  at: readonly number[],
  words: number,
): PlainSpace {
  const neighbours: Neighbour[][] = variables.map(() => []);
  for (const { a, b, forth, back } of links) {
    neighbours[a]?.push({ to: b, rows: forth });
    neighbours[b]?.push({ to: a, rows: back });
  }
  const start = new Uint32Array(variables.length * words);
  variables.forEach((variable, index) => {
    start.set(variable.domain, index * words);
  });
  const size = variables.length;
  return { size, words, width: at.length, neighbours, start, looks: 0 };
}

/** For a model that some layout keeps; `plain` holds its domains. */
export function spaceOf(model: Model, plain: PlainSpace): Space {
  const { variables, words } = model;
  const { size, start } = plain;
  const clash = new Uint8Array(size * size);
  const clashing: number[][] = variables.map(() => []);
  const space: Space = { ...plain, model, clash, clashing };
  agree(space, start);
  // Two doses clash also where what stays with the one leaves the other's time to nobody.
  for (let i = 0; i < size; i += 1) {
    const entered = variables[i]?.entered ?? -1;
    if (!mayStay(space, start, i)) continue;
    const stays = start.slice();
    const possible = choose(space, stays, i, entered) && agree(space, stays, start);
    if (!possible) {
      drop(start, entered, i * words);
      continue;
    }
    for (let other = 0; other < size; other += 1) {
      if (!mayStay(space, start, other) || mayStay(space, stays, other)) continue;
      clash[i * size + other] = 1;
      clash[other * size + i] = 1;
    }
  }
  for (let i = 0; i < size; i += 1) {
    for (let other = 0; other < size; other += 1) {
      if (clash[i * size + other] === 1) clashing[i]?.push(other);
    }
  }
  return space;
}

/** Leaves dose `i` only candidate `c`, and its neighbours what stands with it. False where one is left with nothing. */
export function choose(space: PlainSpace, domains: Bits, i: number, c: number): boolean {
  const { words } = space;
  const own = i * words;
  const word = own + (c >>> 5);
  const kept = ((domains[word] ?? 0) & (1 << (c & 31))) >>> 0;
  if (kept === 0) return false;
  domains.fill(0, own, own + words);
  domains[word] = kept;
  for (const { to, rows } of space.neighbours[i] ?? []) {
    let left = 0;
    const [other, row] = [to * words, c * words];
    for (let k = 0; k < words; k += 1) {
      const rest = (domains[other + k] ?? 0) & (rows[row + k] ?? 0);
      domains[other + k] = rest;
      left |= rest;
    }
    if (left === 0) return false;
  }
  return true;
}

export const sizeOf = (space: PlainSpace, domains: Bits, i: number): number =>
  count(domains, i * space.words, space.words);

/** Whether dose `i` may still stay where it was entered. */
export function mayStay(space: Space, domains: Bits, i: number): boolean {
  const entered = space.model.variables[i]?.entered ?? -1;
  return entered >= 0 && has(domains, entered, i * space.words);
}

const isTimed = (space: Space, i: number): boolean =>
  (space.model.variables[i]?.entered ?? -1) >= 0;

/**
 * At least so many entered times change: those that can no longer stay, and of each group in which every two clash all but
 * one.
 */
export function leastChanged(space: Space, domains: Bits): number {
  const { size, clash } = space;
  const groups: { members: number[]; most: number }[] = [];
  let changed = 0;
  for (let i = 0; i < size; i += 1) {
    const weight = space.model.variables[i]?.weight ?? 0;
    if (!mayStay(space, domains, i)) {
      if (isTimed(space, i)) changed += weight;
      continue;
    }
    const group = groups.find((one) => one.members.every((other) => clash[i * size + other] === 1));
    if (group === undefined) {
      groups.push({ members: [i], most: weight });
      continue;
    }
    changed += Math.min(weight, group.most);
    group.most = Math.max(weight, group.most);
    group.members.push(i);
  }
  return changed;
}

/** Doses that cannot change within the limit stay. False where the limit cannot be kept. */
export function keepWithin(space: Space, domains: Bits, limit: number): boolean {
  for (;;) {
    const room = limit - leastChanged(space, domains);
    if (room < 0) return false;
    let narrowed = false;
    for (let i = 0; i < space.size; i += 1) {
      const variable = space.model.variables[i];
      if (variable === undefined || variable.weight <= room) continue;
      if (!mayStay(space, domains, i) || sizeOf(space, domains, i) === 1) continue;
      // A dose in a clash may be one of those that the bound has counted already.
      if (space.clashing[i]?.some((other) => mayStay(space, domains, other))) continue;
      if (!choose(space, domains, i, variable.entered)) return false;
      narrowed = true;
    }
    if (!narrowed) return true;
  }
}

/** Takes candidate `c` from dose `i`. False where nothing is left to it, or what is left does not stand with the others. */
export function forbid(space: PlainSpace, domains: Bits, i: number, c: number): boolean {
  drop(domains, c, i * space.words);
  return sizeOf(space, domains, i) > 0;
}

/**
 * The dose that may stay or change and clashes with most others that may: which of them stay is decided first, because
 * what stays leaves the others little choice. -1: decided for all.
 */
export function undecided(space: Space, domains: Bits): number {
  let [found, most] = [-1, -1];
  for (let i = 0; i < space.size; i += 1) {
    if (!mayStay(space, domains, i) || sizeOf(space, domains, i) === 1) continue;
    let clashes = 0;
    for (const other of space.clashing[i] ?? []) {
      if (mayStay(space, domains, other)) clashes += 1;
    }
    if (clashes > most) [found, most] = [i, clashes];
  }
  return found;
}

/**
 * Removes candidates that stand with no candidate of a linked dose. False where a dose is left with nothing.
 * @param before domains that agreed already, so that only what has changed since is looked at
 */
export function agree(space: PlainSpace, domains: Bits, before: Bits | null = null): boolean {
  const { words, size } = space;
  const queue: number[] = [];
  const queued = new Uint8Array(size);
  const met = new Uint32Array(words);
  for (let i = 0; i < size; i += 1) {
    let same = before !== null;
    for (let k = i * words; same && k < (i + 1) * words; k += 1) same = domains[k] === before?.[k];
    if (same) continue;
    queue.push(i);
    queued[i] = 1;
  }
  for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
    queued[i] = 0;
    let unions = 0;
    // A neighbour keeps what stands with any candidate of `i`; two or three of them mostly leave it everything.
    for (const { to, rows } of space.neighbours[i] ?? []) {
      met.fill(0);
      let missing = true;
      for (let k = 0; k < words && missing; k += 1) {
        let word = domains[i * words + k] ?? 0;
        while (word !== 0 && missing) {
          const row = (k * 32 + 31 - Math.clz32(word & -word)) * words;
          word &= word - 1;
          missing = false;
          unions += 1;
          for (let m = 0; m < words; m += 1) {
            const union = (met[m] ?? 0) | (rows[row + m] ?? 0);
            met[m] = union;
            if (((domains[to * words + m] ?? 0) & ~union) !== 0) missing = true;
          }
        }
      }
      const changed = missing;
      if (changed) {
        for (let m = 0; m < words; m += 1) {
          domains[to * words + m] = (domains[to * words + m] ?? 0) & (met[m] ?? 0);
        }
      }
      if (!changed) continue;
      if (sizeOf(space, domains, to) === 0) {
        space.looks += unions / UNIONS;
        return false;
      }
      if (queued[to] === 0) {
        queued[to] = 1;
        queue.push(to);
      }
    }
    space.looks += (space.neighbours[i]?.length ?? 0) / 2 + unions / UNIONS;
  }
  return true;
}
