/** Where text stands on a page. */
import type { Engine } from './engine.ts';
import type { Look } from './style.ts';

/** The first page has nothing at its head: its text begins so much higher. */
const HEADLESS = 10;

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}
export type PageSize = Pick<Engine['page'], 'width' | 'height'>;

export function wholePage(page: PageSize, { edges }: Look, first: boolean): Frame {
  const top = edges.top - (first ? HEADLESS : 0);
  return {
    left: edges.left,
    top,
    width: page.width - edges.left - edges.right,
    height: page.height - top - edges.bottom,
  };
}
