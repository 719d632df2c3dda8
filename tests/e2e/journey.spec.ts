/** The way of a person with MS: ask, look at a source, enter a plan, read the findings, take the PDF along. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, expectAccessible, test } from './support/app.ts';

const example = resolve(import.meta.dirname, '../../examples/conflicts.json');

test('from the question to the source', async ({ app }) => {
  await expectAccessible(app);
  await app.getByRole('combobox', { name: /ask a question/i }).fill('is magnesium good for MS?');
  await app.getByRole('button', { name: 'Ask', exact: true }).click();

  await expect(app.getByRole('heading', { level: 1 })).toHaveText(
    /^Magnesium and multiple sclerosis/i,
  );
  const main = app.getByRole('main');
  await expect(main.getByText('doctor or pharmacist').first()).toBeVisible();
  const table = app.getByRole('table', { name: /Outcomes of Magnesium/ });
  await expect(table.getByText('The evidence is very uncertain').first()).toBeVisible();
  await expectAccessible(app);

  const cite = table.getByRole('button', { name: /^Source \d+: / }).first();
  const number = /^Source (\d+): /.exec((await cite.getAttribute('aria-label')) ?? '')?.[1];
  await cite.click();
  const dialog = app.getByRole('dialog', { name: `Source ${number ?? ''}` });
  await expect(dialog).toBeVisible();
  await expectAccessible(app);
  await app.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cite).toBeFocused();

  await cite.press('Enter');
  await dialog.getByRole('link', { name: 'Page of this source' }).click();
  await expect(app).toHaveURL(/#\/source\//);
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(app);
});

test('from the plan to the PDF', async ({ app }) => {
  await app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
  await expectAccessible(app);

  const chooser = app.waitForEvent('filechooser');
  await app.getByRole('button', { name: 'Import a plan file' }).click();
  await (await chooser).setFiles(example);
  await expect(app).toHaveURL(/#\/plan\/[0-9a-f-]{36}$/);

  // The example takes more vitamin D and B6 than the upper levels, and minerals together with ciprofloxacin.
  const findings = app.getByRole('region', { name: 'Findings' });
  await expect(findings.getByRole('article').first()).toBeVisible();
  await expect(findings.getByRole('heading', { name: /Vitamin B6.*above/i }).first()).toBeVisible();
  await expect(findings.getByRole('heading', { name: /ciprofloxacin/i }).first()).toBeVisible();
  await expect(findings.getByText(/ask your doctor or pharmacist/i).first()).toBeVisible();
  await expectAccessible(app);

  await app.getByRole('link', { name: /Report for the doctor/ }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Report for the doctor' })).toBeVisible();
  await expect(app.getByText('Preview', { exact: true })).toBeVisible();
  await expectAccessible(app);

  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Save PDF' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await expect(app.getByRole('status').getByText(/Fingerprint/)).toBeVisible();
});

test('a window that was opened without the start address says what to do', async ({
  page,
  host,
}) => {
  await page.goto(`${host.origin}/`);
  await expect(page.getByRole('heading', { name: 'Start Cofactor again' })).toBeVisible();
  await expectAccessible(page);
});
