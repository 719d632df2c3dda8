/** Nothing that stands on a page moves while the rest of it arrives: layout shift as browsers count it. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

/** Sum of shifts per page; 0.1 is what browsers call good. */
const MOST = 0.01;
const QUIET_MS = 200;

interface Seen {
  /** What moved, with how much: the value of the shift. */
  shifts: { value: number; moved: string[] }[];
  changedAt: number;
}
declare global {
  interface Window {
    seen: Seen;
  }
}

/** Runs in the page before its own scripts. */
function watch(): void {
  const seen: Seen = { shifts: [], changedAt: 0 };
  window.seen = seen;
  new MutationObserver(() => (seen.changedAt = performance.now())).observe(document, {
    childList: true,
    subtree: true,
  });
  interface Shift extends PerformanceEntry {
    value: number;
    sources: { node: Node | null }[];
  }
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Shift[]) {
      const words = ({ node }: { node: Node | null }): string =>
        node === null ? '?' : `${node.nodeName} “${(node.textContent ?? '').trim().slice(0, 40)}”`;
      seen.shifts.push({ value, moved: sources.map(words) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Opens an address as a new window would, waits until nothing is added any more, and adds up what moved. */
async function shiftsOf(app: Page, origin: string, address: string): Promise<string[]> {
  // From an empty page: from one address of the app to the next, nothing would be loaded.
  await app.goto('about:blank');
  await app.goto(`${origin}/${address}`);
  await app.waitForFunction((quietMs) => {
    const { changedAt } = window.seen;
    const busy = document.querySelector('main .loading, main [aria-busy="true"]') !== null;
    const stands = document.querySelector('main h1') !== null && !busy;
    return stands && performance.now() - changedAt > quietMs;
  }, QUIET_MS);
  const shifts = await app.evaluate(() => window.seen.shifts);
  const sum = shifts.reduce((all, { value }) => all + value, 0);
  if (sum <= MOST) return [];
  const told = shifts.map(({ value, moved }) => `${value.toFixed(4)} ${moved.join(', ')}`);
  return [`${address}: ${sum.toFixed(4)}: ${told.join('; ')}`];
}

const pages = [
  ...['#/', '#/search?q=magnesium', '#/answer/magnesium/multiple-sclerosis'],
  ...['#/substance/magnesium', '#/condition/multiple-sclerosis', '#/foods?nutrient=magnesium'],
  ...['#/readings', '#/products', '#/about/method', '#/about/edition', '#/about/settings'],
];
/** Those whose lines break in another way there. */
const narrow = ['#/', '#/answer/magnesium/multiple-sclerosis', '#/substance/magnesium'];
/** Kinds of pages that the page of a substance leads to; one of each. */
const kinds = ['claim', 'interaction'];

for (const [name, viewport, addresses] of [
  ['wide', { width: 1280, height: 860 }, pages],
  ['narrow', { width: 390, height: 844 }, narrow],
] as const) {
  test(`nothing moves on a page that is opened in a ${name} window`, async ({ app }) => {
    const origin = new URL(app.url()).origin;
    await app.setViewportSize(viewport);
    await app.addInitScript(watch);
    const moved: string[] = [];
    for (const address of addresses) moved.push(...(await shiftsOf(app, origin, address)));
    expect(moved).toEqual([]);
  });
}

test('nothing moves on the pages of single records', async ({ app }) => {
  const origin = new URL(app.url()).origin;
  await app.setViewportSize({ width: 1280, height: 860 });
  await app.addInitScript(watch);
  await app.goto(`${origin}/#/substance/magnesium?at=sources`);
  const addresses: string[] = [];
  for (const kind of kinds) {
    const link = app.locator(`main a[href^="#/${kind}/"]`).first();
    addresses.push((await link.getAttribute('href')) ?? kind);
  }
  const moved: string[] = [];
  for (const address of addresses) moved.push(...(await shiftsOf(app, origin, address)));
  expect(moved).toEqual([]);
});

test('nothing moves where the typefaces come late', async ({ app }) => {
  const origin = new URL(app.url()).origin;
  await app.setViewportSize({ width: 1280, height: 860 });
  await app.addInitScript(watch);
  // Later than the answer of the page, sooner than the page stops to wait.
  await app.route('**/*.ttf', async (route) => {
    await new Promise((settle) => setTimeout(settle, 500));
    await route.continue();
  });
  expect(await shiftsOf(app, origin, '#/substance/magnesium')).toEqual([]);
});
