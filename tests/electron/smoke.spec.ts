/**
 * Starts the real desktop app and tries to make it misbehave. Runs wherever the Electron runtime is installed; elsewhere
 * every test is skipped and says why.
 */
import { _electron, expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { electronPath } from '../../tools/electronRuntime.ts';

const root = resolve(import.meta.dirname, '../..');
const executablePath = electronPath();

/** Why the app cannot run here, or null. */
function obstacle(): string | null {
  if (executablePath === null) {
    return 'The Electron runtime is not installed: node_modules/electron/dist is missing (npx install-electron).';
  }
  if (!existsSync(join(root, 'out/main/main.js'))) {
    return 'The app is not built: out/main/main.js is missing (npm run build).';
  }
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '';
  if (process.platform === 'linux' && display === '') {
    return 'There is no display: set DISPLAY or use xvfb-run.';
  }
  return null;
}

const reason = obstacle();
if (reason !== null) process.stderr.write(`The desktop tests are skipped. ${reason}\n`);
test.skip(reason !== null, reason ?? '');
test.describe.configure({ mode: 'serial' });

let folder: string;
let app: ElectronApplication;
let page: Page;
/** Every address the page asked for since the start of the tests. */
const requests: string[] = [];
const complaints: string[] = [];

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cofactor-electron-'));
  // Chromium's sandbox does not work for root.
  const rootSwitch = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  app = await _electron.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['.', `--user-data-dir=${join(folder, 'profile')}`, ...rootSwitch],
    cwd: root,
    env: { ...process.env, COFACTOR_DATA_DIR: join(folder, 'data') },
  });
  page = await app.firstWindow();
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.reload();
  await page.waitForLoadState('load');
});

test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('answers a question', async () => {
  const answer: unknown = await page.evaluate(
    `window.cofactor.call('ask', { question: 'is magnesium good for MS?' })`,
  );
  expect(answer).toMatchObject({
    ok: true,
    value: { substance: 'magnesium', condition: 'multiple-sclerosis', status: 'answered' },
  });
  await page.evaluate(`location.hash = '#/answer/magnesium/multiple-sclerosis'`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/magnesium/i);
});

test('shows its page without a complaint of the content policy', () => {
  expect(complaints).toEqual([]);
});

test('gives the page eight functions and nothing of Node or Electron', async () => {
  expect(page.url()).toMatch(/^app:\/\/cofactor\//);
  expect(await page.evaluate(`Object.keys(window.cofactor).sort()`)).toEqual([
    'call',
    'onMenu',
    'openLink',
    'openPlanFile',
    'pickFile',
    'saveFile',
    'setProgress',
    'takePlanFile',
  ]);
  expect(
    await page.evaluate(`[typeof require, typeof process, typeof module, typeof Buffer]`),
  ).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
});

test('has the sandbox and context isolation on', async () => {
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }): unknown => {
      // In no type list, but what Electron's own tests ask.
      const ask: unknown = Reflect.get(webContents, 'getLastWebPreferences');
      return typeof ask === 'function' ? ask.call(webContents) : null;
    }),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('refuses an operation that does not exist', async () => {
  expect(await page.evaluate(`window.cofactor.call('constructor', {})`)).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  });
});

test('sends nothing to the network', async () => {
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((url) => !/^(app:\/\/cofactor\/|data:|blob:)/.test(url))).toEqual([]);
  const fromPage: unknown = await page.evaluate(
    `fetch('https://example.org/').then(() => 'sent', () => 'blocked')`,
  );
  expect(fromPage).toBe('blocked');
  // Past the page's policy, the session itself has to refuse.
  const fromSession = await app.evaluate(({ session }) =>
    session.defaultSession.fetch('https://example.org/').then(
      () => 'sent',
      () => 'blocked',
    ),
  );
  expect(fromSession).toBe('blocked');
});

test('denies permissions', async () => {
  const states: unknown = await page.evaluate(`Promise.all(
    ['geolocation', 'camera', 'microphone', 'notifications'].map(
      (name) => navigator.permissions.query({ name }).then((status) => status.state)))`);
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('stays where it is', async () => {
  expect(await page.evaluate(`window.open('https://example.org/') === null`)).toBe(true);
  await page.evaluate(
    `{ const a = document.createElement('a'); a.href = 'https://example.org/'; document.body.append(a); a.click(); a.remove(); }`,
  );
  await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 300))`);
  expect(page.url()).toMatch(/^app:\/\/cofactor\//);
  expect(app.windows()).toHaveLength(1);
});

test('serves only built files', async () => {
  const statuses: unknown = await page.evaluate(`Promise.all(
    ['index.html', 'package.json', '..%2f..%2fpackage.json', 'main/main.js'].map(
      (path) => fetch('app://cofactor/' + path).then((answer) => answer.status)))`);
  expect(statuses).toEqual([200, 404, 404, 404]);
});
