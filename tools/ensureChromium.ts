/** Makes sure that a Chromium is there for the browser tests; installs one where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.ts';
import { packageBin } from './packageBin.ts';

const advice =
  'The browser tests need Chromium, and it could not be installed. Install it (Debian: apt-get install chromium; elsewhere: ' +
  'npx playwright install chromium) or set COFACTOR_CHROMIUM to the path of a Chromium or Chrome.';

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
}

/** @returns null when Chromium is there, else what a person can do about it */
export function ensureChromium(): string | null {
  if (findChromium() !== null) return null;
  console.log('Installing Chromium for the browser tests …');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const installed = run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium']);
    if (installed && findChromium() !== null) return null;
  }
  run(process.execPath, [packageBin('@playwright/test', 'playwright'), 'install', 'chromium']);
  return findChromium() === null ? advice : null;
}
