/** Where lines that go over the end of a page are parted: never inside a value, and if it can be at the end of a sentence. */
import type { Line } from './lines.ts';

/** Fewest lines on either side, of a short text and of a longer one. */
const FEW = 2;
const SOME = 3;
/** Share of the lines that there is room for which are kept for the sake of a better place. */
const ENOUGH = 0.5;

const sentenceEnd = /[.;]["”)]?(?:\u00a0?\s*\[[\d, ]+\])?\s*$/u;

const textOf = (line: Line | undefined): string =>
  line?.fragments.map(({ text }) => text).join('') ?? '';

/** How many of `lines` stand before the end of a page that has room for `fitting` of them; 0: none. */
export function partOf(lines: readonly Line[], fitting: number): number {
  if (fitting >= lines.length) return lines.length;
  const together = lines.length < SOME * 2 ? FEW : SOME;
  const last = (least: number, ends: (line: Line | undefined) => boolean): number => {
    const from = Math.min(fitting, lines.length - least);
    for (let count = from; count >= Math.max(least, fitting * ENOUGH); count -= 1)
      if (ends(lines[count - 1])) return count;
    return 0;
  };
  return (
    last(FEW, (line) => line?.ends === true) ||
    last(together, (line) => sentenceEnd.test(textOf(line))) ||
    last(together, () => true)
  );
}

/** How many of `lines`, from the first, are together no higher than `room`. */
export function fittingIn(lines: readonly Line[], room: number): number {
  let used = 0;
  let count = 0;
  for (const line of lines) {
    used += line.height;
    if (used > room) break;
    count += 1;
  }
  return count;
}
