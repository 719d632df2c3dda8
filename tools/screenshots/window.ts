/** The browser window that the pictures are taken in: one size, one clock, no motion. */
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../chromium.ts';
import { palettePng } from './palettePng.ts';
import { readPng } from './readPng.ts';

const VIEWPORT = { width: 1280, height: 860 };
const SCALE = 1.5;
const LOOK_AGAIN_MS = 300;
const MOST_LOOKS = 10;

export interface Window {
  page: Page;
  /** Whatever went wrong on the pages, in words. */
  faults: string[];
  /** Goes to the start page as a window that was just opened. */
  fresh(): Promise<void>;
  /** What the window shows now. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

/** A picture that the next one equals: pages of a PDF are drawn bit by bit. */
async function still(page: Page): Promise<Buffer> {
  let last = await page.screenshot({ caret: 'hide' });
  for (let time = 0; time < MOST_LOOKS; time += 1) {
    await page.waitForTimeout(LOOK_AGAIN_MS);
    const next = await page.screenshot({ caret: 'hide' });
    if (next.equals(last)) return next;
    last = next;
  }
  throw new Error('The page did not come to rest.');
}

export async function openWindow(startUrl: string, now: Date): Promise<Window> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('There is no Chromium here. Name one in COFACTOR_CHROMIUM.');
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  const context = await browser.newContext({
    viewport: VIEWPORT,
    deviceScaleFactor: SCALE,
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(startUrl);
  const { origin } = new URL(startUrl);
  return {
    page,
    faults,
    async fresh() {
      await page.goto('about:blank');
      await page.goto(`${origin}/`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    async picture() {
      // A pointer that rests on a link would mark it.
      await page.mouse.move(0, 0);
      await page.evaluate('document.fonts.ready.then(() => null)');
      await page.waitForLoadState('networkidle');
      return palettePng(readPng(await still(page)));
    },
    close: () => browser.close(),
  };
}
