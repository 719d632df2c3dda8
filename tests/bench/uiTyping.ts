/** Typing while the page has much to do: how long each letter waits for its frame, and what blocks it. */
import type { Page } from '@playwright/test';
import type { Typing } from '../../tools/bench/uiShapes.ts';
import { settle, visit } from './uiVisit.ts';

/** Quick fingers and slow ones in turn: the slow ones let a check start and be drawn between two keys. */
const pauses = [60, 90, 450, 70, 180] as const;

async function type(page: Page, name: string, letters: readonly string[]): Promise<Typing> {
  let checks = 0;
  const count = (response: { url(): string }): void => {
    if (response.url().endsWith('/api/check')) checks += 1;
  };
  page.on('response', count);
  await page.evaluate(() => Object.assign(window.uiWatch, { keys: [], tasks: [] }));
  for (const [at, letter] of letters.entries()) {
    await page.waitForTimeout(pauses[at % pauses.length] ?? 0);
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  }
  await page.waitForTimeout(400);
  page.off('response', count);
  const { keys, tasks } = await page.evaluate(() => window.uiWatch);
  if (keys.length < letters.length) throw new Error(`${name}: a key was not painted`);
  return { name, keys, tasks, checks: page.url().includes('#/plan/') ? checks : null };
}

/** Types whole questions without waiting for their results. */
export async function typeInSearch(
  page: Page,
  queries: readonly string[],
  keys: number,
): Promise<Typing> {
  const box = page.locator('input[data-search-box]').first();
  await box.fill('');
  await box.focus();
  return type(page, 'search box', [...queries.join(' ')].slice(0, keys));
}

/** Amounts of one to three digits, each taken back before the next. */
const digits = (keys: number): string[] =>
  Array.from(
    { length: keys },
    (_, at) => ['4', '0', '5', 'Backspace', 'Backspace', 'Backspace'][at % 6] ?? '',
  );

/** Types the name and the amount of the first product of a plan. */
export async function typeInPlan(page: Page, id: string, keys: number): Promise<Typing[]> {
  await visit(page, `#/plan/${id}`);
  const takes = page.locator('section[aria-labelledby="takes"]');
  await page.locator('section[aria-labelledby="result"] h3').first().waitFor();
  await takes
    .getByRole('button', { name: /^Change / })
    .first()
    .click();
  await settle(page);
  const letters = (text: string): string[] => [...text.repeat(keys)].slice(0, keys);
  await takes.getByLabel('Name of the product').first().focus();
  const name = await type(page, 'name of a product', letters('magnesium citrate '));
  const amount = takes.getByRole('textbox', { name: /^Amount/ }).first();
  await amount.fill('');
  await amount.focus();
  return [name, await type(page, 'amount of a product', digits(keys))];
}
