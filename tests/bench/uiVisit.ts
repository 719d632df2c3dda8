/** One route change, from the click to the painted page. */
import type { Page } from '@playwright/test';
import type { RouteChange } from '../../tools/bench/uiShapes.ts';
import { isSettled, placeLink } from './uiWatch.ts';

/** A page on which nothing was added for this long stands. */
export const QUIET_MS = 120;
const LINK = { x: 5, y: 5 };
const PATIENCE_MS = 15_000;

export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(isSettled, QUIET_MS, { timeout: PATIENCE_MS, polling: 30 });
}

/** Goes to another page of the window that is open. */
export async function visit(page: Page, href: string): Promise<RouteChange> {
  const before = await page.evaluate(() => window.uiWatch.headings);
  await page.evaluate(placeLink, href);
  await page.mouse.click(LINK.x, LINK.y);
  await page.waitForFunction((count) => window.uiWatch.headings > count, before, {
    timeout: PATIENCE_MS,
    polling: 30,
  });
  await settle(page);
  return page.evaluate(() => {
    const { clickedAt, headingAt, changedAt, shifts, tasks } = window.uiWatch;
    const painted = headingAt ?? Number.NaN;
    return {
      heading: painted - clickedAt,
      whole: Math.max(painted, changedAt) - clickedAt,
      shift: shifts.filter(({ at }) => at > painted).reduce((sum, { value }) => sum + value, 0),
      task: Math.max(0, ...tasks),
    };
  });
}

/** Cumulative layout shift of the page since it was opened, as browsers count it. */
export const loadShift = (page: Page): Promise<number> =>
  page.evaluate(() =>
    window.uiWatch.shifts
      .filter(({ recent }) => !recent)
      .reduce((sum, { value }) => sum + value, 0),
  );
