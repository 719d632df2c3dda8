/**
 * Measures the interface in Chromium: `ui.ts JOB_FILE`, prints the outcome as JSON, null where there is no Chromium.
 * The host is a process of its own, so that it does not share a thread with what measures.
 */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { Job, type KindRun, type Memory, type Outcome } from '../../tools/bench/uiShapes.ts';
import { chromiumArguments, findChromium } from '../../tools/chromium.ts';
import { measureKeyToPaint } from './keyToPaint.ts';
import { typeInPlan, typeInSearch } from './uiTyping.ts';
import { loadShift, QUIET_MS, settle, visit } from './uiVisit.ts';
import { installWatch } from './uiWatch.ts';

const VIEWPORT = { width: 1280, height: 860 };
const hostScript = path.join(import.meta.dirname, '../../tools/bench/uiHost.ts');

interface Window {
  page: Page;
  context: BrowserContext;
}
type Open = (address: string) => Promise<Window>;
type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Windows of the one browser that the start address let in: each has caches of its own. */
async function openerFor(browser: Browser, startUrl: string): Promise<Open> {
  const { origin } = new URL(startUrl);
  const first = await browser.newContext();
  await (await first.newPage()).goto(startUrl);
  const cookies: Cookies = await first.cookies();
  await first.close();
  return async (address) => {
    const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' });
    await context.addCookies(cookies);
    await context.addInitScript(installWatch);
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${origin}/${address}`);
    await settle(page);
    return { page, context };
  };
}

const headingAt = (page: Page): Promise<number> =>
  page.evaluate(() => window.uiWatch.headingAt ?? Number.NaN);

async function savePlan(page: Page, title: string, plan: unknown): Promise<string> {
  const reply: unknown = await page.evaluate(
    async (input) => {
      const body = JSON.stringify(input);
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch('/api/plans.save', { method: 'POST', headers, body });
      return (await reply.json()) as unknown;
    },
    { id: null, revision: 0, title, plan },
  );
  return v.parse(v.object({ value: v.object({ id: v.string() }) }), reply).value.id;
}

/** Names of the scripts that the page asked for, and which of them before its heading stood. */
const scriptsOf = (page: Page): Promise<Outcome['scripts']> =>
  page.evaluate(() => {
    const painted = window.uiWatch.headingAt ?? 0;
    const entries = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'));
    const names = (list: PerformanceEntry[]): string[] =>
      list.map(({ name }) => new URL(name).pathname);
    return {
      first: names(entries.filter(({ startTime }) => startTime < painted)),
      all: names(entries),
    };
  });

async function memoryOf({ page, context }: Window): Promise<Memory> {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number =>
    metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  await session.detach();
  return { heapBytes: value('JSHeapUsedSize'), nodes: value('Nodes') };
}

async function measureFirstPaint(open: Open, contexts: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < contexts; at += 1) {
    const { page, context } = await open('');
    times.push(await headingAt(page));
    await context.close();
  }
  return times;
}

async function measureKind(
  open: Open,
  warm: Page,
  kind: { name: string; href: string },
  rounds: number,
): Promise<KindRun> {
  const loaded = await open(kind.href);
  const shift = await loadShift(loaded.page);
  await loaded.context.close();
  const fresh = await open('');
  const cold = await visit(fresh.page, kind.href);
  await fresh.context.close();
  const visits: KindRun['warm'] = [];
  // The first visit fills the window's memory of answers and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const change = await visit(warm, kind.href);
    if (round > 0) visits.push(change);
    await visit(warm, '#/');
  }
  return { name: kind.name, cold, warm: visits, loadShift: shift };
}

async function measureAll(browser: Browser, startUrl: string, job: Job): Promise<Outcome> {
  const open = await openerFor(browser, startUrl);
  const main = await open('');
  const ids = {
    small: await savePlan(main.page, 'Small plan', job.plans.small),
    large: await savePlan(main.page, 'Large plan', job.plans.large),
  };
  const firstPaint = await measureFirstPaint(open, job.rounds.contexts);
  const fresh = await open('');
  const scripts = await scriptsOf(fresh.page);
  const home = await memoryOf(fresh);
  await fresh.context.close();

  const kinds: KindRun[] = [];
  for (const { name, href } of job.kinds) {
    const address = href.replace('{small}', ids.small).replace('{large}', ids.large);
    kinds.push(await measureKind(open, main.page, { name, href: address }, job.rounds.warm));
    process.stderr.write(`${name} `);
  }
  await main.page.waitForTimeout(QUIET_MS);
  const visited = await memoryOf(main);
  const visits = kinds.length * (job.rounds.warm + 1);

  await measureKeyToPaint(main.page, ['magnesium']);
  const search = await measureKeyToPaint(main.page, job.queries);
  const typing = [
    await typeInSearch(main.page, job.queries, job.rounds.typedKeys),
    ...(await typeInPlan(main.page, ids.large, job.rounds.typedKeys)),
  ];
  const memory = { home, visited, visits };
  return { browser: browser.version(), firstPaint, scripts, search, typing, kinds, memory };
}

async function run(job: Job): Promise<Outcome | null> {
  const executablePath = findChromium();
  if (executablePath === null) return null;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'cofactor-bench-ui-'));
  const host = spawn(process.execPath, [hostScript, job.rendererDir, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((found, fail) => {
      host.once('exit', (code) => {
        fail(new Error(`the web host ended with ${String(code)}`));
      });
      host.stdout.once('data', (line: Buffer) => {
        found(v.parse(v.object({ url: v.string() }), JSON.parse(line.toString('utf8'))).url);
      });
    });
    const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
    try {
      return await measureAll(browser, url, job);
    } finally {
      await browser.close();
    }
  } finally {
    host.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const job = v.parse(Job, JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
process.stdout.write(JSON.stringify(await run(job)));
