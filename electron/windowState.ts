/** Remembers where the window was. A small JSON file; anything odd in it means the default place. */
import type { Rectangle } from 'electron';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { writeFileAtomic } from './atomicWrite.ts';

const whole = v.pipe(v.number(), v.integer());
const WindowState = v.strictObject({
  x: whole,
  y: whole,
  width: v.pipe(whole, v.minValue(400), v.maxValue(20_000)),
  height: v.pipe(whole, v.minValue(300), v.maxValue(20_000)),
  maximized: v.boolean(),
});
export type WindowState = v.InferOutput<typeof WindowState>;

/** What has to be in view (in display-independent pixels) for a person to find and move the window. */
const visibleWidth = 100;
const visibleHeight = 50;

/** Null where there is no file or it does not fit: the window then opens in its default place. */
export function readWindowState(file: string): WindowState | null {
  try {
    const parsed = v.safeParse(WindowState, JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export function writeWindowState(file: string, state: WindowState): Promise<void> {
  return writeFileAtomic(file, `${JSON.stringify(state)}\n`);
}

/** The stored bounds, or null where a display is gone and the title bar would lie outside of all others. */
export function boundsOnDisplay(
  state: WindowState,
  workAreas: readonly Rectangle[],
): Rectangle | null {
  const { x, y, width, height } = state;
  const reachable = workAreas.some((area) => {
    const overlap = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    const below = area.y + area.height - y;
    return overlap >= visibleWidth && y >= area.y && below >= visibleHeight;
  });
  return reachable ? { x, y, width, height } : null;
}
