/** The problem of one day for a choice of rules: doses that can move, their candidates, and pairs that must stand together. */
import { add, type Bits } from './bits.ts';
import { UNTIMED, type Asked, type Prepared, type Table } from './prepare.ts';
import type { Product } from './things.ts';

export interface Variable {
  /** Candidate at which it was entered; -1: no time was entered. */
  entered: number;
  /** Number of doses that stand for one another here. */
  weight: number;
  domain: Bits;
}

export interface Link extends Table {
  a: number;
  b: number;
}

export interface Model {
  /** Positions of the candidates in the lived day, rising. */
  at: readonly number[];
  words: number;
  variables: Variable[];
  links: Link[];
  /** Moments that are there whatever is laid out. */
  open: Bits;
  /** For each variable the doses that it places. */
  places: { product: number; dose: number }[][];
  /** A rule hangs on fixed things alone, and they do not keep it. */
  broken: boolean;
}

interface Moving {
  product: Product;
  domains: Bits[];
  entered: readonly number[];
}

/**
 * @param rules places of the rules that shall hold
 * @param all lay out products that no rule concerns, too; otherwise they stay
 */
export function buildModel(prepared: Prepared, rules: readonly number[], all: boolean): Model {
  const { things, at, words } = prepared;
  const asked = rules.flatMap((index) => prepared.asked[index] ?? []);
  const pairs = strictest(asked);
  const limits = new Map<number, Bits[]>();
  for (const { alone } of asked) {
    for (const [item, set] of alone) limits.set(item, [...(limits.get(item) ?? []), set]);
  }
  const linked = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  const open = prepared.open.slice();
  const moving: Moving[] = [];
  for (const product of things.products) {
    const entered = prepared.entered[product.item] ?? [];
    if (product.fixed || entered.length === 0) continue;
    const own = limits.get(product.item) ?? [];
    if (!all && own.length === 0 && !linked.has(product.item) && !entered.includes(UNTIMED)) {
      for (const candidate of entered) add(open, candidate);
      continue;
    }
    const domains = (prepared.own[product.item] ?? []).map((set) => {
      const domain = set.slice();
      for (const limit of own) {
        for (let k = 0; k < words; k += 1) domain[k] = (domain[k] ?? 0) & (limit[k] ?? 0);
      }
      return domain;
    });
    moving.push({ product, domains, entered });
  }

  const model: Model = {
    at,
    words,
    variables: [],
    links: [],
    open,
    places: [],
    broken: asked.some((one) => one.broken),
  };
  const firstOf = new Map<number, number>();
  for (const twins of merge(moving, pairs)) {
    const [lead] = twins;
    if (lead === undefined) continue;
    const first = model.variables.length;
    for (const one of twins) firstOf.set(one.product.item, first);
    lead.domains.forEach((domain, dose) => {
      const entered = lead.entered[dose] ?? UNTIMED;
      model.variables.push({ entered, weight: twins.length, domain });
      model.places.push(twins.map((one) => ({ product: one.product.item, dose })));
      for (let later = dose + 1; later < lead.domains.length; later += 1) {
        const least = prepared.spread[lead.product.item]?.[dose]?.[later] ?? 1;
        model.links.push({ a: first + dose, b: first + later, ...prepared.inOrder(least) });
      }
    });
  }
  const done = new Set<string>();
  for (const { a, b, minutes, on } of pairs) {
    const [from, to] = [firstOf.get(a), firstOf.get(b)];
    if (from === undefined || to === undefined || done.has(`${from} ${to}`)) continue;
    done.add(`${from} ${to}`).add(`${to} ${from}`);
    const table = prepared.apart(minutes, on);
    const dosesOf = (item: number): number => prepared.entered[item]?.length ?? 0;
    for (let i = 0; i < dosesOf(a); i += 1) {
      for (let j = 0; j < dosesOf(b); j += 1) {
        model.links.push({ a: from + i, b: to + j, ...table });
      }
    }
  }
  return model;
}

type Pair = NonNullable<Asked['pair']>;

/** Of several gaps between the same two products the longest; they share their days. */
function strictest(asked: readonly Asked[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { pair } of asked) {
    if (pair === null) continue;
    const key = `${pair.a} ${pair.b}`;
    const known = pairs.get(key);
    if (known === undefined || known.minutes < pair.minutes) pairs.set(key, pair);
  }
  return [...pairs.values()];
}

/**
 * Products with the same times, the same limits and the same neighbours are laid out as one. Nothing is lost: where two
 * such products stood apart, the one with the better place could take the other along.
 */
function merge(moving: readonly Moving[], pairs: readonly Pair[]): Moving[][] {
  const neighbours = new Map<number, string[]>();
  const note = (of: number, text: string): void => {
    const known = neighbours.get(of);
    if (known === undefined) neighbours.set(of, [text]);
    else known.push(text);
  };
  for (const { a, b, minutes, on } of pairs) {
    note(a, `${b}:${minutes} ${on.same} ${on.next} ${on.previous}`);
    note(b, `${a}:${minutes} ${on.same} ${on.previous} ${on.next}`);
  }
  const groups = new Map<string, Moving[]>();
  for (const one of moving) {
    const key = [
      one.entered.join(' '),
      ...one.domains.map((domain) => domain.join(' ')),
      ...(neighbours.get(one.product.item) ?? []).sort(),
    ].join('|');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

/** Candidate of every dose of every product: where the search put it, else as entered (-1 where there is no time). */
export function placesOf(prepared: Prepared, model: Model, chosen: readonly number[]): number[][] {
  const places = prepared.entered.map((doses) => [...doses]);
  model.places.forEach((twins, index) => {
    for (const { product, dose } of twins) {
      const doses = places[product];
      if (doses !== undefined) doses[dose] = chosen[index] ?? UNTIMED;
    }
  });
  return places;
}
