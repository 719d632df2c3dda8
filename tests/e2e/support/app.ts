/**
 * Browser tests run against the real thing: the web host as a process, on a fresh folder of personal data. Every test fails
 * when the page asks for anything beyond this computer, breaks its content security policy or writes an error.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

interface Host {
  origin: string;
  /** Cookies of the one browser that the start address let in. */
  cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
}

function startHost(dataDir: string): Promise<{ url: string; child: ChildProcess }> {
  const main = join(root, 'src', 'hosts', 'cli', 'main.ts');
  const args = [main, 'serve', '--no-open', '--json', '--data-dir', dataDir];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((settle, fail) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    // A host that builds the page first may say so, and why it failed, before its address.
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const url = /"url":"([^"]+)"/.exec(said)?.[1];
      if (url !== undefined) settle({ url, child });
    });
    child.once('close', (code) => {
      fail(
        new Error(`the web host ended with ${String(code)} before an address. It said:\n${said}`),
      );
    });
  });
}

/** Collects whatever must not happen on a page. */
function watch(page: Page, origin: string): string[] {
  const faults: string[] = [];
  const own = (url: string): boolean => url.startsWith(`${origin}/`) || /^(blob|data):/.test(url);
  page.on('request', (request) => {
    if (!own(request.url())) faults.push(`request to ${request.url()}`);
  });
  page.on('console', (message) => {
    // Violations of the content security policy are written here too.
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    faults.push(`error: ${error.message}`);
  });
  return faults;
}

export const test = base.extend<{ app: Page }, { host: Host }>({
  host: [
    async ({ browser }, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'cofactor-e2e-'));
      const { url, child } = await startHost(dataDir);
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(url);
      const cookies = await context.cookies();
      await context.close();
      await use({ origin: new URL(url).origin, cookies });
      const ended = new Promise((settle) => child.once('exit', settle));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  app: async ({ context, page, host }, use) => {
    await context.addCookies(host.cookies);
    // Tests that ran before in the same host have left plans.
    await context.request.post(`${host.origin}/api/data.erase`, {
      headers: { Origin: host.origin },
      data: { confirm: 'erase all my data' },
      failOnStatusCode: true,
    });
    const faults = watch(page, host.origin);
    await page.goto(`${host.origin}/`);
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** No violation of WCAG 2.2 A and AA that can be found by machine. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
  expect(found).toEqual([]);
}

export { expect };
