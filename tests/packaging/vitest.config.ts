import { defineConfig } from 'vitest/config';

/** Packing takes seconds and needs a build: `vitest run --config tests/packaging/vitest.config.ts`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
