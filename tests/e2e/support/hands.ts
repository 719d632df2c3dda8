/** A person with a mouse and a person at the keyboard: the same things done, so that a way through the app is told once. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './app.ts';
import { Keyboard } from './keyboard.ts';

export interface Hands {
  /** Brings a control into sight, as somebody does before pressing it. */
  reach(target: Locator): Promise<void>;
  /** A link, a button, the head of something folded. */
  press(target: Locator): Promise<void>;
  /** Writes over whatever stands in a text field. */
  write(field: Locator, text: string): Promise<void>;
  /** Sends what stands in the search box. */
  ask(box: Locator, button: Locator): Promise<void>;
  /** Writes into a field with a list under it and takes an entry. */
  find(field: Locator, words: string, entry: RegExp): Promise<void>;
  /** One of a group of radio buttons. */
  choose(group: Locator, words: RegExp): Promise<void>;
  /** Closes the window over the page. */
  close(dialog: Locator): Promise<void>;
}

export function mouse(page: Page): Hands {
  return {
    reach: (target) => target.scrollIntoViewIfNeeded(),
    press: (target) => target.click(),
    async write(field, text) {
      await field.click({ clickCount: 3 });
      await page.keyboard.type(text);
      await expect(field).toHaveValue(text);
    },
    ask: (_, button) => button.click(),
    async find(field, words, entry) {
      await field.click();
      await page.keyboard.type(words);
      const entries = page.locator('[role="option"]');
      await entries
        .and(page.getByRole('option', { name: entry }))
        .first()
        .click();
    },
    choose: (group, words) => group.getByRole('radio', { name: words }).click(),
    close: (dialog) => dialog.getByRole('button', { name: 'Close' }).click(),
  };
}

/** Tab, arrows, Enter, Escape and letters: no locator is clicked, filled or focused. */
export function keyboard(page: Page): Hands {
  const keys = new Keyboard(page);
  return {
    reach: (target) => keys.to(target),
    press: (target) => keys.enter(target),
    write: (field, text) => keys.write(field, text),
    async ask(box) {
      await keys.to(box);
      await keys.press('Enter');
    },
    find: (field, words, entry) => keys.find(field, words, entry),
    choose: (group, words) => keys.choose(group, words),
    close: () => keys.press('Escape'),
  };
}
