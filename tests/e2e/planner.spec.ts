/** The planner by keyboard alone: from a person to a checked day, a slip told at its field, foods, versions, the plan file. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect as expectSoon, expectAccessible, test } from './support/app.ts';
import { Keyboard } from './support/keyboard.ts';

/** A slow machine takes its time; a page that never says so fails all the same. */
const expect = expectSoon.configure({ timeout: 20_000 });
test.setTimeout(300_000);

/** Everything that a machine can find in the light theme; then the contrast of the dark one. */
async function expectReadable(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html))).toEqual([]);
  await page.emulateMedia({ colorScheme: null });
}

const region = (app: Page, name: string | RegExp): Locator => app.getByRole('region', { name });
const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name });

const fold = (within: Page | Locator, title: string): Locator =>
  within.locator('summary', { hasText: title });

/** A plan for a person of this name, made by three answers. */
async function makePlan(app: Page, keys: Keyboard, title: string): Promise<void> {
  await keys.enter(
    app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }),
  );
  await expect(app.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
  const name = app.getByLabel('Name of the plan');
  if (!(await name.isVisible())) await keys.enter(button(app, 'New plan'));
  const whom = app.getByLabel('For whom');
  if (await whom.isVisible()) {
    await keys.to(whom);
    await keys.type('Somebody');
  }
  await keys.write(name, title);
  await keys.write(app.getByLabel('Age in years'), '34');
  await keys.choose(app.getByRole('group', { name: 'Sex' }), /^Female$/);
  await keys.enter(button(app, 'Make this plan'));
  await expect(app.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

interface Product {
  name: string;
  contains: string;
  entry: RegExp;
  amount: string;
  time?: string;
}

/** Adds a product and leaves its fields open. */
async function addProduct(app: Page, keys: Keyboard, product: Product): Promise<void> {
  await keys.enter(button(app, 'Add a supplement'));
  const name = app.getByLabel('Name of the product');
  await expect(name).toBeFocused();
  await keys.type(product.name);
  await keys.find(
    app.getByRole('combobox', { name: 'What does it contain?' }),
    product.contains,
    product.entry,
  );
  await keys.write(app.getByLabel('Amount in one serving'), product.amount);
  if (product.time !== undefined) await keys.time(app.getByLabel('Times, time 1'), product.time);
}

test('a person, a plan, the day laid out, undone, and a conflict named', async ({ app }) => {
  const keys = new Keyboard(app);
  await keys.enter(
    app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }),
  );
  await keys.enter(app.getByRole('navigation', { name: 'Planner' }).getByText('People'));
  await expect(app.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await keys.write(app.getByLabel('Name in the list'), 'Mother');
  await keys.write(app.getByLabel('Age in years'), '58');
  await keys.choose(app.getByRole('group', { name: 'Sex' }), /^Female$/);
  await keys.enter(button(app, 'Save and go on'));

  await keys.find(app.getByLabel('Add a medicine'), 'levothyroxine', /levothyroxine/i);
  await keys.addTime(app.getByRole('group', { name: /^Times of levothyroxine/i }), '07:00');
  await keys.enter(fold(app, 'Meals and waking hours'));
  const meals = app.getByRole('group', { name: 'Usual meal times' });
  await keys.addTime(meals, '07:30');
  await expectReadable(app);
  await keys.enter(button(app, 'Save this person'));
  await expect(app.getByRole('listitem').getByText(/Medicines: Levothyroxine/)).toBeVisible();

  await keys.enter(app.getByRole('link', { name: 'Make a plan for Mother' }));
  await keys.enter(button(app, 'Make this plan'));
  await expect(app.getByRole('heading', { level: 1, name: 'Mother' })).toBeVisible();

  await addProduct(app, keys, {
    name: 'Chalk tablets',
    contains: 'calcium carbonate',
    entry: /^calcium carbonate/i,
    amount: '500',
    time: '08:00',
  });
  await keys.choose(app.getByRole('group', { name: /label count/ }), /counts calcium alone/);
  await addProduct(app, keys, {
    name: 'Oxide',
    contains: 'magnesium oxide',
    entry: /^magnesium oxide/i,
    amount: '400',
    time: '08:00',
  });
  // 400 mg × 24.305 ÷ (24.305 + 15.999) = 241 mg
  const readings = app.getByRole('group', { name: /label count/ });
  await expect(readings.getByRole('radio')).toHaveCount(3);
  await expect(readings.getByText(/241 mg/).first()).toBeVisible();
  await expectReadable(app);
  await keys.choose(readings, /whole compound: 400 mg.* = 241 mg magnesium/);

  // The same time once more would count a serving more: the field says so, and it is not counted.
  const times = app.getByRole('group', { name: 'Times', exact: true });
  await keys.addTime(times, '08:00');
  await expect(times.getByText(/08:00 is entered twice and counts once/)).toBeVisible();
  await expect(times.getByLabel('Times, time 2')).toHaveAttribute('aria-invalid', 'true');
  await keys.enter(button(times, 'Remove 08:00').last());
  await expect(times.getByText(/is entered twice/)).toBeHidden();

  const findings = region(app, 'Findings');
  await expect(findings.getByRole('heading', { name: /levothyroxine/i }).first()).toBeVisible();
  const day = region(app, 'The day');
  await expect(day.getByText(/not kept by the times as entered/)).toBeVisible();
  await expectReadable(app);

  await keys.enter(button(day, 'Use these times'));
  await expect(day.getByText('The times as entered keep every recorded gap.')).toBeVisible();
  await expect(day.getByRole('heading', { name: 'The day', exact: true })).toBeFocused();
  await keys.press('Control+z');
  await expect(day.getByText(/not kept by the times as entered/)).toBeVisible();

  await keys.enter(fold(day, 'Change times yourself'));
  await keys.to(day.getByRole('checkbox', { name: /times of Chalk tablets fixed/ }));
  await keys.press('Space');
  await expect(day.getByText(/No layout of the day keeps every recorded gap/)).toBeVisible();
  await expect(
    day
      .getByRole('listitem')
      .getByText(/levothyroxine.*4 hours.*calcium/i)
      .first(),
  ).toBeVisible();
  await expectReadable(app);
});

test('a slip is asked about at its field; a product is kept and used again', async ({ app }) => {
  const keys = new Keyboard(app);
  await makePlan(app, keys, 'Slip');
  await addProduct(app, keys, {
    name: 'Sunny drops',
    contains: 'vitamin d',
    entry: /^vitamin d\b/i,
    amount: '50000',
  });
  const unit = app.getByLabel('Unit', { exact: true });
  await expect(unit).toHaveValue('mcg');

  // 50,000 mcg × 40 = 2,000,000 IU
  const question = app.getByRole('status').filter({ hasText: 'Is it 50,000 IU' });
  await expect(question).toBeVisible();
  await expectReadable(app);
  await keys.enter(button(question, 'Set the unit to IU'));
  await expect(unit).toHaveValue('IU');
  await expect(question).toBeHidden();
  await expect(app.locator('main :focus')).toHaveCount(1);
  await keys.write(app.getByLabel('Amount in one serving'), '1000');

  await keys.enter(button(app, 'Keep in my products'));
  await expect(app.getByText('“Sunny drops” is kept in your products.').first()).toBeVisible();

  await makePlan(app, keys, 'Second');
  await keys.find(
    app.getByRole('combobox', { name: 'Add from my products' }),
    'sunny',
    /Sunny drops/,
  );
  await expect(button(app, 'Done with Sunny drops')).toBeFocused();
  await expect(app.getByLabel('Amount in one serving')).toHaveValue('1000');
  await expect(app.getByLabel('Unit', { exact: true })).toHaveValue('IU');
});

test('a typical day, food first for a vegan, versions, and the plan file', async ({ app }) => {
  const keys = new Keyboard(app);
  await makePlan(app, keys, 'Eater');
  await keys.enter(fold(app, 'Diet and foods left out'));
  await keys.to(app.getByRole('checkbox', { name: 'Vegan' }));
  await keys.press('Space');

  const food = app.getByRole('combobox', { name: 'Add a food' });
  for (const [words, entry, amount] of [
    ['30 g almonds', /almond/i, null],
    ['oats', /oat/i, '2'],
    ['lentils', /lentil/i, '1'],
  ] as const) {
    await keys.find(food, words, entry);
    if (amount === null) continue;
    await expect(app.locator('[data-amount]').last()).toBeFocused();
    await keys.type(amount);
    await keys.press('Enter');
    await expect(food).toBeFocused();
  }
  await expect(
    region(app, /What you eat/)
      .getByRole('listitem')
      .filter({ has: app.getByRole('textbox') }),
  ).toHaveCount(3);

  const foodFirst = region(app, 'What food would bring');
  await keys.enter(fold(foodFirst, 'Foods for the nutrients that stay below'));
  await expect(foodFirst.getByText(/vegan/i).first()).toBeVisible();
  // A typical day of three foods does not reach every published value.
  const gap = foodFirst.locator('details details').first();
  await keys.enter(gap.locator('summary'));
  await expect(gap.getByRole('row').nth(1)).toBeVisible();
  await expect(
    foodFirst.getByRole('rowheader', { name: /beef|milk|egg|salmon|chicken/i }),
  ).toHaveCount(0);
  await expectReadable(app);

  const versions = region(app, 'Kept versions');
  await keys.enter(versions.locator('summary').first());
  await keys.write(versions.getByLabel('Note for this version'), 'before');
  await keys.enter(button(versions, 'Keep this version'));
  await expect(versions.getByRole('rowheader', { name: /^Version 1/ })).toBeVisible();
  await keys.to(food);
  await keys.find(food, '150 g apple', /apple/i);
  await keys.enter(button(versions, 'What changed since version 1'));
  await expect(versions.getByRole('heading', { name: 'What changed' })).toBeFocused();
  await expect(versions.getByText(/apple/i).first()).toBeVisible();
  await expectReadable(app);

  await keys.enter(
    app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }),
  );
  await expect(app.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
  const save = async (name: RegExp): Promise<{ path: string; text: string }> => {
    const download = app.waitForEvent('download');
    await keys.enter(button(app, name).first());
    const path = await (await download).path();
    return { path, text: await readFile(path, 'utf8') };
  };
  const first = await save(/^Export Eater$/);
  const chooser = app.waitForEvent('filechooser');
  await keys.enter(button(app, 'Import a plan file'));
  await (
    await chooser
  ).setFiles({
    name: 'again.json',
    mimeType: 'application/json',
    buffer: Buffer.from(first.text),
  });
  await expect(app).toHaveURL(/#\/plan\/[0-9a-f-]{36}$/);
  await expect(app.getByRole('heading', { level: 1, name: 'again' })).toBeVisible();
  await keys.enter(
    app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }),
  );
  const again = await save(/^Export again$/);
  expect(again.text).toBe(first.text);
});

test('a removed line hands the focus on', async ({ app }) => {
  const keys = new Keyboard(app);
  await keys.enter(
    app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }),
  );
  const chooser = app.waitForEvent('filechooser');
  await keys.enter(button(app, 'Import a plan file'));
  await (await chooser).setFiles(resolve(import.meta.dirname, '../../examples/plain.json'));
  await expect(app.getByRole('heading', { name: 'What you take' })).toBeVisible();

  await keys.enter(button(app, /^Remove/).first());
  await expect(app.locator('body')).not.toBeFocused();
  await expect(app.locator('main :focus')).toHaveCount(1);
});
