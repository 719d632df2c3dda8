/** Numbers → numbers in typed arrays: a Map of millions takes several times the memory. */

const EMPTY = -1;
const FULL = 0.6;

export class NumberIndex {
  readonly #makeKeys: (length: number) => Uint32Array | Float64Array;
  #keys: Uint32Array | Float64Array;
  #values: Int32Array;
  #size = 0;

  /**
   * @param expected numbers that there will be; more only cost time
   * @param large keys may be above 32 bits
   */
  constructor(expected: number, large: boolean) {
    this.#makeKeys = (length) => (large ? new Float64Array(length) : new Uint32Array(length));
    let capacity = 4;
    while (capacity * FULL < expected) capacity *= 2;
    this.#keys = this.#makeKeys(capacity);
    this.#values = new Int32Array(capacity).fill(EMPTY);
  }

  get size(): number {
    return this.#size;
  }

  /** Place of the key, or the free place where it belongs. */
  #place(key: number): number {
    const mask = this.#keys.length - 1;
    const low = key >>> 0;
    const high = Math.floor(key / 4294967296);
    let hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    hash ^= hash >>> 15;
    let place = hash & mask;
    while (this.#values[place] !== EMPTY && this.#keys[place] !== key) place = (place + 1) & mask;
    return place;
  }

  /** The value of a key; -1 where there is none. */
  get(key: number): number {
    return this.#values[this.#place(key)] ?? EMPTY;
  }

  /** @param value not negative */
  set(key: number, value: number): void {
    const place = this.#place(key);
    if (this.#values[place] === EMPTY) {
      this.#size += 1;
      if (this.#size > this.#keys.length * FULL) {
        this.#grow();
        this.#size -= 1;
        this.set(key, value);
        return;
      }
    }
    this.#keys[place] = key;
    this.#values[place] = value;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = this.#makeKeys(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2).fill(EMPTY);
    for (let at = 0; at < keys.length; at += 1) {
      const value = values[at] ?? EMPTY;
      if (value === EMPTY) continue;
      const place = this.#place(keys[at] ?? 0);
      this.#keys[place] = keys[at] ?? 0;
      this.#values[place] = value;
    }
  }
}
