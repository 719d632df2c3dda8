import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showProgress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows work that takes long, and nothing for work that is soon done', async () => {
  const shown: unknown[] = [];
  const host = {
    setProgress: (progress: unknown) => {
      shown.push(progress);
      return Promise.resolve();
    },
  };
  showProgress(host)();
  await vi.advanceTimersByTimeAsync(5000);
  expect(shown).toEqual([]);
  const end = showProgress(host);
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown).toEqual(['running']);
  end();
  expect(shown).toEqual(['running', null]);
});
