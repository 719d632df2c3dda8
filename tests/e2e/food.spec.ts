/** Food beside published values: whose values, shares of them, comparing foods, and converting units. */
import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { expect, expectAccessible, test } from './support/app.ts';

const example = resolve(import.meta.dirname, '../../examples/conflicts.json');

/** Goes to an address of the app without a new start. */
async function goTo(app: Page, hash: string): Promise<void> {
  await app.evaluate((next) => {
    window.location.hash = next;
  }, hash);
}

async function choosePerson(app: Page, age: string): Promise<void> {
  await app.getByRole('button', { name: /^(Choose a|Change) person$/ }).click();
  await app.getByLabel('Age in years').fill(age);
  await app.getByRole('radio', { name: 'Female' }).check();
  await app.getByRole('button', { name: 'Show these values' }).click();
  await expect(app.getByRole('button', { name: 'Change person' })).toBeFocused();
}

test('the share of a published value that a weight of food brings', async ({ app }) => {
  await goTo(app, '#/food/almonds-raw');
  await expect(app.getByRole('heading', { level: 1, name: 'Almonds, raw' })).toBeVisible();
  const magnesium = app.getByRole('row', { name: /^Magnesium/ });
  await expect(magnesium).toContainText('270 mg');

  // Nobody is assumed: without a person there is no share, and the page says how to choose.
  await expect(app.getByText('nobody chosen')).toBeVisible();
  await expect(magnesium).not.toContainText('%');
  await app.getByRole('button', { name: 'Choose a person' }).click();
  await app.getByRole('button', { name: 'Show these values' }).click();
  await expect(app.getByText(/Enter the age in whole years/)).toBeVisible();
  await expect(app.getByText('Choose one of the two.')).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: 'Close' }).click();

  await choosePerson(app, '34');
  await expect(app.getByText('woman, 34 years').first()).toBeVisible();
  await app.getByLabel('How much').selectOption({ label: 'Another weight…' });
  await app.getByLabel('Weight in grams').fill('30');
  // 270 mg in 100 g are 81 mg in 30 g; 81 ÷ 320 = 25.3 % of the RDA of women of 31 to 50 years.
  await expect(magnesium).toContainText('81 mg');
  await expect(magnesium).toContainText('25.3%');
  await expect(magnesium).toContainText('81 mg ÷ 320 mg (RDA)');
  // The UL of magnesium counts supplements only, so almonds have no share of it.
  await expect(magnesium).toContainText('counts supplements and medicines only, not food');
  await expect(app).toHaveURL(/#\/food\/almonds-raw\?grams=30$/);

  // EFSA gives women an adequate intake of 300 mg: 81 ÷ 300 = 27 %.
  await app.getByRole('radio', { name: /EFSA/ }).check();
  await expect(magnesium).toContainText('27%');
  const zinc = app.getByRole('row', { name: /^Zinc/ });
  await expect(zinc).toContainText('phytate intake 300 mg a day');
  await expectAccessible(app);
});

test('the chosen person is marked in words on the page of a substance', async ({ app }) => {
  await goTo(app, '#/substance/magnesium');
  await choosePerson(app, '34');
  const mine = app.getByRole('table', { name: 'Magnesium per day for woman, 34 years' });
  await expect(mine).toContainText('320 mg');
  await expect(mine).toContainText('300 mg');
  await expect(
    app.getByRole('row', { name: /Females, 31 to 50 years you chose: woman, 34 years/ }),
  ).toBeVisible();
  await expectAccessible(app);
});

test('the person of a plan is chosen by its name, and nobody can be chosen again', async ({
  app,
}) => {
  await goTo(app, '#/plans');
  const chooser = app.waitForEvent('filechooser');
  await app.getByRole('button', { name: 'Import a plan file' }).click();
  await (await chooser).setFiles(example);
  await expect(app).toHaveURL(/#\/plan\/[0-9a-f-]{36}$/);
  const title = await app.getByRole('heading', { level: 1 }).innerText();

  await goTo(app, '#/food/almonds-raw');
  await app.getByRole('button', { name: /^(Choose a|Change) person$/ }).click();
  await expect(app.getByRole('list', { name: 'Or the person of a plan' })).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: title, exact: true }).first().click();
  await expect(app.getByRole('row', { name: /^Magnesium/ })).toContainText('%');

  await app.getByRole('button', { name: 'Change person' }).click();
  await app.getByRole('button', { name: 'Show values for nobody' }).click();
  await expect(app.getByText('nobody chosen')).toBeVisible();
  await expect(app.getByRole('row', { name: /^Magnesium/ })).not.toContainText('%');
});

