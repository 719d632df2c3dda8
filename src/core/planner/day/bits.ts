/** Sets of candidate times as bits: `words` numbers of 32 bits each. */

export type Bits = Uint32Array;

const WORD = 32;

export const wordsFor = (count: number): number => Math.max(1, Math.ceil(count / WORD));

export function has(set: Bits, index: number, offset = 0): boolean {
  return (((set[offset + (index >>> 5)] ?? 0) >>> (index & 31)) & 1) === 1;
}

export function add(set: Bits, index: number, offset = 0): void {
  const at = offset + (index >>> 5);
  set[at] = ((set[at] ?? 0) | (1 << (index & 31))) >>> 0;
}

export function drop(set: Bits, index: number, offset = 0): void {
  const at = offset + (index >>> 5);
  set[at] = ((set[at] ?? 0) & ~(1 << (index & 31))) >>> 0;
}

const ones = (word: number): number => {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

export function count(set: Bits, offset = 0, words = set.length): number {
  let n = 0;
  for (let i = 0; i < words; i += 1) n += ones(set[offset + i] ?? 0);
  return n;
}

/** Members in rising order. */
export function members(set: Bits, offset = 0, words = set.length): number[] {
  const found: number[] = [];
  for (let i = 0; i < words; i += 1) {
    let word = set[offset + i] ?? 0;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      found.push(i * WORD + bit);
      word &= word - 1;
    }
  }
  return found;
}

/** The smallest member; -1 for an empty set. */
export function firstOf(set: Bits, offset = 0, words = set.length): number {
  for (let i = 0; i < words; i += 1) {
    const word = set[offset + i] ?? 0;
    if (word !== 0) return i * WORD + 31 - Math.clz32(word & -word);
  }
  return -1;
}

/** The largest member; -1 for an empty set. */
export function lastOf(set: Bits, offset = 0, words = set.length): number {
  for (let i = words - 1; i >= 0; i -= 1) {
    const word = set[offset + i] ?? 0;
    if (word !== 0) return i * WORD + 31 - Math.clz32(word);
  }
  return -1;
}
