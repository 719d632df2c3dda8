/** The same content as HTML, printed by headless Chromium: tagged, with bookmarks. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../chromium.ts';
import { plainOf } from './content.ts';
import { fontFaces, footerHtml, htmlOf } from './html.ts';
import type { Maker } from './maker.ts';

/** @throws Error where there is no Chromium */
export async function openBrowser(fontsDir: string): Promise<Maker> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium was found');
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  const page = await browser.newPage();
  const folder = mkdtempSync(path.join(tmpdir(), 'report-bench-page-'));
  const file = path.join(folder, 'report.html');
  const fonts = fontFaces(fontsDir);
  return {
    async make(document) {
      const report = plainOf(document);
      writeFileSync(file, htmlOf(report, fonts));
      await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
      await page.evaluate('document.fonts.ready.then(() => true)');
      return page.pdf({
        preferCSSPageSize: true,
        tagged: true,
        outline: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footerHtml(report),
      });
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Name and version of the browser; null where there is none. */
export async function browserVersion(): Promise<string | null> {
  const executablePath = findChromium();
  if (executablePath === null) return null;
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}
