/** Labels of marks on a scale: where each stands, so that no two touch and no leader runs through words. */
import { wrap, type Measure } from './drawing.ts';

export interface LabelPlace {
  /** Place of the mark among those given. */
  mark: number;
  /** Of the mark and its leader. */
  x: number;
  lines: string[];
  /** Left end of the words. */
  textX: number;
  width: number;
  /** Row of the last line of the label, 0 nearest to the scale; its other lines stand in the rows above. */
  row: number;
}

/** Parts of the type size. */
const GAP = 0.35;
/** Beyond this many rows a drawing is no longer read; in a crowded narrow one a leader may then cross words. */
const MOST_ROWS = 24;

type Candidate = Omit<LabelPlace, 'row'>;

const endOf = (label: Candidate): number => label.textX + label.width;
const topOf = (label: LabelPlace): number => label.row + label.lines.length;

/** Whether two labels touch, or the leader of one runs through the words of the other. Leaders run from row 0 upwards. */
export function collide(a: LabelPlace, b: LabelPlace, gap: number): boolean {
  const sharesRow = a.row < topOf(b) && b.row < topOf(a);
  const touch = sharesRow && a.textX < endOf(b) + gap && b.textX < endOf(a) + gap;
  const through = (leader: LabelPlace, words: LabelPlace): boolean =>
    words.textX < leader.x && leader.x < endOf(words) && topOf(leader) > words.row;
  return touch || through(a, b) || through(b, a);
}

type Sized = Omit<Candidate, 'textX'>;

/**
 * Marks whose words stand on their left: those at the right end, and those whose words would else cover the leader of
 * such a mark, which could then pass neither above nor below them.
 */
function sidesOf(all: readonly Sized[], width: number, gap: number): ReadonlySet<Sized> {
  const left = new Set(all.filter((one) => one.x + gap + one.width > width));
  for (;;) {
    const before = left.size;
    for (const one of all) {
      const covers = [...left].some(({ x }) => one.x <= x && x < one.x + gap + one.width);
      if (covers && one.x - gap - one.width >= 0) left.add(one);
    }
    if (left.size === before) return left;
  }
}

/**
 * @param marks place and words of each mark, in any order
 * @param width of the drawing: every label stays inside, broken where it is wider
 * @returns one place for each mark, with the lowest row that is free
 */
export function placeLabels(
  marks: readonly { x: number; label: string }[],
  { width, size, measure }: { width: number; size: number; measure: Measure },
): LabelPlace[] {
  const gap = GAP * size;
  const widthOf = (lines: readonly string[]): number =>
    Math.max(0, ...lines.map((line) => measure(line, size, false)));
  const all: Sized[] = marks.map((mark, at) => {
    const sized = (lines: string[]): Sized => ({
      mark: at,
      x: mark.x,
      lines,
      width: widthOf(lines),
    });
    const whole = sized([mark.label]);
    const room = Math.max(width - mark.x - gap, mark.x - gap);
    // Words with room on neither side are broken to stand on the wider one; a long word may still need the whole width.
    if (whole.width <= room) return whole;
    const broken = sized(wrap(mark.label, room, size, measure));
    return broken.width <= room ? broken : sized(wrap(mark.label, width, size, measure));
  });
  return arrange(all, sidesOf(all, width, gap), width, gap);
}

/** The lowest free row for each label, with the sides given. */
function arrange(
  all: readonly Sized[],
  left: ReadonlySet<Sized>,
  width: number,
  gap: number,
): LabelPlace[] {
  // From the outer ends inwards: each label then stands above the leaders that it passes.
  const ordered: Candidate[] = [
    ...all
      .filter((one) => !left.has(one))
      .sort((a, b) => b.x - a.x)
      .map((one) => ({ ...one, textX: Math.max(0, Math.min(one.x + gap, width - one.width)) })),
    ...all
      .filter((one) => left.has(one))
      .sort((a, b) => a.x - b.x)
      .map((one) => ({ ...one, textX: Math.max(0, one.x - gap - one.width) })),
  ];
  const labels: LabelPlace[] = [];
  for (const one of ordered) {
    const isFree = (row: number): boolean =>
      !labels.some((other) => collide({ ...one, row }, other, gap));
    let row = 0;
    while (row < MOST_ROWS && !isFree(row)) row += 1;
    labels.push({ ...one, row });
  }
  return labels.sort((a, b) => a.mark - b.mark);
}
