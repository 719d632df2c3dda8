/** A drawing of shapes as one figure with its text equivalent: vectors first, then its words in their order. */
import type { Drawing, Ink, Measure, Shape, Text } from '../../../../chart/drawing.ts';
import type { StructElement } from '../structure.ts';
import type { Flow } from '../flow.ts';
import type { TextStyle } from '../style.ts';

/** Type size in figures. */
const SIZE = 8.9;
/** Also where the page is tight: the small words of a drawing are nine tenths of it, 8 points at least. */
const LEAST_SIZE = 8.9;
/** Strokes are drawn for the screen; paper shows finer ones. */
const STROKE = 0.7;

const known = new Map<string, TextStyle>();
function styleOf(flow: Flow, size: number, strong: boolean, ink: Ink): TextStyle {
  const colour = flow.look.colour[ink];
  const key = `${size} ${strong} ${colour}`;
  const style = known.get(key) ?? {
    font: strong ? 'semi' : 'sans',
    size,
    leading: size,
    colour,
  };
  known.set(key, style);
  return style;
}

/** What a drawing needs to know of the page. */
export function drawingOptions(flow: Flow): { width: number; size: number; measure: Measure } {
  return {
    width: flow.width,
    size: Math.max(LEAST_SIZE, flow.at(SIZE)),
    measure: (text, size, strong) => flow.measure(text, styleOf(flow, size, strong, 'ink')),
  };
}

/** A drawing gives up so much of the space between its lines to stay on a page; its type and its width stay as they are. */
export const LEAST_HEIGHT = 0.85;

/** The drawing as it stands below something of the height `head`: a little lower where it has room on this page only so. */
export function fitted(flow: Flow, drawing: Drawing, head: number): Drawing {
  const share = (flow.remaining - head) / drawing.height;
  return share < 1 && share >= LEAST_HEIGHT ? lowered(drawing, share) : drawing;
}

function lowered(drawing: Drawing, share: number): Drawing {
  const shapes = drawing.shapes.map((shape): Shape => {
    switch (shape.kind) {
      case 'line':
        return { ...shape, y1: shape.y1 * share, y2: shape.y2 * share };
      case 'polygon':
        return { ...shape, points: shape.points.map(([x, y]) => [x, y * share] as const) };
      case 'text':
        return { ...shape, y: shape.y * share };
    }
  });
  return { ...drawing, height: drawing.height * share, shapes };
}

/** Draws at the present place, which has to have room for it. */
export function drawFigure(flow: Flow, drawing: Drawing, alt: string): void {
  const top = flow.y;
  const figure = flow.element('Figure', flow.root, {
    alt: flow.text(alt, flow.look.styles.figure),
    bbox: [flow.left, top, flow.left + flow.width, top + drawing.height],
    placement: 'Block',
  });
  const words = drawing.shapes.filter((shape) => shape.kind === 'text');
  flow.content(figure, () => {
    for (const shape of drawing.shapes) drawShape(flow, shape, top);
  });
  for (const text of words) drawText(flow, figure, text, top);
  flow.y = top + drawing.height;
}

function drawShape(flow: Flow, shape: Shape, top: number): void {
  const { engine, left } = flow;
  if (shape.kind === 'line') {
    engine
      .lineWidth(shape.width * STROKE)
      .strokeColor(flow.look.colour[shape.ink])
      .moveTo(left + shape.x1, top + shape.y1)
      .lineTo(left + shape.x2, top + shape.y2)
      .stroke();
  } else if (shape.kind === 'polygon') {
    const [first, ...rest] = shape.points;
    if (first === undefined) return;
    engine.fillColor(flow.look.colour[shape.ink]).moveTo(left + first[0], top + first[1]);
    for (const [x, y] of rest) engine.lineTo(left + x, top + y);
    engine.fill();
  }
}

function drawText(flow: Flow, figure: StructElement, text: Text, top: number): void {
  const style = styleOf(flow, text.size, text.strong, text.ink);
  const [line] = flow.break([flow.span(`${text.text} `, style)], Number.POSITIVE_INFINITY);
  if (line === undefined) return;
  const width = flow.measure(text.text, style);
  const x = { start: text.x, middle: text.x - width / 2, end: text.x - width }[text.anchor];
  flow.line(figure, line, flow.left + x, top + text.y - line.baseline);
}
