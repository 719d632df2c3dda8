import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobId } from '../../contract/ids.ts';
import { createDrawing, type Drawing } from './drawing.ts';
import { fontsDir } from './planFixture.ts';
import { blank } from './testing/blank.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'cofactor-drawing-'));
const script = join(folder, 'worker.mjs');
/** Does what the title of a document says; what it draws is the number of its thread. */
writeFileSync(
  script,
  `import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ id, document }) => {
    if (document.title === 'crash') process.exit(3);
    parentPort.postMessage({ type: 'page', id, page: 7 });
    if (document.title === 'wait') return;
    parentPort.postMessage({ type: 'done', id, pdf: new Uint8Array([threadId]), pages: 1 });
  });`,
);

const jobs = [
  '7d9f5b0a-1f5e-4c43-9d3c-0a8f3f0f2a01',
  '7d9f5b0a-1f5e-4c43-9d3c-0a8f3f0f2a02',
] as JobId[];
const [one, two] = jobs as [JobId, JobId];
const reason = (code: string) => ({ failure: { code } });

let drawing: Drawing;
const start = (timeoutMs = 20_000): void => {
  drawing = createDrawing({ script, fontsDir, timeoutMs, log: silent });
};
const threadOf = async (title = 'fine'): Promise<number | undefined> =>
  (await drawing.draw(blank(title), null)).pdf[0];
/** Resolves once the report is being drawn. */
async function onPage(job: JobId): Promise<void> {
  await expect.poll(() => drawing.progress(job)).toEqual({ state: 'drawing', page: 7 });
}

describe('the worker that draws reports', () => {
  afterEach(() => drawing.close());

  it('is the same one from report to report', async () => {
    start();
    const thread = await threadOf();
    expect(thread).toBeGreaterThan(0);
    expect(await threadOf()).toBe(thread);
  });

  it('tells how far a report is', async () => {
    start();
    expect(drawing.progress(one)).toEqual({ state: 'unknown', page: null });
    const first = drawing.draw(blank('wait'), one);
    const second = drawing.draw(blank('fine'), two);
    await onPage(one);
    expect(drawing.progress(two)).toEqual({ state: 'waiting', page: null });
    drawing.cancel(one);
    await expect(first).rejects.toMatchObject(reason('cancelled'));
    await second;
    expect(drawing.progress(one)).toEqual({ state: 'cancelled', page: null });
    expect(drawing.progress(two)).toEqual({ state: 'done', page: null });
  });

  it('takes a report out of the queue without disturbing the one that is drawn', async () => {
    start();
    const first = drawing.draw(blank('wait'), one);
    const second = drawing.draw(blank('fine'), two);
    await onPage(one);
    drawing.cancel(two);
    await expect(second).rejects.toMatchObject(reason('cancelled'));
    expect(drawing.progress(one)).toEqual({ state: 'drawing', page: 7 });
    drawing.cancel(one);
    await expect(first).rejects.toMatchObject(reason('cancelled'));
  });

  it('does nothing when a report that is over, or unknown, is cancelled', async () => {
    start();
    await drawing.draw(blank('fine'), one);
    drawing.cancel(one);
    drawing.cancel(two);
    expect(drawing.progress(one)).toEqual({ state: 'done', page: null });
    expect(drawing.progress(two)).toEqual({ state: 'unknown', page: null });
  });

  it('is replaced after a crash, and the next report is drawn', async () => {
    start();
    const thread = await threadOf();
    const crash = drawing.draw(blank('crash'), one);
    const next = threadOf();
    await expect(crash).rejects.toMatchObject(reason('internal'));
    expect(drawing.progress(one)).toEqual({ state: 'failed', page: null });
    expect(await next).not.toBe(thread);
  });

  it('is replaced when a report takes too long', async () => {
    start(1500);
    const slow = drawing.draw(blank('wait'), one);
    const next = threadOf();
    await expect(slow).rejects.toMatchObject(reason('internal'));
    expect(drawing.progress(one)).toEqual({ state: 'failed', page: null });
    expect(await next).toBeGreaterThan(0);
  });

  it('gives up what it draws and what waits when it is closed', async () => {
    start();
    const first = drawing.draw(blank('wait'), one);
    const second = drawing.draw(blank('fine'), two);
    const both = Promise.allSettled([first, second]);
    await onPage(one);
    await drawing.close();
    for (const end of await both)
      expect(end).toMatchObject({ status: 'rejected', reason: reason('internal') });
  });
});

describe('a process with an idle worker', () => {
  it('ends by itself, and waits for a report that is being drawn', async () => {
    const main = join(folder, 'main.mjs');
    const url = new URL('drawing.ts', import.meta.url).href;
    writeFileSync(
      main,
      `import { createDrawing } from ${JSON.stringify(url)};
      const log = { info() {}, warn() {}, error() {} };
      const drawing = createDrawing({ script: ${JSON.stringify(script)}, fontsDir: '', timeoutMs: 20000, log });
      drawing.draw({ title: 'fine' }, null).then(({ pages }) => console.log('pages', pages));`,
    );
    // Killed, and so rejected, if it were still alive after ten seconds.
    const { stdout } = await promisify(execFile)(process.execPath, [main], { timeout: 10_000 });
    expect(stdout).toBe('pages 1\n');
  }, 20_000);
});

describe('fonts that cannot be read', () => {
  const reportWorker = fileURLToPath(new URL('pdf/renderWorker.ts', import.meta.url));
  it.each([
    ['missing', () => undefined],
    [
      'damaged',
      (at: string) => {
        writeFileSync(join(at, 'SourceSans3_400Regular.ttf'), 'no font');
      },
    ],
  ])(
    '%s: the message names the file without its folder',
    async (_, prepare) => {
      const fonts = mkdtempSync(join(tmpdir(), 'cofactor-fonts-'));
      prepare(fonts);
      const broken = createDrawing({
        script: reportWorker,
        fontsDir: fonts,
        timeoutMs: 20_000,
        log: silent,
      });
      const failed = await broken
        .draw(blank('A title'), null)
        .catch((error: unknown): unknown => error);
      await broken.close();
      expect(failed).toMatchObject(reason('internal'));
      const { message } = failed as Error;
      expect(message).toContain('fonts that come with Cofactor could not be read');
      expect(message).toContain('SourceSans3_400Regular.ttf');
      expect(message).not.toContain(tmpdir());
    },
    20_000,
  );
});
