/** Geometry of the intake track: one bar of segments on a common scale, crossed by marks for published values. */
import { scaleLinear } from 'd3-scale';
import type { IntakeBar } from '../../../contract/reportDocument.ts';

export interface TrackSegment {
  label: string;
  amount: number;
  pattern: 'food' | 'supplement';
  x: number;
  width: number;
}

export interface TrackMark {
  label: string;
  amount: number;
  limit: boolean;
  x: number;
  /** The label, broken where it is wider than the drawing. */
  lines: string[];
  /** First row of the label under the bar, 0 on top: labels that would touch stand in different rows. */
  row: number;
  /** Middle of the label: over the mark where there is room, else as near as the drawing allows. */
  labelX: number;
}

export interface Track {
  /** Upper end of the scale, in the unit of the bar. */
  max: number;
  segments: TrackSegment[];
  marks: TrackMark[];
  /** Rows that the labels of the marks need. */
  rows: number;
  ticks: { amount: number; x: number }[];
}

/** Mean width of a character in em, generous so that estimated labels never touch. */
const CHARACTER_EM = 0.56;
const LABEL_GAP = 10;

/**
 * @param width of the drawing, in the same unit as `fontSize` (px on screen)
 * @param fontSize of the labels of the marks
 * @param atLeast upper end that the scale must reach, so that several bars share one scale
 */
export function intakeTrack(bar: IntakeBar, width: number, fontSize: number, atLeast = 0): Track {
  const highest = Math.max(atLeast, reach(bar));
  // A bar of nothing still needs a scale; 1 keeps the divisions defined.
  const scale = scaleLinear([0, highest > 0 ? highest : 1], [0, width]).nice(5);
  const [, max = 1] = scale.domain();

  let from = 0;
  const segments = bar.segments
    .filter((segment) => segment.amount > 0)
    .map((segment) => {
      const x = scale(from);
      from += segment.amount;
      return { ...segment, x, width: scale(from) - x };
    });

  const marks = placeMarks(
    bar.marks.map((mark) => ({ ...mark, x: scale(mark.amount) })),
    width,
    fontSize,
  );
  return {
    max,
    segments,
    marks,
    rows: marks.reduce((most, mark) => Math.max(most, mark.row + mark.lines.length), 0),
    ticks: scale
      .ticks(Math.max(2, Math.min(5, Math.floor(width / (fontSize * 5)))))
      .map((amount) => ({
        amount,
        x: scale(amount),
      })),
  };
}

/** Highest amount that a bar shows. */
export function reach(bar: IntakeBar): number {
  const sum = bar.segments.reduce((total, segment) => total + segment.amount, 0);
  return Math.max(sum, ...bar.marks.map((mark) => mark.amount));
}

/** Breaks a label at spaces into lines of at most `most` characters; a longer word stays whole. */
function breakLabel(label: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function placeMarks(
  marks: { label: string; amount: number; limit: boolean; x: number }[],
  width: number,
  fontSize: number,
): TrackMark[] {
  /** Right end of what stands in each row so far. */
  const rowEnds: number[] = [];
  return [...marks]
    .sort((a, b) => a.x - b.x)
    .map((mark) => {
      const lines = breakLabel(mark.label, Math.floor(width / (CHARACTER_EM * fontSize)));
      const half = (Math.max(...lines.map((line) => line.length)) * CHARACTER_EM * fontSize) / 2;
      const labelX = half * 2 >= width ? width / 2 : Math.min(Math.max(mark.x, half), width - half);
      const isFree = (row: number): boolean =>
        lines.every((_, at) => (rowEnds[row + at] ?? -Infinity) + LABEL_GAP <= labelX - half);
      let row = 0;
      while (!isFree(row)) row += 1;
      lines.forEach((_, at) => {
        rowEnds[row + at] = labelX + half;
      });
      return { ...mark, lines, row, labelX };
    });
}
