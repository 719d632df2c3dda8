/**
 * From a key to its results on the screen: the web host as a process, a real Chromium, the shipped reference. Prints the
 * figures as JSON, null where there is no Chromium. The interface must have been built.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../tools/chromium.ts';
import { measureKeyToPaint, type KeyToPaint } from './keyToPaint.ts';

const root = path.join(import.meta.dirname, '../..');
/** Typed before anything counts, so that the reader of questions and the vocabulary stand. */
const WARM_UP_QUERIES = ['magnesium', 'is zinc good for ms'];

async function measurePaint(): Promise<KeyToPaint | null> {
  const executablePath = findChromium();
  if (executablePath === null) return null;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'search-bench-paint-'));
  const host = spawn(
    process.execPath,
    [
      path.join(root, 'src/hosts/cli/main.ts'),
      'serve',
      '--no-open',
      '--json',
      '--data-dir',
      dataDir,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const url = await new Promise<string>((settle, fail) => {
      host.once('exit', (code) => {
        fail(new Error(`the web host ended with ${String(code)}`));
      });
      host.stdout.once('data', (chunk: Buffer) => {
        const found = /"url":"([^"]+)"/.exec(chunk.toString('utf8'))?.[1];
        if (found === undefined) fail(new Error('the web host printed no address'));
        else settle(found);
      });
    });
    const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
    try {
      const page = await browser.newPage();
      await page.goto(url);
      await page.locator('input[data-search-box]').first().waitFor();
      await measureKeyToPaint(page, WARM_UP_QUERIES);
      return await measureKeyToPaint(page);
    } finally {
      await browser.close();
    }
  } finally {
    host.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

process.stdout.write(JSON.stringify(await measurePaint()));
