import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tools/chromium.ts';

const executablePath = findChromium();

export default defineConfig({
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: 1,
  timeout: 120_000,
  projects: [
    {
      name: 'web',
      testDir: 'tests/e2e',
      use: {
        locale: 'en-GB',
        // Colours that fade when the theme changes would be measured half-way.
        contextOptions: { reducedMotion: 'reduce' },
        trace: 'retain-on-failure',
        launchOptions: {
          args: chromiumArguments(),
          ...(executablePath === null ? {} : { executablePath }),
        },
      },
    },
    { name: 'electron', testDir: 'tests/electron' },
  ],
});
