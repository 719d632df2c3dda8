/** A person at the keyboard: Tab, arrows, Enter, Space and letters. No locator is clicked, filled or focused. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './app.ts';

/** More stops than any page here has between two fields. */
const MOST_STOPS = 400;

export class Keyboard {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }
  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Tabs to a control, backwards where it lies before the one that has the focus. */
  async to(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    const node = await target.elementHandle();
    const stopsLeft = { count: MOST_STOPS };
    for (; stopsLeft.count > 0; stopsLeft.count -= 1) {
      const way = await this.page.evaluate((wanted) => {
        const now = document.activeElement;
        if (now === null || now === wanted) return null;
        const before = Node.DOCUMENT_POSITION_PRECEDING;
        return (now.compareDocumentPosition(wanted) & before) === before && now !== document.body
          ? 'Shift+Tab'
          : 'Tab';
      }, node);
      if (way === null) break;
      await this.press(way);
    }
    await expect(target).toBeFocused();
  }

  async enter(target: Locator): Promise<void> {
    await this.to(target);
    await this.press('Enter');
  }

  /** Writes over whatever stands in a text field. */
  async write(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.press('Control+a');
    await this.type(text);
    await expect(field).toHaveValue(text);
  }

  /** Types a time of day: digits go from part to part, "a" sets the half of the day where one is asked for. */
  async time(field: Locator, time: string): Promise<void> {
    await this.to(field);
    await this.type(`${time.replace(':', '')}a`);
    await this.press('Tab');
    await expect(field).toHaveValue(time);
  }

  /** Adds one more time to a list of times. Mornings only. */
  async addTime(group: Locator, time: string): Promise<void> {
    await this.enter(group.getByRole('button', { name: /^Add a/ }));
    await this.time(group.locator('input').last(), time);
  }

  /** Chooses in a list that opens under a text field: types, waits for the entry, Enter. */
  async find(field: Locator, words: string, entry: RegExp): Promise<void> {
    await this.to(field);
    await this.type(words);
    const entries = this.page.locator('[role="option"]');
    const option = entries.and(this.page.getByRole('option', { name: entry })).first();
    await expect(option).toBeVisible();
    for (let step = 0; step < 12; step += 1) {
      if ((await option.getAttribute('aria-selected')) === 'true') break;
      if ((await option.getAttribute('data-highlighted')) !== null) break;
      await this.press('ArrowDown');
    }
    await this.press('Enter');
  }

  /** One of a group of radio buttons: Tab enters the group, arrows move in it. */
  async choose(group: Locator, words: RegExp): Promise<void> {
    const radios = group.getByRole('radio');
    const checked = group.locator('input:checked');
    await this.to((await checked.count()) > 0 ? checked : radios.first());
    const wanted = group.getByRole('radio', { name: words });
    for (let step = await radios.count(); step > 0; step -= 1) {
      if (await wanted.evaluate((radio) => radio === document.activeElement)) break;
      await this.press('ArrowDown');
    }
    await this.press('Space');
    await expect(wanted).toBeChecked();
  }
}
