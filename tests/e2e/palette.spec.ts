/** The command palette, the keyboard help and plan files that are dropped: by keyboard, with the focus where it was in the end. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, expectAccessible, test } from './support/app.ts';
import { Keyboard } from './support/keyboard.ts';

const example = resolve(import.meta.dirname, '../../examples/plain.json');

test('a command is three keys away, and Escape leads back', async ({ app }) => {
  const keys = new Keyboard(app);
  const foods = app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Foods' });
  await keys.to(foods);
  await keys.press('Control+Shift+P');
  const dialog = app.getByRole('dialog', { name: 'Commands' });
  const field = dialog.getByRole('combobox', { name: 'Type what to do or where to go' });
  await expect(field).toBeFocused();
  await expect(dialog.getByRole('option', { name: 'Ask', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expectAccessible(app);
  await keys.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(foods).toBeFocused();

  await keys.press('Control+Shift+P');
  await expect(field).toBeFocused();
  await keys.type('glos');
  await expect(dialog.getByRole('option').first()).toHaveAccessibleName('Glossary');
  await keys.press('Enter');
  await expect(app).toHaveURL(/#\/about\/glossary$/);
  await expect(dialog).toHaveCount(0);
  await expect(app.getByRole('heading', { level: 1 })).toBeFocused();
});

test('arrows choose and go round; what has the choice is in sight', async ({ app }) => {
  const keys = new Keyboard(app);
  await keys.press('Control+Shift+P');
  const field = app.getByRole('combobox', { name: 'Type what to do or where to go' });
  await expect(field).toBeFocused();
  await keys.press('ArrowUp');
  const options = app.getByRole('dialog').getByRole('option');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(options.last()).toBeInViewport({ ratio: 0.9 });
  await keys.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  const active = await field.getAttribute('aria-activedescendant');
  await expect(options.first()).toHaveAttribute('id', active ?? '');
});

test('colours and text size change at once', async ({ app }) => {
  const keys = new Keyboard(app);
  await keys.press('Control+Shift+P');
  await expect(app.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keys.type('dark');
  await expect(app.getByRole('dialog').getByRole('option').first()).toHaveAccessibleName(
    'Colours: dark',
  );
  await keys.press('Enter');
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');
  await keys.press('Control+Shift+P');
  await expect(app.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keys.type('colours sys');
  await keys.press('Enter');
  await expect(app.locator('html')).not.toHaveAttribute('data-theme', 'dark');
});

test('words that are no command are searched for', async ({ app }) => {
  const keys = new Keyboard(app);
  await keys.press('Control+Shift+P');
  await expect(app.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keys.type('baclofen');
  await keys.press('Enter');
  await expect(app).toHaveURL(/#\/search\?q=baclofen$/);
});

test('? lists the keys, is text in a field, and can be turned off', async ({ app }) => {
  const keys = new Keyboard(app);
  const question = app.getByRole('combobox', { name: /ask a question/i });
  await keys.to(question);
  await keys.type('why?');
  await expect(question).toHaveValue('why?');
  const dialog = app.getByRole('dialog', { name: 'Keyboard' });
  await expect(dialog).toHaveCount(0);

  const opener = app.getByRole('button', { name: 'Keyboard' });
  await keys.to(opener);
  await keys.press('?');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText('Control Shift P')).toHaveCount(1);
  await expectAccessible(app);
  const single = dialog.getByRole('checkbox', { name: /single keys/ });
  await keys.to(single);
  await keys.press('Space');
  await expect(single).not.toBeChecked();
  await keys.press('Escape');
  await expect(opener).toBeFocused();

  await keys.press('?');
  await keys.press('/');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await keys.press('Control+/');
  await expect(dialog).toBeVisible();
  await keys.to(single);
  await keys.press('Space');
  await expect(single).toBeChecked();
  await keys.press('Escape');
});

/** Drops files on the window as a file manager does. */
async function drop(
  app: Parameters<typeof expectAccessible>[0],
  files: { name: string; text: string }[],
): Promise<void> {
  const transfer = await app.evaluateHandle((given) => {
    const made = new DataTransfer();
    for (const { name, text } of given) made.items.add(new File([text], name));
    return made;
  }, files);
  await app.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await app.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

test('a dropped plan file is shown, then added; a wrong one says what is wrong', async ({
  app,
}) => {
  const keys = new Keyboard(app);
  await drop(app, [{ name: 'photo.png', text: '' }]);
  const dialog = app.getByRole('dialog');
  await expect(dialog).toContainText('“photo.png” is not a plan file');
  await expectAccessible(app);
  await keys.press('Escape');

  await drop(app, [{ name: 'half.json', text: '{"format":"cofactor-plan","version":1}' }]);
  await expect(dialog).toContainText('“half.json” was not imported, and nothing was changed.');
  await keys.press('Escape');

  const text = readFileSync(example, 'utf8');
  await drop(app, [{ name: 'From a friend.cofactorplan', text }]);
  await expect(dialog).toContainText('From a friend.cofactorplan holds');
  await expectAccessible(app);
  await keys.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(app).toHaveURL(/\/(#\/)?$/);

  await drop(app, [{ name: 'From a friend.cofactorplan', text }]);
  await keys.enter(dialog.getByRole('button', { name: 'Add as a new plan' }));
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('From a friend');
});

test('the palette opens plans, and the open plan becomes a file', async ({ app }) => {
  const keys = new Keyboard(app);
  const text = readFileSync(example, 'utf8');
  await drop(app, [{ name: 'Travel.cofactorplan', text }]);
  await keys.enter(app.getByRole('button', { name: 'Add as a new plan' }));
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('Travel');
  await app.goto(`${new URL(app.url()).origin}/#/foods`);
  await expect(app.getByRole('heading', { level: 1 })).not.toHaveText('Travel');

  await keys.press('Control+Shift+P');
  await expect(app.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keys.type('travel');
  await expect(app.getByRole('dialog').getByRole('option').first()).toHaveAccessibleName('Travel');
  await keys.press('Enter');
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('Travel');

  const saved = app.waitForEvent('download');
  await keys.press('Control+Shift+P');
  await expect(app.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keys.type('save this plan');
  await expect(app.getByRole('dialog').getByRole('option').first()).toHaveAccessibleName(
    'Save this plan as a file',
  );
  await keys.press('Enter');
  const file = await saved;
  expect(file.suggestedFilename()).toBe('Travel.cofactorplan');
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toMatchObject({
    format: 'cofactor-plan',
  });
});
