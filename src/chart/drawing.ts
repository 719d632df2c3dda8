/**
 * A drawing as data: shapes with positions, which the screen writes as SVG and the report as vectors. Lengths are in the
 * unit of the width that was asked for: px on screen, points in print. y grows downwards.
 */

/** The part that a colour plays; screen and print have their own colours for each, and all are dark enough for a copier. */
export type Ink = 'ink' | 'quiet' | 'rule' | 'accent';

export interface Line {
  kind: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  width: number;
  ink: Ink;
}
export interface Polygon {
  kind: 'polygon';
  points: readonly (readonly [number, number])[];
  ink: Ink;
}
export interface Text {
  kind: 'text';
  x: number;
  /** Of the baseline. */
  y: number;
  text: string;
  size: number;
  strong: boolean;
  ink: Ink;
  anchor: 'start' | 'middle' | 'end';
}
export type Shape = Line | Polygon | Text;

export interface Drawing {
  width: number;
  height: number;
  shapes: readonly Shape[];
}

/** Width of a text in one line. */
export type Measure = (text: string, size: number, strong: boolean) => number;

export interface DrawingOptions {
  /** Of the whole drawing; nothing is drawn beyond it. */
  width: number;
  /** Type size of labels. */
  size: number;
  measure: Measure;
}

/** Height of a line of type, and its baseline from the top, in parts of the type size. */
export const LEADING = 1.35;
const BASELINE = 1;

/** Lines no wider than `width`; a word that is wider itself is broken, so that nothing is ever cut off. */
export function wrap(
  text: string,
  width: number,
  size: number,
  measure: Measure,
  strong = false,
): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (words: string): boolean => measure(words, size, strong) <= width;
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Writes texts into a list of shapes, one line under the other. Returns the height used. */
export function stack(
  shapes: Shape[],
  lines: readonly string[],
  at: Omit<Text, 'kind' | 'text' | 'y'> & { top: number },
): number {
  const { top, ...style } = at;
  lines.forEach((text, index) => {
    const y = top + at.size * (BASELINE + index * LEADING);
    shapes.push({ kind: 'text', text, y, ...style });
  });
  return lines.length * at.size * LEADING;
}

/** A square around a point. */
export function square(x: number, y: number, side: number, ink: Ink): Polygon {
  const half = side / 2;
  const points = [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
  ] as const;
  return { kind: 'polygon', points, ink };
}

/** A diamond around a point; `side` is its width and height. */
export function diamond(x: number, y: number, side: number, ink: Ink): Polygon {
  const half = side / 2;
  const points = [
    [x, y - half],
    [x + half, y],
    [x, y + half],
    [x - half, y],
  ] as const;
  return { kind: 'polygon', points, ink };
}
