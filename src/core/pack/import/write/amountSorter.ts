/**
 * Amounts in any order → amounts in the order of the table, in constant memory: runs are sorted in memory, put on disk and
 * merged. A table that is filled in its own order is filled several times as fast.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** Amounts of a run: 12 bytes each, twice while they are sorted. */
const RUN = 1 << 20;
/** Amounts read of a run at once while merging. */
const READ = 1 << 14;

/** Food (24 bits), column (6 bits), rank (2 bits). */
export const MOST_FOODS = 2 ** 24 - 1;
const keyOf = (food: number, column: number, rank: number): number =>
  food * 256 + column * 4 + rank;

export type Take = (food: number, column: number, amount: number, rank: number) => void;

interface Run {
  readonly file: number | null;
  keys: Uint32Array;
  amounts: Float64Array;
  at: number;
  /** Amounts in memory. */
  held: number;
  /** Amounts on disk that were not read yet. */
  left: number;
  place: number;
}

/** Sorts by key, byte by byte; amounts of equal keys keep their order. */
function sortRun(
  keys: Uint32Array,
  amounts: Float64Array,
  spareKeys: Uint32Array,
  spareAmounts: Float64Array,
  count: number,
): void {
  let [fromKeys, fromAmounts, toKeys, toAmounts] = [keys, amounts, spareKeys, spareAmounts];
  for (let shift = 0; shift < 32; shift += 8) {
    const starts = new Uint32Array(257);
    for (let at = 0; at < count; at += 1) {
      const digit = ((fromKeys[at] ?? 0) >>> shift) & 255;
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
    }
    for (let digit = 0; digit < 256; digit += 1)
      starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
    for (let at = 0; at < count; at += 1) {
      const key = fromKeys[at] ?? 0;
      const digit = (key >>> shift) & 255;
      const to = starts[digit] ?? 0;
      starts[digit] = to + 1;
      toKeys[to] = key;
      toAmounts[to] = fromAmounts[at] ?? 0;
    }
    [fromKeys, fromAmounts, toKeys, toAmounts] = [toKeys, toAmounts, fromKeys, fromAmounts];
  }
}

export class AmountSorter {
  readonly #path: (run: number) => string;
  readonly #size: number;
  #keys: Uint32Array;
  #amounts: Float64Array;
  #spareKeys: Uint32Array;
  #spareAmounts: Float64Array;
  #count = 0;
  #total = 0;
  readonly #paths: string[] = [];
  readonly #lengths: number[] = [];

  /** @param path of the file of a run; @param size of a run, for tests */
  constructor(path: (run: number) => string, size = RUN) {
    this.#path = path;
    this.#size = size;
    this.#keys = new Uint32Array(size);
    this.#amounts = new Float64Array(size);
    this.#spareKeys = new Uint32Array(size);
    this.#spareAmounts = new Float64Array(size);
  }

  get total(): number {
    return this.#total;
  }

  /** @param food 1 to MOST_FOODS; @param column 0 to 63; @param rank 0 to 3, the lowest of a food and column is taken */
  add(food: number, column: number, rank: number, amount: number): void {
    if (this.#count === this.#size) this.#spill();
    this.#keys[this.#count] = keyOf(food, column, rank);
    this.#amounts[this.#count] = amount;
    this.#count += 1;
    this.#total += 1;
  }

  #sort(): void {
    sortRun(this.#keys, this.#amounts, this.#spareKeys, this.#spareAmounts, this.#count);
  }

  #spill(): void {
    this.#sort();
    const path = this.#path(this.#paths.length);
    const file = openSync(path, 'wx', 0o600);
    this.#paths.push(path);
    this.#lengths.push(this.#count);
    try {
      for (let from = 0; from < this.#count; from += READ) {
        const to = Math.min(from + READ, this.#count);
        writeAll(file, this.#keys.subarray(from, to));
        writeAll(file, this.#amounts.subarray(from, to));
      }
    } finally {
      closeSync(file);
    }
    this.#count = 0;
  }

  /**
   * Gives every food and column once, ascending: the amount of the lowest rank, and of equal ones the one that came first.
   * Returns how many were given. Ends the sorter.
   */
  drain(take: Take): number {
    this.#sort();
    const runs: Run[] = this.#paths.map((path, at) => openRun(path, this.#lengths[at] ?? 0));
    this.#spareKeys = new Uint32Array(0);
    this.#spareAmounts = new Float64Array(0);
    runs.push({
      file: null,
      keys: this.#keys,
      amounts: this.#amounts,
      at: 0,
      held: this.#count,
      left: 0,
      place: 0,
    });
    try {
      return merge(runs, take);
    } finally {
      for (const { file } of runs) if (file !== null) closeSync(file);
      this.remove();
    }
  }

  /** Removes the files of runs. */
  remove(): void {
    for (const path of this.#paths.splice(0)) rmSync(path, { force: true });
    this.#keys = new Uint32Array(0);
    this.#amounts = new Float64Array(0);
  }
}

function writeAll(file: number, values: Uint32Array | Float64Array): void {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done);
}

function openRun(path: string, length: number): Run {
  const run: Run = {
    file: openSync(path, 'r'),
    keys: new Uint32Array(READ),
    amounts: new Float64Array(READ),
    at: 0,
    held: 0,
    left: length,
    place: 0,
  };
  refill(run);
  return run;
}

function readInto(run: Run, values: Uint32Array | Float64Array): void {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(run.file ?? -1, bytes, done, bytes.length - done, run.place);
    if (read === 0) throw new Error('a sorted run is shorter than it was written');
    done += read;
    run.place += read;
  }
}

/** The next block of a run; false at its end. */
function refill(run: Run): boolean {
  const next = Math.min(run.left, READ);
  run.at = 0;
  run.held = next;
  run.left -= next;
  if (next === 0 || run.file === null) return false;
  readInto(run, run.keys.subarray(0, next));
  readInto(run, run.amounts.subarray(0, next));
  return true;
}

function merge(runs: readonly Run[], take: Take): number {
  const open = runs.filter((run) => run.held > 0);
  let given = 0;
  let before = -1;
  while (open.length > 0) {
    // Few runs: looking at the first of each is quicker than keeping a heap. The earlier run wins ties.
    let best = 0;
    let key = Infinity;
    for (let at = 0; at < open.length; at += 1) {
      const run = open[at];
      const head = run?.keys[run.at] ?? Infinity;
      if (head < key) {
        key = head;
        best = at;
      }
    }
    const run = open[best];
    if (run === undefined) break;
    const cell = key >>> 2;
    if (cell !== before) {
      take(cell >>> 6, cell & 63, run.amounts[run.at] ?? 0, key & 3);
      given += 1;
      before = cell;
    }
    run.at += 1;
    if (run.at >= run.held && !refill(run)) open.splice(best, 1);
  }
  return given;
}
