/**
 * Which sets of rules a layout can keep. The tables of every rule are made once; a set of rules is a choice among them.
 * Products that no rule of the set holds apart are looked at one by one, so adding a rule asks only about its neighbours.
 */
import { firstOf, type Bits } from './bits.ts';
import { placed } from './fewestChanges.ts';
import type { Link, Variable } from './model.ts';
import { turned, UNTIMED, type Prepared } from './prepare.ts';
import { plainSpace, UNFINISHED, type Work } from './search.ts';

/** Candidate of each dose of each product. */
export type Places = readonly (readonly number[])[];

/** Another product that a rule holds apart from this one. */
interface Beside {
  rule: number;
  other: number;
  minutes: number;
  on: string;
  /** Candidates of the other, one row for each here. */
  rows: Bits;
  back: Bits;
}

/** One product with what the set of rules leaves to it. */
interface Part {
  item: number;
  domains: Bits[];
  /** Of several rules beside the same product the longest gap. */
  beside: Map<number, Beside>;
}

export interface RuleSets {
  /**
   * Places that keep these rules, for the products that `items` are held beside; the others stay as in `from`.
   * `UNFINISHED`: the work ran out. null: there are none, and `stuck` holds the products that show it.
   */
  layout(
    rules: ReadonlySet<number>,
    work: Work,
    from?: Places,
    items?: readonly number[],
  ): Places | null | typeof UNFINISHED;
  /** Whether these rules leave a place to the doses of a product, whatever the others do. */
  hasPlace(item: number, rules: ReadonlySet<number>): boolean;
  /** The same places but for one product that keeps these rules beside them; null where it cannot. */
  moved(from: Places, item: number, rules: ReadonlySet<number>): Places | null;
  /** Products of the last set that no layout kept. */
  stuck(): readonly number[];
  /** Products that a rule speaks of and that can move. */
  itemsOf(rule: number): readonly number[];
}

