/** Own data: out and in again, a backup brought back, a food table used in a plan and removed, papers with notes. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { zipOf } from '../../src/contract/zip.ts';
import { expect as expectSoon, expectAccessible, test } from './support/app.ts';
import { sidewaysScrolling } from './support/layout.ts';

const expect = expectSoon.configure({ timeout: 20_000 });
test.setTimeout(300_000);

/** Everything that a machine can find in the light theme, then the contrast of the dark one, then a narrow window. */
async function expectReadable(app: Page): Promise<void> {
  await expectAccessible(app);
  await app.emulateMedia({ colorScheme: 'dark' });
  const { violations } = await new AxeBuilder({ page: app })
    .withRules(['color-contrast'])
    .analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html))).toEqual([]);
  await app.emulateMedia({ colorScheme: null });
  const size = app.viewportSize();
  await app.setViewportSize({ width: 320, height: 800 });
  expect(await sidewaysScrolling(app)).toEqual([]);
  if (size !== null) await app.setViewportSize(size);
}

const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name });
const heading = (app: Page, name: string | RegExp): Locator => app.getByRole('heading', { name });

async function open(app: Page, address: string, title: string | RegExp): Promise<void> {
  await app.goto(`${new URL(app.url()).origin}/${address}`);
  await expect(app.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

interface Chosen {
  name: string;
  bytes: Uint8Array;
}
async function choose(app: Page, way: Locator, { name, bytes }: Chosen): Promise<void> {
  const chooser = app.waitForEvent('filechooser');
  await way.click();
  await (
    await chooser
  ).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}
const textFile = (name: string, text: string): Chosen => ({
  name,
  bytes: new TextEncoder().encode(text),
});

/** An operation of the contract, as the page calls it. */
async function call(app: Page, name: string, input: unknown): Promise<unknown> {
  return app.evaluate(
    async ([operation, body]) => {
      const response = await fetch(`/api/${operation}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const envelope = (await response.json()) as { ok: boolean; value: unknown };
      if (!envelope.ok) throw new Error(JSON.stringify(envelope));
      return envelope.value;
    },
    [name, JSON.stringify(input)] as const,
  );
}

const plan = {
  format: 'cofactor-plan',
  version: 1,
  profile: { age: 34, sex: 'female' },
  items: [],
};
const keepPlan = (app: Page, title: string): Promise<unknown> =>
  call(app, 'plans.save', { id: null, revision: 0, title, plan });

test('everything goes out with a passphrase, is deleted, and comes back', async ({ app }) => {
  await keepPlan(app, 'The plan that travels');
  await open(app, '#/about/privacy', 'Privacy');
  await app.getByRole('main').getByRole('link', { name: 'Your data' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Your data' })).toBeVisible();
  await expectReadable(app);

  await app.getByLabel('Close the file with a passphrase').check();
  await button(app, 'Export my data').click();
  const passphrase = app.getByLabel('Passphrase', { exact: true });
  await expect(passphrase).toBeFocused();
  await expect(app.getByText('Enter a passphrase of at least 8 characters.')).toBeVisible();
  await expectReadable(app);
  await passphrase.fill('four quiet words');
  await app.getByLabel('The same passphrase again').fill('four quiet word');
  await expect(app.getByText('The two differ.')).toBeVisible();
  await app.getByLabel('The same passphrase again').fill('four quiet words');
  const download = app.waitForEvent('download');
  await button(app, 'Export my data').click();
  const file = await download;
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 21).toString('latin1')).toBe('age-encryption.org/v1');
  await expect(app.getByText('It opens with its passphrase alone.')).toBeVisible();

  await button(app, 'Delete all my data').click();
  const dialog = app.getByRole('dialog');
  await dialog.getByLabel('Yes, delete all my data').check();
  await button(dialog, 'Delete everything').click();
  await expect(app.getByText('All your data was deleted from this computer.')).toBeVisible();
  expect(await call(app, 'plans.list', {})).toEqual([]);

  await choose(app, button(app, 'Choose a data file'), { name: 'mine.json.age', bytes });
  await expect(heading(app, '“mine.json.age”')).toBeFocused();
  await expectReadable(app);
  const opens = app.getByLabel('Passphrase of the file');
  await opens.fill('four loud words');
  await button(app, 'Try it').click();
  await expect(app.getByText('The passphrase does not open this file.')).toBeVisible();
  await expect(opens).toBeFocused();
  await opens.fill('four quiet words');
  await button(app, 'Try it').click();
  await expect(heading(app, 'What would happen')).toBeFocused();
  await expect(app.getByText(/^1 plan\b/)).toBeVisible();
  expect(await call(app, 'plans.list', {})).toEqual([]);
  await expectReadable(app);
  await button(app, 'Import this file').click();
  await expect(heading(app, 'The file was imported')).toBeFocused();
  expect(await call(app, 'plans.list', {})).toMatchObject([{ title: 'The plan that travels' }]);
  await call(app, 'data.erase', { confirm: 'erase all my data' });
});

test('a backup is looked into and restored, and what was there is kept', async ({ app }) => {
  await keepPlan(app, 'The old plan');
  await open(app, '#/about/data', 'Your data');
  const download = app.waitForEvent('download');
  await button(app, 'Export my data').click();
  const bytes = await readFile(await (await download).path());
  await expect(app.getByRole('main').getByText(/holds 1 plan/)).toBeVisible();
  await keepPlan(app, 'The new plan');

  // Replacing makes the backup that is restored below.
  await choose(app, button(app, 'Choose a data file'), { name: 'old.json', bytes });
  await expect(app.getByText(/^It holds 1 plan/)).toBeVisible();
  await app.getByLabel('Put it in place of everything that is here').check();
  await button(app, 'Try it').click();
  await expect(heading(app, 'What would happen')).toBeFocused();
  await button(app, 'Replace everything with this file').click();
  await expect(
    app.getByText('What was here before is kept as the newest backup below.'),
  ).toBeVisible();
  expect(await call(app, 'plans.list', {})).toMatchObject([{ title: 'The old plan' }]);

  await button(app, /^Look inside the backup/)
    .first()
    .click();
  await expect(app.getByRole('heading', { name: 'Plans that would come back' })).toBeVisible();
  const inside = app.getByRole('region', { name: /20\d\d at/ });
  await expect(inside.getByText('The new plan')).toBeVisible();
  await expectReadable(app);
  await button(app, 'Restore this backup').click();
  await expectReadable(app);
  await button(app.getByRole('dialog'), 'Restore this backup').click();
  await expect(app.getByText(/was restored\./)).toBeVisible();
  await expect(app.getByText('What was here before is kept as the newest backup.')).toBeVisible();
  const titles = (await call(app, 'plans.list', {})) as { title: string }[];
  expect(titles.map(({ title }) => title).sort()).toEqual(['The new plan', 'The old plan']);
  await call(app, 'data.erase', { confirm: 'erase all my data' });
});

const row = (...cells: (string | number)[]): string =>
  `${cells.map((cell) => `"${cell}"`).join(',')}\n`;
/** A download of FoodData Central with two foods, in its documented form. */
function tinyDownload(): Uint8Array {
  const folder = 'FoodData_Central_foundation_food_csv_2024-10-31/';
  const tables: Record<string, string> = {
    'food.csv':
      row('fdc_id', 'data_type', 'description', 'food_category_id', 'publication_date') +
      row(900001, 'foundation_food', 'Zanzibar nuts, raw', 12, '2024-10-31') +
      row(900002, 'foundation_food', 'Zanzibar leaves, raw', 11, '2024-10-31'),
    'foundation_food.csv':
      row('fdc_id', 'NDB_number', 'footnote') + row(900001, 1, '') + row(900002, 2, ''),
    'nutrient.csv':
      row('id', 'name', 'unit_name', 'nutrient_nbr', 'rank') +
      row(1090, 'Magnesium, Mg', 'MG', '304', '5500') +
      row(1007, 'Ash', 'G', '207', '1000'),
    'food_nutrient.csv':
      row('id', 'fdc_id', 'nutrient_id', 'amount', 'data_points', 'derivation_id') +
      row(1, 900001, 1090, '999', '', '') +
      row(2, 900001, 1007, '3', '', '') +
      row(3, 900002, 1090, '', '', ''),
  };
  const entries = Object.entries(tables).map(([name, text]) => ({
    name: `${folder}${name}`,
    bytes: new TextEncoder().encode(text),
  }));
  return zipOf(entries);
}

test('a download of FoodData Central is used in a plan and removed again', async ({ app }) => {
  await open(app, '#/foods', 'Best sources in food');
  await app.getByRole('main').getByRole('link', { name: 'Food tables' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Food tables' })).toBeVisible();
  await expectReadable(app);
  await choose(app, button(app, 'FoodData Central download (ZIP)'), {
    name: 'foundation.zip',
    bytes: tinyDownload(),
  });
  await expect(heading(app, 'FoodData Central: Foundation Foods')).toBeFocused();
  await expect(app.getByText('2024-10-31')).toBeVisible();
  await expectReadable(app);
  await button(app, 'Import this table').click();
  // The end is told on this page too, where it began.
  await expect(heading(app, '“foundation.zip” was imported')).toBeVisible();
  await expect(app.locator('strong', { hasText: /^2 foods, 1 amount$/ })).toBeVisible();
  await expect(app.getByText(/Imported by you on .*, not reviewed/)).toBeVisible();
  await expectReadable(app);

  await app
    .getByRole('link', { name: 'Look at the foods of FoodData Central: Foundation Foods' })
    .click();
  const table = app.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(
    table.getByText('FoodData Central: Foundation Foods, imported by you'),
  ).toBeVisible();
  await expectReadable(app);
  await table.getByRole('link', { name: 'Zanzibar nuts, raw' }).click();
  await expect(app.getByText('Imported by you, not reviewed', { exact: true })).toBeVisible();
  await expectReadable(app);

  // In a plan, through the field that finds foods.
  const { id } = (await keepPlan(app, 'With nuts')) as { id: string };
  await open(app, `#/plan/${id}`, 'With nuts');
  const field = app.getByRole('combobox', { name: /food/i }).first();
  await field.fill('30 g zanzibar nuts');
  await app
    .getByRole('option', { name: /Zanzibar nuts/ })
    .first()
    .click();
  await expect
    .poll(async () => (await call(app, 'plans.get', { id })) as object)
    .toMatchObject({ plan: { foods: [{ food: 'fdc-900001', grams: 30 }] } });
  // 30 g of 999 mg in 100 g.
  const { intakes } = (await call(app, 'check', {
    plan: { ...plan, foods: [{ food: 'fdc-900001', grams: 30 }] },
  })) as { intakes: { substance: string; food: { amount: number } }[] };
  expect(intakes.find(({ substance }) => substance === 'magnesium')?.food.amount).toBeCloseTo(
    299.7,
    6,
  );

  await open(app, '#/foods/tables', 'Food tables');
  await button(app, 'Remove FoodData Central: Foundation Foods').click();
  const dialog = app.getByRole('dialog');
  await expect(dialog.getByText('With nuts: 1 food')).toBeVisible();
  await expectReadable(app);
  await button(dialog, 'Remove this table').click();
  await expect(app.getByText(/No table of your own yet/)).toBeVisible();
  expect(await call(app, 'packs', {})).toHaveLength(1);
  const left = (await call(app, 'search', { query: 'zanzibar nuts' })) as {
    hits: { id: string }[];
  };
  expect(left.hits.filter(({ id: hit }) => hit.startsWith('fdc-'))).toEqual([]);

  // The plan names the food, says that nothing of it is counted, and is checked all the same.
  await open(app, `#/plan/${id}`, 'With nuts');
  await expect(
    app.getByText(/^A food comes from a food table that is not here: Zanzibar nuts, raw\./),
  ).toBeVisible();
  await expect(app.getByText('Not covered: Zanzibar nuts, raw')).toBeVisible();
  await expect(app.getByText('The check could not run.')).toHaveCount(0);
  await expectReadable(app);
  await button(app, 'Remove Zanzibar nuts, raw').first().click();
  await expect(app.getByText(/food table that is not here/)).toHaveCount(0);
  await call(app, 'data.erase', { confirm: 'erase all my data' });
});

test('a table of another country is read as its columns are named', async ({ app }) => {
  await open(app, '#/foods/tables', 'Food tables');
  const csv =
    'code;nom;groupe;Magnésium (mg/100 g);Énergie (kJ/100 g);Vitamine D\n' +
    'A1;Noix de Zanzibar;Noix;100,5;418,4;tr\n' +
    'A2;Feuille de Zanzibar;Feuilles;-;83,68;1\n';
  const file = textFile('ciqual_2020.csv', csv);
  await choose(app, button(app, 'Another table (CSV)'), file);
  await expect(heading(app, 'How “ciqual_2020.csv” is read')).toBeFocused();
  await expect(app.getByLabel('Between columns')).toHaveValue(';');
  await expect(app.getByLabel('Before decimals')).toHaveValue(',');
  await expect(app.getByLabel('Code')).toHaveValue('code');
  await expect(app.getByLabel('Name of the food')).toHaveValue('nom');
  await expect(app.getByLabel('What “Magnésium (mg/100 g)” holds')).toHaveValue('magnesium_mg');
  await expectReadable(app);

  await button(app, 'Import this table').click();
  await expect(app.getByRole('textbox', { name: 'Edition' })).toBeFocused();
  await expect(app.getByText('3 fields need attention before the import.')).toBeVisible();
  await expectReadable(app);
  await app.getByRole('textbox', { name: 'Edition' }).fill('2020');
  await app.getByLabel('Licence').fill('Open Licence');
  await app.getByLabel('Unit of “Vitamine D”').selectOption('mcg');
  await button(app, 'Import this table').click();
  await expect(heading(app, '“ciqual_2020.csv” was imported')).toBeVisible();
  await expectReadable(app);

  const found = (await call(app, 'search', { query: 'noix de zanzibar', kind: 'food' })) as {
    hits: { id: string }[];
  };
  const food = found.hits[0]?.id ?? '';
  const { record } = (await call(app, 'show', { ref: `food/${food}` })) as {
    record: { nutrients: { column: string; amount: number | null }[] };
  };
  const amountOf = (column: string) =>
    record.nutrients.find((one) => one.column === column)?.amount;
  expect(amountOf('magnesium_mg')).toBe(100.5);
  // 418.4 kJ ÷ 4.184; a trace is no number.
  expect(amountOf('energy_kcal')).toBeCloseTo(100, 9);
  expect(amountOf('vitamin_d_mcg')).toBeNull();

  // The answers are offered for the next edition.
  await choose(app, button(app, 'Another table (CSV)'), file);
  await button(app, /^Use the answers of/).click();
  await expect(app.getByLabel('Licence')).toHaveValue('Open Licence');
  await button(app, 'Cancel').click();
  await button(app, /^Remove ciqual/).click();
  await button(app.getByRole('dialog'), 'Remove this table').click();
  await expect(app.getByText(/No table of your own yet/)).toBeVisible();
  await call(app, 'data.erase', { confirm: 'erase all my data' });
});

test('papers are imported, annotated, found, kept apart and taken back', async ({ app }) => {
  await open(app, '#/readings', 'Reading list');
  await expectReadable(app);
  const ris = [
    'TY  - JOUR\nTI  - Magnesium and cramps\nAU  - Nielsen, F\nPY  - 2021\nDO  - 10.1000/xyz\nER  - \n',
    'TY  - JOUR\nTI  - Winter light\nAU  - Plato, A\nPY  - 2019\nER  - \n',
    'TY  - JOUR\nTI  - Magnesium and cramps again\nDO  - 10.1000/XYZ\nER  - \n',
    'TY  - JOUR\nAU  - Nobody\nER  - \n',
  ].join('\n');
  await choose(app, button(app, 'Import citations'), textFile('papers.ris', ris));
  await expect(heading(app, '“papers.ris” was imported')).toBeFocused();
  await expect(app.getByText('2 papers added, 1 paper in the list already')).toBeVisible();
  await expect(app.getByRole('row', { name: /without a title/ })).toBeVisible();
  await expectReadable(app);

  await button(app, 'Change Magnesium and cramps').click();
  await app.getByLabel('Your notes').fill('Ask about the calves.');
  await app.getByLabel('Tags').fill('spasms, to ask');
  await app.getByRole('combobox', { name: /Keep it with/ }).fill('magnesium');
  await app
    .getByRole('option', { name: /^Magnesium/ })
    .first()
    .click();
  await expectReadable(app);
  await button(app, 'Save this paper').click();
  await expect(app.getByText('Ask about the calves.')).toBeVisible();

  await app.getByLabel('Find a paper').fill('calves');
  await expect(app.getByText('1 paper of 2')).toBeVisible();
  await expect(heading(app, 'Winter light')).toBeHidden();
  const download = app.waitForEvent('download');
  await button(app, 'Save 1 found paper as RIS').click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved).toContain('Magnesium and cramps');
  expect(saved).not.toContain('Winter light');
  await app.getByLabel('Find a paper').fill('');
  await expect(app.getByText('2 papers', { exact: true })).toBeVisible();

  await button(app, 'Remove Winter light').click();
  await expect(button(app, 'Undo')).toBeFocused();
  await expect(heading(app, 'Winter light')).toBeHidden();
  await button(app, 'Undo').click();
  await expect(heading(app, 'Winter light')).toBeVisible();
  await expect(button(app, 'Change Winter light')).toBeFocused();

  // On the page of the substance it stands apart.
  await open(app, '#/substance/magnesium?at=sources', 'Magnesium');
  const own = app.getByRole('complementary', { name: 'Your readings about this' });
  await expect(own.getByText('Added by you, not part of the reviewed reference')).toBeVisible();
  await expect(own.getByText('Ask about the calves.')).toBeVisible();
  await expectAccessible(app);
  await own.getByRole('link', { name: 'Keep a paper about this' }).click();
  await expect(app.getByRole('heading', { level: 2, name: 'New paper' })).toBeVisible();
  await expect(app.getByRole('button', { name: 'Remove Magnesium', exact: true })).toBeVisible();
  await app.getByLabel('Title').fill('By hand');
  await button(app, 'Save this paper').click();
  await expect(heading(app, 'By hand')).toBeVisible();

  const { id } = (await keepPlan(app, 'With papers')) as { id: string };
  await open(app, `#/plan/${id}/report`, 'Report for the doctor');
  await app.locator('summary', { hasText: 'Your papers' }).click();
  await app.getByRole('checkbox', { name: /By hand/ }).check();
  await expect(app.locator('summary', { hasText: 'Your papers' })).toContainText('1 paper');
  await call(app, 'data.erase', { confirm: 'erase all my data' });
});

test('a list of retracted papers marks what it names', async ({ app }) => {
  await call(app, 'readings.save', {
    id: null,
    revision: 0,
    item: { type: 'article-journal', title: 'A paper that was withdrawn', DOI: '10.1000/gone' },
  });
  await open(app, '#/readings', 'Reading list');
  await expect(
    app.getByText(/No list has been imported, so nothing has been checked/),
  ).toBeVisible();
  const head =
    'Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n';
  await choose(app, button(app, 'Import a list'), textFile('empty.csv', head));
  // What went wrong has the keyboard, not the top of the page.
  await expect(app.locator(':focus')).toContainText('What happened');
  // The second row names a source of the reference, as a test.
  const list =
    head +
    '1,A paper that was withdrawn,2/3/2024 0:00,10.1000/notice,10.1000/gone,0,Retraction\n' +
    '2,A review of the reference,2/3/2024 0:00,10.1000/n,10.1002/14651858.CD001332,0,Retraction\n';
  await choose(app, button(app, 'Import a list'), textFile('retractions.csv', list));
  await expect(heading(app, /was imported$/)).toBeVisible();
  await expect(app.getByText(/Listed: Retraction/)).toBeVisible();
  await expect(app.getByText(/The list names only 2 publications/)).toBeVisible();
  await expectReadable(app);

  // Where a result rests on it, the row and the number say so.
  await open(app, '#/answer/magnesium/multiple-sclerosis', 'Magnesium and multiple sclerosis');
  await expect(
    app.getByText(/^This answer: 1 of its \d+ sources is listed as retracted$/),
  ).toBeVisible();
  const spasticity = app.getByRole('row', { name: /^Spasticity/ }).first();
  await expect(spasticity.getByText(/is listed as retracted/)).toBeVisible();
  await expect(
    spasticity.getByRole('button', { name: /^Source \d+: Shakespeare.*, listed as retracted$/ }),
  ).toBeVisible();
  await expectReadable(app);
  await open(app, '#/readings', 'Reading list');
  await button(app, /^Remove .*[Rr]etract/).click();
  await button(app.getByRole('dialog'), 'Remove this list').click();
  await expect(app.getByText(/No list has been imported/)).toBeVisible();
  await call(app, 'data.erase', { confirm: 'erase all my data' });
});
