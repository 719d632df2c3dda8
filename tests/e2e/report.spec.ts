/** The report on screen: the pages of the PDF itself, its options, and what is saved of it. */
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, expectAccessible, test } from './support/app.ts';

const example = resolve(import.meta.dirname, '../../examples/conflicts.json');

interface Made {
  pdf: string;
  pages: number;
  fileName: string;
}

/** The next report that the host gives to the page; one that was given up on the way is passed over. */
async function nextReport(app: Page): Promise<Made> {
  const response = await app.waitForResponse(
    async (one) =>
      one.url().endsWith('/api/report') && !(await one.text()).includes('"code":"cancelled"'),
  );
  const body = (await response.json()) as { ok: true; value: Made };
  expect(body).toMatchObject({ ok: true });
  return body.value;
}

const sheets = (app: Page) => app.getByRole('img', { name: /^Page \d+ of \d+$/ });
/** Opens a folded group of options. */
const open = (app: Page, title: string) =>
  app.locator('summary').filter({ hasText: title }).click();

/** Part of the pixels of a page that are not white. */
const inked = (app: Page, page: number): Promise<number> =>
  sheets(app)
    .nth(page - 1)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d');
      if (context === null || canvas.width === 0) return 0;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) dark += 1;
      return dark / (data.length / 4);
    });

/** Imports the example plan and opens its report. */
async function openReport(app: Page): Promise<Made> {
  await app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }).click();
  const chooser = app.waitForEvent('filechooser');
  await app.getByRole('button', { name: 'Import a plan file' }).click();
  await (await chooser).setFiles(example);
  await expect(app).toHaveURL(/#\/plan\/[0-9a-f-]{36}$/);
  const made = nextReport(app);
  await app.getByRole('link', { name: /Report for the doctor/ }).click();
  return made;
}

test('the preview shows each page of the PDF, and saving makes it no second time', async ({
  app,
}) => {
  let asked = 0;
  /** Files of the PDF reader, which is large and belongs to this page alone. */
  const reader: { file: string; page: string }[] = [];
  app.on('request', (request) => {
    const file = new URL(request.url()).pathname;
    if (file === '/api/report') asked += 1;
    if (/\/assets\/pdf[.-]/.test(file)) reader.push({ file, page: app.url() });
  });
  const made = await openReport(app);
  await expect(app.getByRole('heading', { level: 1, name: 'Report for the doctor' })).toBeVisible();
  await expect(sheets(app)).toHaveCount(made.pages);
  await expect(app.locator('canvas')).toHaveCount(made.pages);
  expect(made.pages).toBeGreaterThan(3);
  await expect.poll(() => inked(app, 1)).toBeGreaterThan(0.01);
  expect(reader.length).toBeGreaterThan(0);
  for (const { page } of reader) expect(page).toMatch(/\/report$/);
  // Read and drawn beside the page, so that it stays free for the person.
  expect(app.workers().map((worker) => new URL(worker.url()).origin)).toEqual(
    Array(2).fill(new URL(app.url()).origin),
  );
  await expectAccessible(app);

  // By keyboard from the first page to the last, which is drawn only then; the first gives its memory back.
  const last = sheets(app).nth(made.pages - 1);
  await expect(last).toHaveAttribute('data-drawn', 'false');
  await sheets(app).first().focus();
  await app.keyboard.press('PageDown');
  await expect(sheets(app).nth(1)).toBeFocused();
  await app.keyboard.press('PageUp');
  await expect(sheets(app).first()).toBeFocused();
  await app.keyboard.press('End');
  await expect(last).toBeFocused();
  await expect.poll(() => inked(app, made.pages)).toBeGreaterThan(0.005);
  await expect.poll(() => inked(app, 1)).toBe(0);

  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Save PDF' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(made.fileName);
  const bytes = await readFile(await file.path());
  expect(bytes.equals(Buffer.from(made.pdf, 'base64'))).toBe(true);
  expect(asked).toBe(1);
  await expect(app.getByRole('status').getByText(/is kept as version 1/)).toBeVisible();

  // On the next visit the changes count from this report.
  await app.getByRole('link', { name: 'Card for the wallet' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Card for the wallet' })).toBeVisible();
  await app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }).click();
  await app.goBack();
  await expect.poll(() => inked(app, 1)).toBeGreaterThan(0.001);
  const again = nextReport(app);
  await app.getByRole('link', { name: 'Report for the doctor' }).click();
  await again;
  await expect(app.getByText(/since \d+ \w+ \d{4}/)).toBeVisible();
});

