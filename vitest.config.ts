import { defineConfig } from 'vitest/config';

/** Unit and integration tests. Packaging tests have a configuration of their own; browser tests run in Playwright. */
export default defineConfig({
  test: {
    include: ['{src,electron,tools}/**/*.test.ts', 'tests/integration/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