test('units are converted while typing', async ({ app }) => {
  await goTo(app, '#/substance/vitamin-d?at=convert');
  const section = app.getByRole('region', { name: 'Convert units' });
  await section.getByLabel('Unit').selectOption('IU');
  await section.getByLabel('Amount').fill('400');
  await expect(section.getByText('400 IU × 0.025 = 10 mcg')).toBeVisible();
  await expect(section.getByRole('status')).toContainText('10 mcg');
  await section.getByLabel('Amount').fill('much');
  await expect(section.getByText(/Enter an amount/)).toBeVisible();
  await expectAccessible(app);
});

test('up to five foods are compared, and the address holds the comparison', async ({ app }) => {
  await goTo(app, '#/food/almonds-raw');
  await app.getByRole('button', { name: 'Add to the comparison: Almonds, raw' }).click();
  await app.getByRole('link', { name: 'Compare 1 food' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Compare foods' })).toBeVisible();

  const picker = app.getByRole('combobox', { name: 'Add a food' });
  const add = async (words: string, name: string): Promise<void> => {
    await picker.fill(words);
    await expect(app.getByRole('option', { name })).toBeVisible();
    await app.getByRole('option', { name }).first().click();
  };
  await add('lentils boiled', 'Lentils, boiled');
  await expect(app).toHaveURL(/ids=almonds-raw%2Clentils-boiled|ids=almonds-raw,lentils-boiled/);
  const table = app.getByRole('table', { name: 'Nutrients of the compared foods' });
  // Almonds hold 270 mg magnesium in 100 g, more than boiled lentils.
  const magnesium = table.getByRole('row', { name: /^Magnesium/ });
  await expect(magnesium.getByRole('cell').first()).toContainText('270 mg');
  await expect(magnesium.getByRole('cell').first()).toContainText('highest');
  await expect(magnesium.getByRole('cell').nth(1)).not.toContainText('highest');

  await app.getByRole('radio', { name: 'A portion' }).check();
  await app
    .getByLabel('Portion of Almonds, raw')
    .selectOption({ label: '1 oz (23 kernels), 28.35 g' });
  // 270 × 28.35 ÷ 100 = 76.5 mg.
  await expect(magnesium.getByRole('cell').first()).toContainText('76.5 mg');
  await expectAccessible(app);

  const address = app.url();
  await app.reload();
  await expect(magnesium.getByRole('cell').first()).toContainText('76.5 mg');
  expect(app.url()).toBe(address);
});

test('a sixth food is refused in words', async ({ app }) => {
  const five = 'almonds-raw,lentils-boiled,salmon-atlantic-wild-cooked,rice-bran,hemp-seeds-hulled';
  await goTo(app, `#/foods/compare?ids=${five}`);
  const table = app.getByRole('table', { name: 'Nutrients of the compared foods' });
  await expect(table.getByRole('button', { name: /^Take out: / })).toHaveCount(5);
  await app.getByRole('combobox', { name: 'Add a food' }).fill('cocoa powder');
  await app.getByRole('option').first().click();
  await expect(app.getByText(/Five foods are compared at most/).first()).toBeVisible();
  await expect(table.getByRole('button', { name: /^Take out: / })).toHaveCount(5);
  await expectAccessible(app);

  await table.getByRole('button', { name: 'Take out: Almonds, raw' }).click();
  await expect(table.getByRole('button', { name: /^Take out: / })).toHaveCount(4);
  await expect(app.getByText(/Five foods are compared at most/)).toHaveCount(0);
});

test('the ranking says which portion it shows', async ({ app }) => {
  await goTo(app, '#/foods?per=portion');
  await expect(app.getByText(/the ordinary one: about what people eat at once/)).toBeVisible();
  await expect(app.getByText(/no ordinary portion listed/)).toBeVisible();
  await app.getByRole('radio', { name: 'First in the list' }).check();
  await expect(app.getByText(/the first that the USDA table lists/)).toBeVisible();
  await app.getByRole('radio', { name: 'Largest' }).check();
  await expect(app.getByText(/the largest that the USDA table lists/)).toBeVisible();
  await expect(app).toHaveURL(/portion=largest/);
  await expectAccessible(app);
});
