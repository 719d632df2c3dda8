/**
 * The smallest set of rules that no layout keeps together, by number. From above: sets of which no rule can be spared.
 * From below: of every layout that keeps as many rules as it can, a conflict holds at least one of the rules left over,
 * so the fewest rules that meet all such leftovers are a bound. Where both meet, the set is the smallest.
 */
import { hittingSets } from './hittingSet.ts';
import { allWithAny, smallestAlone, type Rules } from './noneSmaller.ts';
import { keeps, type Prepared } from './prepare.ts';
import { ruleSets, type Places } from './ruleSets.ts';
import { UNFINISHED, type Work } from './search.ts';
import { strictRules } from './strictRules.ts';

export interface Conflict {
  /** Places of the rules in `prepared.asked`. */
  rules: number[];
  /** false: no rule of it can be spared, but a set of fewer other rules may contradict itself, too. */
  proven: boolean;
}

/** Steps for one conflict; a step takes some thousandths of a millisecond to some hundredths. */
const MOST_WORK = 2500;
/** Steps for one question whether some rules can be kept. */
const EACH = 200;

/** For rules that no layout keeps all of. */
export function smallestConflict(prepared: Prepared): Conflict {
  const broken = prepared.asked.findIndex((one) => one.broken);
  if (broken >= 0) return { rules: [broken], proven: true };
  const sets = ruleSets(prepared);
  const total: Work = { left: MOST_WORK };
  const ask = (
    wanted: ReadonlySet<number>,
    from?: Places,
    items?: readonly number[],
  ): Places | null | typeof UNFINISHED => {
    const work: Work = { left: EACH };
    const found = sets.layout(wanted, work, from, items);
    total.left -= EACH - work.left;
    return found;
  };
  let each = true;
  for (const rule of prepared.asked.keys()) {
    const alone = sets.layout(new Set([rule]), { left: EACH }, undefined, sets.itemsOf(rule));
    if (alone === null) return { rules: [rule], proven: true };
    if (alone === UNFINISHED) each = false;
  }
  const rules = strictRules(prepared);

  /** Rules of these that speak of any of the products. */
  const about = (some: readonly number[], items: readonly number[]): number[] => {
    const wanted = new Set(items);
    return some.filter((rule) => sets.itemsOf(rule).some((item) => wanted.has(item)));
  };
  /** Leaves out each rule without which the others still cannot hold. null: it could not be shown. */
  const spareless = (some: readonly number[]): number[] | null => {
    let left = [...some];
    const open: number[] = [];
    // Many at once: where all of them can be spared, so can each after those before it.
    const spare = (part: readonly number[]): void => {
      const there = part.filter((rule) => left.includes(rule));
      if (there.length === 0) return;
      const fewer = left.filter((rule) => !there.includes(rule));
      const found = ask(new Set(fewer));
      if (found === null) left = about(fewer, sets.stuck());
      else if (there.length > 1) {
        const half = Math.ceil(there.length / 2);
        spare(there.slice(0, half));
        spare(there.slice(half));
      } else if (found === UNFINISHED) open.push(...there);
    };
    spare(some);
    return open.length === 0 ? left : null;
  };
  const stuck = ask(new Set(rules)) === null ? about(rules, sets.stuck()) : [];
  const spared = stuck.length === 0 ? [] : [stuck, [...stuck].reverse()].map(spareless);
  let best = spared
    .flatMap((one) => (one === null ? [] : [one]))
    .reduce<number[] | null>(
      (least, one) => (least === null || one.length < least.length ? one : least),
      null,
    );

  const keptBy = (places: Places, rule: number): boolean => {
    const asked = prepared.asked[rule];
    return asked === undefined || keeps({ asked, pair: prepared.apart }, prepared.words, places);
  };
  if (each && best !== null) {
    const given: Rules = { prepared, sets, rules, keptBy, ask, work: total };
    best = smallestAlone(given, best.length) ?? best;
    if (best.length === 2) return inOrder(best, true);
    if (total.left > 0 && allWithAny(given, best.length - 2)) return inOrder(best, total.left > 0);
  }
  /** Adds as many rules as a layout can keep; returns those left over. */
  const leftOver = (first: ReadonlySet<number>, start: Places): number[] => {
    const kept = new Set(first);
    let places = start;
    const extend = (): void => {
      for (const rule of rules) if (!kept.has(rule) && keptBy(places, rule)) kept.add(rule);
    };
    extend();
    for (const rule of rules) {
      if (kept.has(rule) || total.left <= 0) continue;
      kept.add(rule);
      const more = ask(kept, places, sets.itemsOf(rule));
      if (more === null || more === UNFINISHED) kept.delete(rule);
      else {
        places = more;
        extend();
      }
    }
    return rules.filter((rule) => !kept.has(rule));
  };

  const fewest = hittingSets(total);
  while (total.left > 0) {
    const hit = fewest.smallest();
    if (hit === null) break;
    if (best !== null && hit.length >= best.length) return inOrder(best, true);
    const wanted = new Set(hit);
    let places = ask(wanted);
    if (places === null) return inOrder(hit, true);
    // Leftovers that share no rule with earlier ones raise the bound fastest.
    while (places !== null && places !== UNFINISHED && total.left > 0) {
      const left = leftOver(wanted, places);
      if (left.length === 0) return inOrder(best ?? [], false);
      fewest.add(left);
      for (const rule of left) wanted.add(rule);
      places = ask(wanted);
    }
    if (places === UNFINISHED && wanted.size === hit.length) break;
  }
  return inOrder(best ?? [], false);
}

const inOrder = (rules: readonly number[], proven: boolean): Conflict => ({
  rules: [...rules].sort((a, b) => a - b),
  proven,
});
