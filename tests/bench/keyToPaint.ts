/** How long it takes from a key to its results on the screen, as the page itself sees it. */
import type { Page } from '@playwright/test';

/** Names, unfinished words, slips and questions. */
export const typedQueries: readonly string[] = [
  ...['magnesium', 'magnezium', 'mg citrate', 'vit d', 'vitamin b12', 'omega 3', 'zinc', 'iron'],
  ...['selenium', 'curcumin', 'tumeric', 'biotin', 'melatonin', 'ashwaganda', 'creatine', 'coq10'],
  ...['tecfidera', 'baclofen', 'levothyroxine', 'ciprofloxacin', 'warfarin', 'statins', 'almond'],
  ...['aubergine', 'spinach', 'brazil nuts', 'oats', 'salmon', 'kidney stones', 'migraine'],
  ...['cramps', 'multiple sclerosis', 'fatigue', 'spasticity', 'is magnesium good for ms'],
  ...['foods high in magnesium', 'magnesium and levothyroxine', 'how much vitamin d'],
  ...['zinc vs iron', 'side effects of magnesium'],
];

/** Milliseconds. */
export interface KeyToPaint {
  keys: number;
  p50: number;
  p95: number;
  max: number;
}

interface Watched {
  painted?: Promise<number>;
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** Starts a watch for the next key: from its event to the frame after its results came into the document. */
function watchNextKey(): void {
  const box = document.querySelector<HTMLInputElement>('input[data-search-box]');
  const holder = box?.closest<HTMLElement>('[data-search-answers]');
  if (!box || !holder) throw new Error('no search box on this page');
  (window as Watched).painted = new Promise((settle) => {
    let pressed = 0;
    const onkey = (event: KeyboardEvent): void => {
      pressed = event.timeStamp;
    };
    const observer = new MutationObserver(() => {
      if (pressed === 0 || holder.dataset['answered'] !== box.value) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        settle(performance.now() - pressed);
      });
    });
    box.addEventListener('keydown', onkey, { capture: true, once: true });
    observer.observe(holder, { attributes: true, attributeFilter: ['data-answered'] });
  });
}

/**
 * Types each query key by key into the search box of the page that is open.
 * @param pauseMs between the results of one key and the next key; 80 ms is faster than most people type
 */
export async function measureKeyToPaint(
  page: Page,
  queries: readonly string[] = typedQueries,
  pauseMs = 80,
): Promise<KeyToPaint> {
  const box = page.locator('input[data-search-box]').first();
  const times: number[] = [];
  for (const query of queries) {
    await box.fill('');
    await box.focus();
    for (const letter of query) {
      await page.waitForTimeout(pauseMs);
      await page.evaluate(watchNextKey);
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      times.push(await page.evaluate(() => (window as Watched).painted ?? Number.NaN));
    }
  }
  const sorted = times.toSorted((a, b) => a - b);
  return {
    keys: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    max: sorted.at(-1) ?? Number.NaN,
  };
}
