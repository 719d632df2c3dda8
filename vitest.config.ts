import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Unit and integration tests. Packaging tests have a configuration of their own; browser tests run in Playwright. */
export default defineConfig({
  // Stores with runes (*.svelte.ts) are compiled as in the interface.
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    include: [
      '{src,electron,tools}/**/*.test.ts',
      'tests/{integration,planner,report,search,faults}/**/*.test.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
