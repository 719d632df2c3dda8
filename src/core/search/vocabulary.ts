/**
 * The words of a pack, for correcting slips: sorted, in one string, with the number of documents of each. A query walks the
 * sorted list as if it were a tree: rows of the distance table are shared by words with the same beginning, and a beginning
 * that is already too far skips every word that has it.
 */

export interface NearWord {
  readonly word: string;
  /** Slips between the query and the word, or, where the query is unfinished, a beginning of the word. */
  readonly distance: number;
  /** Documents that hold the word. */
  readonly documents: number;
  /** It occurs in names of medicines only. */
  readonly medicine: boolean;
}

export interface Vocabulary {
  readonly size: number;
  has(word: string): boolean;
  documents(word: string): number;
  /** Words within so many slips; nearest first, then by documents. `unfinished` compares with beginnings of words. */
  near(query: string, slips: number, unfinished: boolean, limit: number): NearWord[];
  /** Words that begin with the text, by documents. */
  startingWith(prefix: string, limit: number): NearWord[];
  /** Words that hold the text somewhere, by documents. */
  containing(part: string, limit: number): NearWord[];
}

/** Bit of a word that occurs in names of medicines only; the bits below count the slips that it forgives. */
export const MEDICINE = 0x10;
const SLIPS = 0x0f;

const LONGEST = 64;
const FAR = 255;

/**
 * @param text words in code-unit order, one per line
 * @param counts documents of each word, in the same order
 * @param traits of each word, in the same order: the slips that it forgives, and MEDICINE
 */
export function createVocabulary(
  text: string,
  counts: Uint32Array,
  traits: Uint8Array,
): Vocabulary {
  const size = counts.length;
  const starts = new Uint32Array(size + 1);
  for (let word = 0, at = 0; word < size; word += 1) {
    starts[word] = at;
    const end = text.indexOf('\n', at);
    at = (end === -1 ? text.length : end) + 1;
    starts[word + 1] = at;
  }
  const start = (word: number): number => starts[word] ?? 0;
  const lengthOf = (word: number): number => start(word + 1) - start(word) - 1;
  const wordAt = (word: number): string => text.slice(start(word), start(word + 1) - 1);
  /** Letters that a word shares with the one before it. */
  const shared = new Uint8Array(size);
  for (let word = 1; word < size; word += 1) {
    const a = start(word - 1);
    const b = start(word);
    const most = Math.min(lengthOf(word - 1), lengthOf(word), LONGEST);
    let common = 0;
    while (common < most && text.charCodeAt(a + common) === text.charCodeAt(b + common))
      common += 1;
    shared[word] = common;
  }

  /** The first word that is not before the text. */
  const lowerBound = (wanted: string): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (wordAt(middle) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const indexOf = (word: string): number => {
    const found = lowerBound(word);
    return found < size && wordAt(found) === word ? found : -1;
  };

  const best = (found: { word: number; distance: number }[], limit: number): NearWord[] =>
    found
      .sort(
        (a, b) =>
          a.distance - b.distance ||
          (counts[b.word] ?? 0) - (counts[a.word] ?? 0) ||
          a.word - b.word,
      )
      .slice(0, limit)
      .map(({ word, distance }) => ({
        word: wordAt(word),
        distance,
        documents: counts[word] ?? 0,
        medicine: ((traits[word] ?? 0) & MEDICINE) !== 0,
      }));

  // One row per letter of the word, LONGEST + 1 columns; reused by every query.
  const width = LONGEST + 2;
  const table = new Uint8Array((LONGEST + 2) * width);
  /** Smallest distance of the query to the beginnings of the word up to each letter. */
  const reached = new Uint8Array(LONGEST + 2);

  const near = (query: string, slips: number, unfinished: boolean, limit: number): NearWord[] => {
    const length = query.length;
    if (length === 0 || length > LONGEST || slips < 0) return [];
    for (let column = 0; column <= length; column += 1) table[column] = column;
    reached[0] = unfinished ? length : FAR;
    const found: { word: number; distance: number }[] = [];
    const deepest = length + slips;
    for (let word = 0; word < size;) {
      const at = start(word);
      const letters = Math.min(lengthOf(word), LONGEST);
      let depth = Math.min(shared[word] ?? 0, deepest) + 1;
      let dead = 0;
      for (; depth <= letters && depth <= deepest; depth += 1) {
        const letter = text.charCodeAt(at + depth - 1);
        const row = depth * width;
        const above = row - width;
        const from = Math.max(1, depth - slips);
        const to = Math.min(length, depth + slips);
        table[row + from - 1] = from === 1 ? depth : FAR;
        let smallest = from === 1 ? depth : FAR;
        for (let column = from; column <= to; column += 1) {
          const wanted = query.charCodeAt(column - 1);
          let value = (table[above + column - 1] ?? FAR) + (wanted === letter ? 0 : 1);
          const skipped = (column === depth + slips ? FAR : (table[above + column] ?? FAR)) + 1;
          const added = (table[row + column - 1] ?? FAR) + 1;
          if (skipped < value) value = skipped;
          if (added < value) value = added;
          if (
            depth > 1 &&
            column > 1 &&
            wanted === text.charCodeAt(at + depth - 2) &&
            query.charCodeAt(column - 2) === letter
          ) {
            const swapped = (table[above - width + column - 2] ?? FAR) + 1;
            if (swapped < value) value = swapped;
          }
          table[row + column] = value;
          if (value < smallest) smallest = value;
        }
        if (to < length) table[row + to + 1] = FAR;
        const whole = to === length ? (table[row + length] ?? FAR) : FAR;
        reached[depth] = Math.min(unfinished ? (reached[depth - 1] ?? FAR) : FAR, whole);
        // A swap reaches back over one row, but costs no less than a change in that row: nothing comes back from here.
        if (smallest > slips && (reached[depth] ?? FAR) > slips) {
          dead = depth;
          break;
        }
      }
      if (dead > 0) {
        // Every following word with this beginning is as far.
        do word += 1;
        while (word < size && (shared[word] ?? 0) >= dead);
        continue;
      }
      const end = Math.min(letters, deepest);
      const distance = unfinished
        ? (reached[end] ?? FAR)
        : letters > deepest
          ? FAR
          : (table[end * width + length] ?? FAR);
      if (
        distance <= slips &&
        distance <= ((traits[word] ?? 0) & SLIPS) &&
        (unfinished || Math.abs(letters - length) <= slips)
      )
        found.push({ word, distance });
      word += 1;
    }
    return best(found, limit);
  };

  return {
    size,
    has: (word) => indexOf(word) !== -1,
    documents: (word) => {
      const found = indexOf(word);
      return found === -1 ? 0 : (counts[found] ?? 0);
    },
    near,
    startingWith(prefix, limit) {
      const found: { word: number; distance: number }[] = [];
      for (
        let word = lowerBound(prefix);
        word < size && text.startsWith(prefix, start(word));
        word += 1
      )
        found.push({ word, distance: 0 });
      return best(found, limit);
    },
    containing(part, limit) {
      const found: { word: number; distance: number }[] = [];
      for (let at = text.indexOf(part); at !== -1 && part !== ''; at = text.indexOf(part, at + 1)) {
        let low = 0;
        let high = size;
        while (low < high) {
          const middle = (low + high + 1) >>> 1;
          if (start(middle) <= at) low = middle;
          else high = middle - 1;
        }
        if (found.at(-1)?.word !== low) found.push({ word: low, distance: 0 });
      }
      return best(found, limit);
    },
  };
}
