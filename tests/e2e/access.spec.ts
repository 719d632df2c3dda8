/**
 * Every kind of page, in every condition: rules that a machine can check, three colour themes, a window of 320 px, text of
 * 200 %, sizes of targets, focus by Tab, headings; and the settings of look and reading.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { expect, expectAccessible, test } from './support/app.ts';
import { focusFaults, headingFaults, sidewaysScrolling, smallTargets } from './support/layout.ts';

const example = resolve(import.meta.dirname, '../../examples/conflicts.json');

const reference = [
  '/',
  '/search?q=magnesium',
  '/search?q=zzxq',
  '/ask?q=is%20magnesium%20good%20for%20MS',
  '/answer/magnesium/multiple-sclerosis',
  '/substance/magnesium',
  '/form/magnesium-oxide',
  '/condition/multiple-sclerosis',
  '/claim/magnesium-ms-relapse',
  '/interaction/calcium-magnesium',
  '/caution/magnesium-bowel-obstruction',
  '/medication/acetylsalicylic-acid',
  '/medication-class/ace-inhibitors',
  '/source/aan-2015-cassard',
];
const others = [
  '/foods?nutrient=magnesium&per=portion',
  '/foods/compare?ids=almonds-raw,lentils-boiled',
  '/food/almonds-raw',
  '/foods/tables',
  '/readings',
  '/plans',
  '/people',
  '/products',
  '/about',
  '/about/method',
  '/about/glossary',
  '/about/edition',
  '/about/privacy',
  '/about/data',
  '/about/settings',
  '/there-is-no-such-page',
];

/** Goes to an address and waits for its heading; the one of the page before is marked, so that it does not count. */
async function goTo(app: Page, path: string): Promise<void> {
  await app.evaluate((next) => {
    const pathOf = (hash: string): string => hash.replace(/^#/, '').replace(/\?.*$/, '') || '/';
    if (pathOf(window.location.hash) !== pathOf(next))
      document.querySelector('main h1')?.setAttribute('data-left', '');
    window.location.hash = next;
  }, `#${path}`);
  await expect(app.locator('main h1:not([data-left])'), path).toBeVisible();
  await expect(app.locator('main [aria-busy="true"]')).toHaveCount(0);
}

/** Sets the theme without the way through the settings, which has a test of its own. */
async function inTheme(app: Page, theme: string, work: () => Promise<void>): Promise<void> {
  const set = (value: string): Promise<void> =>
    app.evaluate((next) => {
      document.documentElement.dataset['theme'] = next;
    }, value);
  await set(theme);
  await work();
  await set('light');
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoViolation(axe: AxeBuilder, what: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  expect.soft(found, what).toEqual([]);
}

async function checkPage(app: Page, path: string): Promise<void> {
  await app.setViewportSize({ width: 1280, height: 800 });
  await goTo(app, path);
  await expectNoViolation(new AxeBuilder({ page: app }).withTags(tags), path);
  expect.soft(await headingFaults(app), `headings of ${path}`).toEqual([]);
  expect.soft(await smallTargets(app), `targets of ${path}`).toEqual([]);
  // The pairs of colours themselves are measured in every theme by the test of the tokens.
  await inTheme(app, 'dark', () =>
    expectNoViolation(new AxeBuilder({ page: app }).withRules(['color-contrast']), `dark: ${path}`),
  );

  // 320 px is a window of 1280 px at 400 %.
  await app.setViewportSize({ width: 320, height: 640 });
  expect.soft(await sidewaysScrolling(app), `320 px: ${path}`).toEqual([]);
  await app.setViewportSize({ width: 1280, height: 800 });
  await app.evaluate(() => {
    document.documentElement.style.fontSize = '212.5%';
  });
  expect.soft(await sidewaysScrolling(app), `200 % text: ${path}`).toEqual([]);
  await app.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
}

/** The places of a page that Tab reaches first, and those before its end. */
async function checkFocus(app: Page, path: string): Promise<void> {
  await goTo(app, path);
  const faults: string[] = [];
  for (let stop = 0; stop < 12; stop += 1) {
    await app.keyboard.press('Tab');
    faults.push(...(await focusFaults(app)));
  }
  await app.evaluate(() => {
    const last = [...document.querySelectorAll<HTMLElement>('footer a[href]')].at(-1);
    last?.focus();
  });
  for (let stop = 0; stop < 12; stop += 1) {
    await app.keyboard.press('Shift+Tab');
    faults.push(...(await focusFaults(app)));
  }
  expect.soft(faults, `focus on ${path}`).toEqual([]);
}

async function importExample(app: Page): Promise<string> {
  await goTo(app, '/plans');
  const chooser = app.waitForEvent('filechooser');
  await app.getByRole('button', { name: 'Import a plan file' }).click();
  await (await chooser).setFiles(example);
  await expect(app).toHaveURL(/#\/plan\/[0-9a-f-]{36}$/);
  await expect(app.getByRole('article').first()).toBeVisible();
  return new URL(app.url()).hash.slice(1);
}

for (const path of [...reference, ...others])
  test(`${path} in its themes, narrow, with large text and by Tab`, async ({ app }) => {
    await app.emulateMedia({ colorScheme: 'light' });
    await checkPage(app, path);
    await checkFocus(app, path);
  });

test('a plan and its report likewise', async ({ app }) => {
  await app.emulateMedia({ colorScheme: 'light' });
  const plan = await importExample(app);
  for (const path of [plan, `${plan}/report`]) {
    await checkPage(app, path);
    await checkFocus(app, path);
  }
});

test('forced colours keep words, borders and the focus', async ({ app }) => {
  await app.emulateMedia({ forcedColors: 'active' });
  for (const path of ['/', '/answer/magnesium/multiple-sclerosis', '/foods', '/about/settings']) {
    await goTo(app, path);
    await app.keyboard.press('Tab');
    expect.soft(await focusFaults(app), path).toEqual([]);
  }
  await goTo(app, '/about/settings');
  const chosen = app
    .getByRole('group', { name: 'Text size' })
    .getByRole('radio', { checked: true });
  await expect(chosen).toBeVisible();
  const border = await app
    .getByRole('region', { name: 'Sample' })
    .evaluate((box) => getComputedStyle(box).borderTopStyle);
  expect(border).toBe('solid');
});

test('settings hold at once, in words too, and are there in the first picture of the next start', async ({
  app,
}) => {
  await app.emulateMedia({ colorScheme: 'light' });
  await goTo(app, '/about/settings');
  const choose = (group: string, option: string): Promise<void> =>
    app.getByRole('group', { name: group }).getByRole('radio', { name: option }).check();
  const sample = app.getByRole('region', { name: 'Sample' });
  const measure = (): Promise<{ line: number; width: number }> =>
    sample.locator('.lead').evaluate((text) => ({
      line: Number.parseFloat(getComputedStyle(text).lineHeight),
      width: Number.parseFloat(getComputedStyle(text).maxWidth),
    }));

  const before = await measure();
  await choose('Line spacing', 'Wide');
  await choose('Length of lines', 'Short');
  const after = await measure();
  // 1.5 × 1.25 of the same size; 46 instead of 66 characters.
  expect(after.line / before.line).toBeCloseTo(1.25, 2);
  expect(after.width / before.width).toBeCloseTo(46 / 66, 2);

  await expect(sample.locator('svg').first()).toBeVisible();
  await choose('Symbols', 'Words alone');
  await expect(sample.locator('svg:visible')).toHaveCount(0);
  await expect(sample).toContainText(
    '0.97 plus or minus 0.08, p less than 0.05, values at least 3.',
  );
  await expect(sample.getByText('Studies disagree')).toBeVisible();

  await choose('Motion', 'None');
  const fades = (): Promise<string> =>
    app
      .getByRole('button')
      .first()
      .evaluate((button) => getComputedStyle(button).transitionDuration);
  expect(await fades()).toMatch(/^0s$/);

  await choose('Colours', 'Dark');
  await choose('Text size', 'Larger');
  await expectAccessible(app);

  // The page as the host sends it, before any script has run.
  await expect
    .poll(async () => (await app.request.get(new URL('/', app.url()).href)).text())
    .toMatch(/<html data-theme="dark" data-text="larger" data-spacing="wide"/);
  await app.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = (): void => {
      const body = document.querySelector('body');
      if (body !== null) seen.push(getComputedStyle(body).backgroundColor);
      if (seen.length < 20) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await app.reload();
  await expect(app.getByRole('radio', { name: 'Larger', exact: true })).toBeChecked();
  await app.waitForTimeout(500);
  const colours = await app.evaluate(() => [
    ...new Set((window as unknown as { seen: string[] }).seen),
  ]);
  expect(colours).toHaveLength(1);

  // As it was, for whoever comes next.
  await choose('Colours', 'Same as the system');
  await choose('Text size', 'Normal');
  await choose('Line spacing', 'Normal');
  await choose('Length of lines', 'Normal');
  await choose('Symbols', 'Words and symbols');
  await choose('Motion', 'Same as the system');
});
