import { expect, it } from 'vitest';
import { askBeforeLeaving, keepWatch, saveAll } from './unsaved.ts';

function leave(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  askBeforeLeaving(event);
  return event.defaultPrevented;
}

it('asks only while something is unsaved, and saves it', async () => {
  expect(leave()).toBe(false);
  let unsaved = true;
  const end = keepWatch({
    unsaved: () => unsaved,
    save: () => {
      unsaved = false;
      return Promise.resolve();
    },
  });
  expect(leave()).toBe(true);
  expect(leave()).toBe(false);
  unsaved = true;
  await saveAll();
  expect(unsaved).toBe(false);
  unsaved = true;
  end();
  expect(leave()).toBe(false);
});
