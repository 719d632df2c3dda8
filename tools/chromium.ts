/** Finds a Chromium for the browser tests. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** COFACTOR_CHROMIUM, then the system's, then Playwright's own; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['COFACTOR_CHROMIUM'] ?? '';
  const candidates = [named, ...installed, chromium.executablePath()];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** Switches: the sandbox does not work for root; nothing may be fetched in the background. */
export function chromiumArguments(): string[] {
  const root = process.getuid?.() === 0;
  return [
    '--disable-background-networking',
    '--disable-component-update',
    ...(root ? ['--no-sandbox'] : []),
  ];
}
