/** The evidence for a condition as a matrix: sorted, filtered and opened by keyboard; words looked up where they stand. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support/app.ts';

async function openCondition(app: Page, query = ''): Promise<Locator> {
  await app.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/condition/multiple-sclerosis${query}`);
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('Multiple sclerosis');
  return app.getByRole('table', { name: /by outcome/ });
}

const names = (table: Locator): Promise<string[]> =>
  table.getByRole('rowheader').getByRole('link').allTextContents();

test('key outcomes come first, and each cell says its result in words', async ({ app }) => {
  const table = await openCondition(app);
  const heads = await table.getByRole('columnheader').allTextContents();
  expect(heads.map((head) => head.trim()).slice(0, 4)).toEqual([
    'Supplement or nutrient',
    'Relapses',
    'Disability and progression',
    'MRI activity',
  ]);
  const magnesium = table.getByRole('row').filter({
    has: app.getByRole('rowheader', { name: /^Magnesium/ }),
  });
  await expect(magnesium.getByRole('link', { name: /Very uncertain/ }).first()).toBeVisible();
  await expect(magnesium.getByText('Very low certainty').first()).toBeVisible();
  // A cell without a claim says so.
  await expect(magnesium.getByRole('img', { name: 'not covered' }).first()).toBeAttached();
});

test('sorts by keyboard, says so, and keeps the order in the address', async ({ app }) => {
  const table = await openCondition(app);
  const byName = await names(table);
  expect(byName).toEqual([...byName].sort((a, b) => a.localeCompare(b, 'en')));

  const harms = table.getByRole('columnheader', { name: 'Harms' });
  await harms.getByRole('button').focus();
  await app.keyboard.press('Enter');
  await expect(harms).toHaveAttribute('aria-sort', 'descending');
  await expect(app.getByRole('status').filter({ hasText: 'by result: harms' })).toBeVisible();
  expect(app.url()).toContain('sort=harms');
  // The first line has a harm of high certainty, and the focus stays on the head of the column.
  const first = table.getByRole('row').nth(1);
  await expect(first.getByRole('link', { name: /^Harm\b/ })).toHaveCount(1);
  await expect(first.getByText('High certainty').first()).toBeVisible();
  await expect(harms.getByRole('button')).toBeFocused();

  await app.keyboard.press('Enter');
  await expect(harms).toHaveAttribute('aria-sort', 'ascending');
  expect(await names(table)).not.toEqual(byName);

  await app.reload();
  await expect(table.getByRole('columnheader', { name: 'Harms' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('filters by words and by result; what is left out does not look uncovered', async ({
  app,
}) => {
  const table = await openCondition(app);
  const all = (await names(table)).length;
  const status = app.getByRole('status').filter({ hasText: /outcomes/ });
  await expect(status).toContainText(`${all} of ${all} supplements and nutrients`);

  await app.getByRole('textbox', { name: 'Name or outcome' }).focus();
  await app.keyboard.type('vitamin d');
  await expect(table.getByRole('rowheader', { name: /^Vitamin D/ })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: /^Vitamin A/ })).toHaveCount(0);
  const found = (await names(table)).length;
  await expect(status).toContainText(`${found} of ${all} supplements and nutrients`);

  await app.getByText('More filters').press('Enter');
  await app.getByRole('combobox', { name: 'Result' }).selectOption('Studies disagree');
  await expect(table.getByText('left out by the filter').first()).toBeAttached();
  await expect(table.getByRole('link', { name: /^Studies disagree/ }).first()).toBeVisible();
  await expect(table.getByRole('link', { name: /^Very uncertain/ })).toHaveCount(0);

  await app.getByRole('button', { name: 'Clear all filters' }).press('Enter');
  await expect(table.getByRole('rowheader')).toHaveCount(all);
});

test('a cell opens its evidence, and the way back finds the table as it was', async ({ app }) => {
  const table = await openCondition(app, '?words=vitamin%20d&sort=certainty');
  const link = table.getByRole('link', { name: /^Studies disagree/ }).first();
  await link.focus();
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/#\/claim\/vitamin-d-/);
  await expect(app.getByRole('heading', { level: 1 })).not.toHaveText('Multiple sclerosis');
  await app.goBack();
  await expect(app.getByRole('textbox', { name: 'Name or outcome' })).toHaveValue('vitamin d');
  await expect(table.getByRole('rowheader', { name: /^Vitamin D/ })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: /^Zinc/ })).toHaveCount(0);
});

test('the table scrolls by keyboard, and only itself', async ({ app }) => {
  await openCondition(app);
  const region = app.getByRole('region', { name: /by outcome/ });
  await region.focus();
  await app.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
  expect(await app.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
});

test('a narrow window gets a list per substance, without sideways scrolling', async ({ app }) => {
  await app.setViewportSize({ width: 390, height: 844 });
  const table = await openCondition(app, '?words=biotin');
  await expect(table.getByRole('img', { name: 'not covered' })).toHaveCount(0);
  await expect(app.getByText('An outcome that does not stand under a name')).toBeVisible();
  await expect(table.getByRole('link', { name: /^Very uncertain/ }).first()).toBeVisible();
  expect(await app.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
  await expectAccessible(app);
});

test('the list with sentences is one press away', async ({ app }) => {
  await openCondition(app, '?words=vitamin%20d');
  await app.getByRole('radio', { name: 'List with sentences' }).check();
  await expect(app.getByRole('table', { name: 'Evidence for Multiple sclerosis' })).toBeVisible();
  expect(app.url()).toContain('view=list');
  await expectAccessible(app);
});

test('a word is looked up where it stands', async ({ app }) => {
  await app.evaluate(() => {
    window.location.hash = '#/about/method';
  });
  const term = app.getByRole('button', { name: 'GRADE', exact: true }).first();
  await expect(term).toHaveAccessibleDescription(/how sure we can be/);
  await term.focus();
  await app.keyboard.press('Enter');
  const glossary = app.locator('main').getByRole('link', { name: 'Glossary' });
  await expect(glossary).toBeVisible();
  await expectAccessible(app);
  await app.keyboard.press('Escape');
  await expect(glossary).toBeHidden();
  await expect(term).toBeFocused();

  await app.keyboard.press('Enter');
  await app.keyboard.press('Tab');
  await expect(glossary).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('Glossary');
  await expect(app.locator('#grade')).toBeInViewport();
});

for (const [name, hash] of [
  ['condition', '#/condition/multiple-sclerosis'],
  ['condition without evidence', '#/condition/acute-asthma'],
  ['medicine', '#/medication/levothyroxine'],
  ['medicine that lowers a nutrient', '#/medication/metformin'],
  ['group of medicines', '#/medication-class/thyroid-hormones'],
  ['source', '#/source/camu-2019'],
  ['interaction', '#/interaction/magnesium-levothyroxine'],
  ['sources and method', '#/about'],
  ['method', '#/about/method'],
  ['glossary', '#/about/glossary'],
  ['settings', '#/about/settings'],
] as const) {
  test(`nothing stands in the way of a screen reader: ${name}`, async ({ app }) => {
    await app.evaluate((to) => {
      window.location.hash = to;
    }, hash);
    await expect(app.locator('main h1')).toBeVisible();
    await expect(app.getByRole('contentinfo')).toContainText('edition');
    await expectAccessible(app);
  });
}
