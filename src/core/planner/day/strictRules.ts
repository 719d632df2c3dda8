/** Rules that no other rule implies: a set of fewest rules never needs the weaker of two. */
import { add } from './bits.ts';
import type { Asked, Prepared } from './prepare.ts';

/** Places in `asked` of the rules that ask something of what can move and that no other rule asks, too. */
export function strictRules({ asked, at, words }: Prepared): number[] {
  const full = new Uint32Array(words);
  at.forEach((_, index) => {
    add(full, index);
  });
  const asks = (one: Asked): boolean =>
    one.broken ||
    one.pair !== null ||
    [...one.alone.values()].some((set) => set.some((word, k) => word !== full[k]));
  const implies = (strong: Asked, weak: Asked): boolean => {
    if (strong.broken || weak.broken) return strong.broken && weak.broken;
    if (weak.pair !== null) {
      const { pair } = strong;
      return (
        pair !== null &&
        pair.a === weak.pair.a &&
        pair.b === weak.pair.b &&
        pair.minutes >= weak.pair.minutes
      );
    }
    for (const [item, set] of weak.alone) {
      const own = strong.alone.get(item);
      if (own === undefined) return false;
      for (let k = 0; k < words; k += 1) if (((own[k] ?? 0) & ~(set[k] ?? 0)) !== 0) return false;
    }
    return true;
  };
  const all = asked.flatMap((one, index) => (asks(one) ? [index] : []));
  // Only rules about the same two products, or about one product in common, can imply one another.
  const keyOf = ({ pair, alone }: Asked): string => {
    if (pair !== null) return `${pair.a} ${pair.b}`;
    const [item = ''] = alone.keys();
    return String(item);
  };
  const near = new Map<string, number[]>();
  const note = (key: string, index: number): void => {
    const known = near.get(key);
    if (known === undefined) near.set(key, [index]);
    else known.push(index);
  };
  for (const index of all) {
    const one = asked[index];
    if (one === undefined) continue;
    if (one.pair !== null || one.alone.size === 0) note(keyOf(one), index);
    else for (const item of one.alone.keys()) note(String(item), index);
  }
  return all.filter((index) => {
    const one = asked[index];
    if (one === undefined) return false;
    return !(near.get(keyOf(one)) ?? []).some((other) => {
      const strong = asked[other];
      if (other === index || strong === undefined || !implies(strong, one)) return false;
      // Of two that imply one another the earlier stays.
      return other < index || !implies(one, strong);
    });
  });
}