export function ruleSets(prepared: Prepared): RuleSets {
  const { things, at, words, asked } = prepared;
  const moving = things.products.filter(
    (one) => !one.fixed && (prepared.entered[one.item] ?? []).length > 0,
  );
  const own = new Map(moving.map(({ item }) => [item, prepared.own[item] ?? []]));
  const limits = new Map<number, { rule: number; set: Bits }[]>();
  const beside = new Map<number, Beside[]>();
  const itemsOf: number[][] = asked.map(() => []);
  const note = <T>(map: Map<number, T[]>, item: number, one: T): void => {
    const known = map.get(item);
    if (known === undefined) map.set(item, [one]);
    else known.push(one);
  };
  asked.forEach(({ alone, pair }, rule) => {
    for (const [item, set] of alone) {
      if (!own.has(item)) continue;
      note(limits, item, { rule, set });
      itemsOf[rule]?.push(item);
    }
    if (pair === null || !own.has(pair.a) || !own.has(pair.b)) return;
    const { a, b, minutes, on } = pair;
    const { forth, back } = prepared.apart(minutes, on);
    const key = (seen: typeof on): string => `${seen.same} ${seen.next} ${seen.previous}`;
    note(beside, a, { rule, other: b, minutes, on: key(on), rows: forth, back });
    note(beside, b, { rule, other: a, minutes, on: key(turned(on)), rows: back, back: forth });
    itemsOf[rule]?.push(a, b);
  });

  const partOf = (item: number, rules: ReadonlySet<number>): Part => {
    const domains = (own.get(item) ?? []).map((set) => set.slice());
    for (const { rule, set } of limits.get(item) ?? []) {
      if (!rules.has(rule)) continue;
      for (const domain of domains) {
        for (let k = 0; k < words; k += 1) domain[k] = (domain[k] ?? 0) & (set[k] ?? 0);
      }
    }
    const near = new Map<number, Beside>();
    for (const one of beside.get(item) ?? []) {
      if (rules.has(one.rule) && (near.get(one.other)?.minutes ?? -1) < one.minutes) {
        near.set(one.other, one);
      }
    }
    return { item, domains, beside: near };
  };

  /** The earliest places of a product that nothing is held beside: each dose as soon as those before it allow. */
  const chain = ({ item, domains }: Part): number[] | null => {
    const places: number[] = [];
    for (const [dose, domain] of domains.entries()) {
      let from = -1;
      places.forEach((place, earlier) => {
        from = Math.max(from, (at[place] ?? 0) + (prepared.spread[item]?.[earlier]?.[dose] ?? 1));
      });
      const place = firstAt(domain, from);
      if (place < 0) return null;
      places.push(place);
    }
    return places;
  };
  const firstAt = (domain: Bits, from: number): number => {
    if (from < 0) return firstOf(domain, 0, words);
    for (let c = 0; c < at.length; c += 1) {
      if ((at[c] ?? 0) >= from && (((domain[c >>> 5] ?? 0) >>> (c & 31)) & 1) === 1) return c;
    }
    return -1;
  };

  const within = (inner: Bits, outer: Bits): boolean =>
    inner.every((word, k) => (word & ~(outer[k] ?? 0)) === 0);

  /** Whether `b` can always stand where `a` stands: it may go there, and all that is held beside it is held beside `a`. */
  const follows = (b: Part, a: Part, left: ReadonlyMap<number, Part>): boolean => {
    if (a.beside.has(b.item) || a.domains.length !== b.domains.length) return false;
    if (!a.domains.every((domain, dose) => within(domain, b.domains[dose] ?? domain))) return false;
    for (const [other, { minutes, on }] of b.beside) {
      if (!left.has(other)) continue;
      const same = a.beside.get(other);
      if (same === undefined || same.minutes < minutes || same.on !== on) return false;
    }
    return a.domains.every((_, i) =>
      a.domains.every(
        (__, j) =>
          j <= i ||
          (prepared.spread[a.item]?.[i]?.[j] ?? 1) >= (prepared.spread[b.item]?.[i]?.[j] ?? 1),
      ),
    );
  };

  /** Products that are held beside one another. */
  const together = (
    parts: readonly Part[],
    work: Work,
  ): Map<number, number[]> | null | typeof UNFINISHED => {
    const left = new Map(parts.map((part) => [part.item, part]));
    const behind: [Part, Part][] = [];
    for (const part of parts) {
      const lead = [...left.values()].find((one) => one !== part && follows(part, one, left));
      if (lead === undefined) continue;
      left.delete(part.item);
      behind.push([part, lead]);
    }
    const variables: Variable[] = [];
    const first = new Map<number, number>();
    const links: Link[] = [];
    for (const { item, domains } of left.values()) {
      first.set(item, variables.length);
      domains.forEach((domain) => variables.push({ entered: UNTIMED, weight: 1, domain }));
    }
    for (const { item, domains, beside: near } of left.values()) {
      const start = first.get(item) ?? 0;
      domains.forEach((_, i) => {
        for (let j = i + 1; j < domains.length; j += 1) {
          const table = prepared.inOrder(prepared.spread[item]?.[i]?.[j] ?? 1);
          links.push({ a: start + i, b: start + j, ...table });
        }
        for (const { other, rows, back } of near.values()) {
          const to = first.get(other);
          if (to === undefined || other < item) continue;
          for (let j = 0; j < (left.get(other)?.domains.length ?? 0); j += 1) {
            links.push({ a: start + i, b: to + j, forth: rows, back });
          }
        }
      });
    }
    const found = placed(plainSpace(variables, links, at, words), work);
    if (found === null || found === UNFINISHED) return found;
    const places = new Map<number, number[]>();
    for (const { item, domains } of left.values()) {
      const start = first.get(item) ?? 0;
      places.set(item, found.slice(start, start + domains.length));
    }
    for (const [part, lead] of behind.reverse()) {
      places.set(part.item, places.get(lead.item) ?? []);
    }
    return places;
  };

  let stuck: readonly number[] = [];
  return {
    itemsOf: (rule) => itemsOf[rule] ?? [],
    stuck: () => stuck,
    hasPlace: (item, rules) => chain(partOf(item, rules)) !== null,
    moved(from, item, rules) {
      const part = partOf(item, rules);
      for (const { other, back } of part.beside.values()) {
        for (const place of from[other] ?? []) {
          for (const domain of part.domains) {
            for (let k = 0; k < words; k += 1) {
              domain[k] = (domain[k] ?? 0) & (back[place * words + k] ?? 0);
            }
          }
        }
      }
      const own = chain(part);
      return own === null ? null : from.map((places, index) => (index === item ? own : places));
    },
    layout(rules, work, from = prepared.entered, items = moving.map(({ item }) => item)) {
      const places = [...from];
      const seen = new Set<number>();
      let unfinished = false;
      for (const start of items) {
        if (seen.has(start)) continue;
        const parts: Part[] = [];
        const queue = [start];
        seen.add(start);
        for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
          const part = partOf(item, rules);
          parts.push(part);
          for (const other of part.beside.keys()) {
            if (seen.has(other)) continue;
            seen.add(other);
            queue.push(other);
          }
        }
        // Alone first: that is quick, and where a product has no place by itself, nothing else needs to be asked.
        const alone = parts.map((part) => [part.item, chain(part)] as const);
        const none = alone.find(([, found]) => found === null);
        work.left -= 1;
        if (none !== undefined) {
          stuck = [none[0]];
          return null;
        }
        if (parts.length === 1) {
          for (const [item, found] of alone) places[item] = found ?? [];
          continue;
        }
        const found = together(parts, work);
        if (found === null) {
          stuck = parts.map((part) => part.item);
          return null;
        }
        if (found === UNFINISHED) unfinished = true;
        else for (const [item, own] of found) places[item] = own;
      }
      return unfinished ? UNFINISHED : places;
    },
  };
}
