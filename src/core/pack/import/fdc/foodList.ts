/** The foods of a download while it is read: which ones there are, which is the newest version, and in which order they go. */
import { NumberIndex } from '../write/numberIndex.ts';

/** One food: numbers alone, so that two million take about 60 MB. */
export interface Listed {
  /** Place of its data type among the names. */
  readonly type: number;
  /** What its versions share (NDB number, food code, barcode); null: it has no other versions. */
  readonly version: number | null;
  /** Day of the last change, YYYYMMDD; 0: not given. */
  readonly changed: number;
}

/** Columns that grow by a quarter. */
class Column<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array> {
  values: T;
  readonly #make: (length: number) => T;
  constructor(make: (length: number) => T) {
    this.#make = make;
    this.values = make(1 << 12);
  }
  set(at: number, value: number): void {
    if (at >= this.values.length) {
      const larger = this.#make(Math.max(at + 1, Math.ceil(this.values.length * 1.25)));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[at] = value;
  }
  get(at: number): number {
    return this.values[at] ?? 0;
  }
  /** Gives its memory back. */
  clear(): void {
    this.values = this.#make(0);
  }
}

const NO_VERSION = -1;
/** Above every version number (barcodes have up to 14 digits), so that types do not mix. */
const TYPE_STEP = 1e15;

export class FoodList {
  readonly #slots = new NumberIndex(1 << 16, false);
  readonly #fdc = new Column((length) => new Uint32Array(length));
  readonly #type = new Column((length) => new Uint8Array(length));
  readonly #version = new Column((length) => new Float64Array(length));
  readonly #changed = new Column((length) => new Uint32Array(length));
  /** YYYYMMDD + 1 once the food itself was seen; 0 until then. */
  readonly #published = new Column((length) => new Uint32Array(length));
  readonly #length = new Column((length) => new Uint16Array(length));
  /** Place in the order of the pack, from 1; 0: not taken. */
  #ids = new Int32Array(0);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Lists a food of a side table. False where it was listed before. */
  add(fdc: number, { type, version, changed }: Listed): boolean {
    if (this.#slots.get(fdc) >= 0) return false;
    const slot = this.#count;
    this.#count += 1;
    this.#slots.set(fdc, slot);
    this.#fdc.set(slot, fdc);
    this.#type.set(slot, type);
    this.#version.set(slot, version === null ? NO_VERSION : type * TYPE_STEP + version);
    this.#changed.set(slot, changed);
    this.#published.set(slot, 0);
    this.#length.set(slot, 0);
    return true;
  }

  /** Place of its data type; -1 where it is not listed. */
  typeOf(fdc: number): number {
    const slot = this.#slots.get(fdc);
    return slot < 0 ? -1 : this.#type.get(slot);
  }

  /** Notes the food itself. False where it was noted before. */
  found(fdc: number, published: number, nameLength: number): boolean {
    const slot = this.#slots.get(fdc);
    if (slot < 0 || this.#published.get(slot) > 0) return false;
    this.#published.set(slot, published + 1);
    this.#length.set(slot, Math.min(nameLength, 65_535));
    return true;
  }

  #isNewer(a: number, b: number): boolean {
    const difference =
      this.#published.get(a) - this.#published.get(b) ||
      this.#changed.get(a) - this.#changed.get(b) ||
      this.#fdc.get(a) - this.#fdc.get(b);
    return difference > 0;
  }

  /**
   * Takes the newest version of each food, in the order of search: shorter names first, which are the plainer ones.
   * Afterwards only the numbers of foods are left of what was noted. Returns how many are taken, superseded by a newer version, and listed without being there.
   */
  resolve(): { taken: number; superseded: number; absent: number; newest: number } {
    const older = this.#olderVersions();
    const order = new Float64Array(this.#count);
    let taken = 0;
    let absent = 0;
    let last = 0;
    for (let slot = 0; slot < this.#count; slot += 1) {
      if (!this.#isThere(slot)) absent += 1;
      else if (older[slot] === 0) {
        order[taken] = this.#length.get(slot) * 2 ** 32 + this.#fdc.get(slot);
        taken += 1;
        last = Math.max(last, this.#published.get(slot) - 1);
      }
    }
    for (const column of [this.#fdc, this.#version, this.#changed, this.#published, this.#length])
      column.clear();
    this.#ids = new Int32Array(this.#count);
    const sorted = order.subarray(0, taken).sort();
    for (let at = 0; at < taken; at += 1) {
      this.#ids[this.#slots.get((sorted[at] ?? 0) % 2 ** 32)] = at + 1;
    }
    return { taken, superseded: this.#count - absent - taken, absent, newest: last };
  }

  #isThere(slot: number): boolean {
    return this.#published.get(slot) > 0;
  }

  /** 1 for every food of which there is a newer version. */
  #olderVersions(): Uint8Array {
    const newest = new NumberIndex(this.#count, true);
    const older = new Uint8Array(this.#count);
    for (let slot = 0; slot < this.#count; slot += 1) {
      const version = this.#version.get(slot);
      if (version === NO_VERSION || !this.#isThere(slot)) continue;
      const other = newest.get(version);
      if (other >= 0 && !this.#isNewer(slot, other)) older[slot] = 1;
      else {
        if (other >= 0) older[other] = 1;
        newest.set(version, slot);
      }
    }
    return older;
  }

  /** After `resolve`: number of a food in the pack; 0 where it is not taken. */
  idOf(fdc: number): number {
    const slot = this.#slots.get(fdc);
    return slot < 0 ? 0 : (this.#ids[slot] ?? 0);
  }
}
