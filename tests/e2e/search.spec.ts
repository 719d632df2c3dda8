/** The search box of every page, its list, and the page of results. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support/app.ts';

const boxOf = (app: Page): Locator => app.getByRole('banner').getByRole('combobox');
const listOf = (app: Page): Locator => app.getByRole('banner').getByRole('listbox');

/** Any page with the box in its header. */
async function open(app: Page, hash = '#/foods'): Promise<void> {
  await app.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(boxOf(app)).toBeVisible();
}

test('a misspelled name is corrected, and said to be', async ({ app }) => {
  await open(app);
  await boxOf(app).pressSequentially('magnezium');
  const list = listOf(app);
  await expect(list.getByText('Showing results for magnesium')).toBeVisible();
  await expect(list.getByRole('option', { name: /^Magnesium spelling corrected/ })).toBeVisible();
  await expect(
    app.getByRole('status').getByText(/Showing results for magnesium\. \d+ results/),
  ).toBeAttached();
  await expectAccessible(app);

  await app.keyboard.press('Control+Enter');
  await expect(app).toHaveURL(/#\/search\?q=magnezium$/);
  const main = app.getByRole('main');
  await expect(main.getByText(/Showing results for magnesium/)).toBeVisible();
  await expect(main.locator('a[data-result]').first()).toHaveText('Magnesium');
  await main.getByRole('link', { name: /^Search instead for .*magnezium/ }).click();
  await expect(app).toHaveURL(/#\/search\?q=magnezium&typed=1$/);
  await expect(main.getByText(/Showing results for/)).toBeHidden();
  await expect(main.locator('a[data-result]')).toHaveCount(0);
});

test('a question is answered above the results', async ({ app }) => {
  await open(app);
  await boxOf(app).pressSequentially('is magnesium good for ms');
  const first = listOf(app).getByRole('option').first();
  await expect(first).toContainText('Magnesium and multiple sclerosis');
  await expect(first).toContainText('The evidence is very uncertain');
  await expect(first).toContainText('Very low certainty');

  await app.keyboard.press('Control+Enter');
  const card = app.getByRole('region', { name: 'Magnesium and multiple sclerosis' });
  await expect(card.getByText('Very low certainty').first()).toBeVisible();
  await expect(card.getByText(/doctor or pharmacist/)).toBeVisible();
  await card.getByRole('link', { name: /The whole answer/ }).click();
  await expect(app).toHaveURL(/#\/answer\/magnesium\/multiple-sclerosis$/);
});

test('a pair without a record is never called safe', async ({ app }) => {
  await open(app, '#/search?q=vitamin%20c%20and%20baclofen');
  const card = app.getByRole('main').getByRole('region').first();
  await expect(card.getByText(/That is not a sign of safety/)).toBeVisible();
});

test('by keyboard alone: there, through the list, back, and through the results', async ({
  app,
}) => {
  await open(app);
  const ask = app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Ask' });
  await ask.focus();
  await app.keyboard.press('/');
  await expect(boxOf(app)).toBeFocused();
  await expect(boxOf(app)).toHaveValue('');
  await app.keyboard.type('zinc');
  await expect(listOf(app)).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(listOf(app)).toBeHidden();
  await expect(ask).toBeFocused();

  await app.keyboard.press('Control+k');
  await app.keyboard.type('zinc a/b');
  await expect(boxOf(app)).toHaveValue('zinc a/b');
  await boxOf(app).fill('zinc');
  await expect(listOf(app)).toBeVisible();
  await app.keyboard.press('ArrowDown');
  const active = listOf(app).locator('[aria-selected="true"]');
  await expect(active).toHaveId((await boxOf(app).getAttribute('aria-activedescendant')) ?? '');
  await app.keyboard.press('End');
  await expect(active).toContainText(/results/);
  await app.keyboard.press('Home');
  await expect(active).toContainText('Zinc');
  await app.keyboard.press('Tab');
  await expect(listOf(app)).toBeHidden();

  await app.keyboard.press('Control+k');
  await app.keyboard.press('Control+Enter');
  await expect(app.getByRole('heading', { level: 1 })).toBeFocused();
  const results = app.getByRole('main').locator('a[data-result]');
  await app.keyboard.press('ArrowDown');
  await expect(results.nth(0)).toBeFocused();
  await app.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toBeFocused();
  await app.keyboard.press('ArrowUp');
  await app.keyboard.press('/');
  await expect(boxOf(app)).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(results.nth(0)).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/#\/substance\/zinc$/);
});

test('results are narrowed down by kind', async ({ app }) => {
  await open(app, '#/search?q=magnesium');
  const kinds = app.getByRole('navigation', { name: 'Kinds of results' });
  await kinds.getByRole('link', { name: /^Interactions \d+/ }).click();
  await expect(app).toHaveURL(/kind=interaction/);
  const main = app.getByRole('main');
  await expect(main.getByRole('heading', { level: 2, name: /^Interactions/ })).toBeVisible();
  await expect(main.getByRole('heading', { level: 2, name: /^Foods/ })).toBeHidden();
  await expect(kinds.getByRole('link', { name: /^Interactions/ })).toHaveAttribute('aria-current');
});

test('recent searches stay in the window until they are cleared', async ({ app }) => {
  await open(app);
  for (const words of ['zinc', 'almond']) {
    await boxOf(app).fill(words);
    await app.keyboard.press('Control+Enter');
    await expect(app).toHaveURL(new RegExp(`q=${words}$`));
    await expect(app.getByRole('heading', { level: 1 })).toContainText(words);
  }
  await app.reload();
  await open(app);
  await boxOf(app).click();
  const list = listOf(app);
  await expect(list.getByRole('option')).toHaveText([
    /^almond/,
    /^zinc/,
    'Clear all recent searches',
  ]);
  await expectAccessible(app);
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Delete');
  await expect(list.getByRole('option')).toHaveText([/^zinc/, 'Clear all recent searches']);

  await open(app, '#/search');
  await expect(app.getByRole('link', { name: 'zinc' })).toBeVisible();
  await app.getByRole('button', { name: 'Clear all' }).click();
  await expect(app.getByRole('link', { name: 'zinc' })).toBeHidden();
  expect(await app.evaluate(() => localStorage.getItem('cofactor.recent'))).toBeNull();
});

for (const [what, words] of [
  ['signs', '!!! "* NEAR( - ^'],
  ['emoji', '🙂🥦'],
  ['right-to-left text', 'מגנזיום والصرع'],
  ['a database command', "'; DROP TABLE names; --"],
  ['a pasted page', 'lorem ipsum '.repeat(830)],
] as const) {
  test(`${what}: a calm page`, async ({ app }) => {
    await open(app);
    await boxOf(app).fill(words);
    await app.keyboard.press('Control+Enter');
    await expect(app.getByRole('heading', { level: 1 })).toContainText('Results for');
    const main = app.getByRole('main');
    await expect(
      main
        .getByRole('heading', { name: 'How to find more' })
        .or(main.locator('a[data-result]').first()),
    ).toBeVisible();
    await expect(app.getByRole('alert')).toHaveCount(0);
  });
}

test('what is not covered is not called a lack of evidence', async ({ app }) => {
  await open(app, '#/search?q=xylqwertz');
  const main = app.getByRole('main');
  await expect(main.getByText('not covered', { exact: true })).toBeVisible();
  await expect(main).toContainText('That is not the same as no evidence');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`list and results are accessible, ${scheme}`, async ({ app }) => {
    await app.emulateMedia({ colorScheme: scheme });
    await open(app, '#/search?q=is%20magnesium%20good%20for%20ms');
    await expectAccessible(app);
    await boxOf(app).fill('magnes');
    await expect(listOf(app)).toBeVisible();
    await app.keyboard.press('ArrowDown');
    await expectAccessible(app);
  });
}