test('options change the pages', async ({ app }) => {
  const made = await openReport(app);
  await expect(sheets(app)).toHaveCount(made.pages);
  await open(app, 'Look');
  const larger = nextReport(app);
  await app.getByRole('checkbox', { name: 'Large print' }).check();
  const { pages } = await larger;
  expect(pages).toBeGreaterThan(made.pages);
  await expect(sheets(app)).toHaveCount(pages);

  const letter = nextReport(app);
  await app.getByRole('radio', { name: 'US Letter' }).check();
  await letter;
  const shape = async (): Promise<number> => {
    const box = await sheets(app).first().boundingBox();
    return box === null ? 0 : box.height / box.width;
  };
  await expect.poll(shape).toBeCloseTo(11 / 8.5, 2);
  const a4 = nextReport(app);
  await app.getByRole('radio', { name: 'A4' }).check();
  await a4;
  await expect.poll(shape).toBeCloseTo(297 / 210, 2);

  // A4 is 210 mm wide: at 150 % that is 210 / 25.4 × 96 × 1.5 = 1190.6 pixels.
  await app.getByLabel('Size').selectOption('150');
  await expect.poll(async () => (await sheets(app).first().boundingBox())?.width).toBe(1190);
  await expect.poll(() => inked(app, 1)).toBeGreaterThan(0.01);
  await app.getByLabel('Size').selectOption('fit');

  await open(app, 'Privacy');
  const hidden = nextReport(app);
  await app.getByRole('checkbox', { name: 'Leave out diagnoses' }).check();
  await hidden;
  await open(app, 'Sections');
  const short = nextReport(app);
  await app.getByRole('checkbox', { name: 'What studies say' }).uncheck();
  expect((await short).pages).toBeLessThan(pages);
  await expectAccessible(app);

  await app.getByRole('button', { name: 'Text', exact: true }).click();
  const text = app.getByRole('article', { name: /report/i });
  await expect(text.getByText('doctor or pharmacist').first()).toBeVisible();
  await expect(app.locator('canvas')).toHaveCount(0);
  await expectAccessible(app);
});

test('a report can be stopped, and a failure can be tried again', async ({ app }) => {
  await openReport(app);
  await expect(sheets(app).first()).toBeVisible();
  await open(app, 'Look');

  // The host answers late, as with a plan of a hundred items.
  await app.route('**/api/report', async (route) => {
    await new Promise((wait) => setTimeout(wait, 1_500));
    await route.continue().catch(() => undefined);
  });
  await app.route('**/api/report.progress', (route) =>
    route.fulfill({ json: { ok: true, value: { state: 'drawing', page: 7 } } }),
  );
  const cancelled = app.waitForRequest((one) => one.url().endsWith('/api/report.cancel'));
  await app.getByRole('checkbox', { name: 'Black and white' }).check();
  await expect(app.getByText('Page 7…')).toBeVisible();
  await app.getByRole('button', { name: 'Cancel' }).click();
  await cancelled;
  await expect(app.getByText(/^Stopped\. The pages below are from before/)).toBeVisible();
  await expect(app.getByRole('alert')).toHaveCount(0);
  await expectAccessible(app);
  await app.unroute('**/api/report');
  await app.unroute('**/api/report.progress');
  const made = nextReport(app);
  await app.getByRole('button', { name: 'Make the pages' }).click();
  const { pages } = await made;
  await expect(app.getByText(new RegExp(`^${pages} pages, `))).toBeVisible();

  await app.route('**/api/report', (route) =>
    route.fulfill({
      json: { ok: false, error: { code: 'internal', message: 'The report could not be made.' } },
    }),
  );
  await app.getByRole('radio', { name: '2026-11-22' }).check();
  await expect(app.getByRole('alert')).toContainText('The report could not be made.');
  await app.unroute('**/api/report');
  await app.getByRole('button', { name: 'Try again' }).click();
  await expect(app.getByRole('alert')).toHaveCount(0);
  await expect(app.getByText(/^\d+ pages, /)).toBeVisible();
});

test('the tables of the report as files', async ({ app }) => {
  await openReport(app);
  await open(app, 'Tables for a spreadsheet');
  const all = app.getByRole('button', { name: /^Save all \d+ \(ZIP\)$/ });
  const zipped = app.waitForEvent('download');
  await all.click();
  const zip = await zipped;
  expect(zip.suggestedFilename()).toMatch(/^cofactor-plan-[\d-]+-tables\.zip$/);
  const bytes = await readFile(await zip.path());
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  // The number of files stands 10 bytes into the 22 bytes at the end.
  const count = bytes.readUInt16LE(bytes.length - 22 + 10);
  await expect(all).toHaveText(`Save all ${count} (ZIP)`);

  const single = app.waitForEvent('download');
  await app
    .getByRole('button', { name: /^Save as CSV: / })
    .first()
    .click();
  const table = await single;
  expect(table.suggestedFilename()).toMatch(/\.csv$/);
  expect((await readFile(await table.path(), 'utf8')).split('\r\n').length).toBeGreaterThan(1);
  await expectAccessible(app);
});

test('a page of the reference as PDF can be stopped, and is saved when asked again', async ({
  app,
}) => {
  await app.goto(new URL('/#/answer/magnesium/multiple-sclerosis', app.url()).href);
  const save = app.getByRole('button', { name: /PDF/ });
  await expect(save).toBeVisible();
  await app.route('**/api/report', async (route) => {
    await new Promise((wait) => setTimeout(wait, 1_500));
    await route.continue().catch(() => undefined);
  });
  await save.click();
  const cancelled = app.waitForRequest((one) => one.url().endsWith('/api/report.cancel'));
  await app.getByRole('button', { name: 'Cancel' }).click();
  await cancelled;
  await expect(app.getByRole('alert')).toHaveCount(0);
  await app.unroute('**/api/report');
  const download = app.waitForEvent('download');
  await save.click();
  expect((await download).suggestedFilename()).toMatch(/^cofactor-magnesium-multiple-sclerosis-/);
});
