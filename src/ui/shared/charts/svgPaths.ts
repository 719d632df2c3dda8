/** Shapes of a drawing as few SVG elements: neighbours of one look become one path. A hatched bar has hundreds of lines. */
import type { Ink, Shape, Text } from '../../../chart/drawing.ts';

export interface Stroke {
  kind: 'stroke';
  d: string;
  ink: Ink;
  width: number;
}
export interface Area {
  kind: 'area';
  d: string;
  ink: Ink;
}
export type Element = Stroke | Area | Text;

const at = (value: number): string => String(Number(value.toFixed(2)));

/** The same drawing in the same order of painting. */
export function svgElements(shapes: readonly Shape[]): Element[] {
  const elements: Element[] = [];
  for (const shape of shapes) {
    const last = elements.at(-1);
    if (shape.kind === 'text') {
      elements.push(shape);
    } else if (shape.kind === 'line') {
      const d = `M${at(shape.x1)} ${at(shape.y1)}L${at(shape.x2)} ${at(shape.y2)}`;
      if (last?.kind === 'stroke' && last.ink === shape.ink && last.width === shape.width)
        last.d += d;
      else elements.push({ kind: 'stroke', d, ink: shape.ink, width: shape.width });
    } else {
      const d = `M${shape.points.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}Z`;
      if (last?.kind === 'area' && last.ink === shape.ink) last.d += d;
      else elements.push({ kind: 'area', d, ink: shape.ink });
    }
  }
  return elements;
}
