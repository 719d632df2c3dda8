/** A small share of the inputs of `npm run test:faults`, for every run of the tests. */
import { expect, test } from 'vitest';
import { fuzzAll } from './fuzzAll.ts';
import { fuzz, type Target } from './target.ts';

test('about two thousand inputs, each answered with a value or a failure of the contract', async () => {
  const { results, faults } = await fuzzAll(0.015);
  expect(faults).toEqual([]);
  expect(results.reduce((sum, { inputs }) => sum + inputs, 0)).toBeGreaterThan(2000);
}, 300_000);

test('what should not be is found: errors of another kind, internal ones, prototypes, slowness', async () => {
  const target = (name: string, run: () => unknown): Target => ({
    name,
    inputs: 1,
    limit: 50,
    make: () => null,
    run,
  });
  const found = async (name: string, run: () => unknown): Promise<string> =>
    (await fuzz(target(name, run), 1)).findings[0]?.what ?? '';
  expect(await found('a', () => 1)).toBe('');
  expect(
    await found('b', () => {
      throw new TypeError('x is not a function');
    }),
  ).toContain('x is not a function');
  expect(
    await found('c', () => {
      Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true });
    }),
  ).toBe('a prototype was changed');
  Reflect.deleteProperty(Object.prototype, 'polluted');
  expect(await found('d', () => new Promise((resolve) => setTimeout(resolve, 80)))).toMatch(
    /^took \d+ ms$/u,
  );
});
