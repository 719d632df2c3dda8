/** By keyboard alone: what is reached with Tab and Enter, and that focus is never thrown away. */
import { resolve } from 'node:path';
import { expect, test } from './support/app.ts';

const example = resolve(import.meta.dirname, '../../examples/plain.json');

test('a removed line hands the focus on', async ({ app }) => {
  await app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }).click();
  const chooser = app.waitForEvent('filechooser');
  await app.getByRole('button', { name: 'Import a plan file' }).press('Enter');
  await (await chooser).setFiles(example);
  await expect(app.getByRole('heading', { name: 'What you take' })).toBeVisible();

  const remove = app.getByRole('button', { name: /^Remove/ }).first();
  await remove.focus();
  await app.keyboard.press('Enter');
  await expect(app.locator('body')).not.toBeFocused();
  await expect(app.locator('main :focus')).toHaveCount(1);
});

test('the answer’s sections are one key away', async ({ app }) => {
  await app.getByRole('combobox', { name: /ask a question/i }).fill('is magnesium good for MS?');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(
    /^Magnesium and multiple sclerosis/i,
  );

  await app.getByRole('link', { name: 'You may have read…' }).press('Enter');
  await expect(app.getByRole('heading', { name: 'You may have read…' })).toBeInViewport();
  await expect(app.getByText('ten people').first()).toBeVisible();
});
