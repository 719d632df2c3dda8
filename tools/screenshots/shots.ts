/** What each picture shows, and how a person gets there. */
import type { Page } from '@playwright/test';

export interface Shot {
  /** Name of the file, without its ending. */
  name: string;
  /** From the start page to what the picture shows. */
  prepare: (page: Page) => Promise<void>;
}

/** Pictures that README.md shows; together they stay under the limit. */
export const readmePictures: readonly string[] = ['answer', 'outcomes', 'findings', 'report'];
export const readmeLimitBytes = 1_000_000;

async function ask(page: Page, words: string): Promise<void> {
  await page.getByRole('combobox', { name: /ask a question/i }).fill(words);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
}

async function openAnswer(page: Page): Promise<void> {
  await ask(page, 'magnesium ms');
  await page.getByRole('heading', { level: 1, name: /^Magnesium and/ }).waitFor();
}

/** Opens the sample plan as somebody does who has just started; later it is in the list of plans. */
async function openSample(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Plans' }).waitFor();
  await page.getByRole('button', { name: 'Look at a sample plan' }).click();
  await page.getByRole('region', { name: 'Findings' }).waitFor();
}

/** Goes to a part of a long page, by its link on top. */
async function goTo(page: Page, section: string): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: section, exact: true }).click();
  await page.getByRole('heading', { name: section, exact: true }).waitFor();
}

export const shots: readonly Shot[] = [
  {
    name: 'start',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Look at a sample plan' }).waitFor();
    },
  },
  { name: 'answer', prepare: openAnswer },
  {
    name: 'outcomes',
    prepare: async (page) => {
      await openAnswer(page);
      await goTo(page, 'Does it help?');
    },
  },
  {
    name: 'source',
    prepare: async (page) => {
      await openAnswer(page);
      await page
        .getByRole('button', { name: /^Source \d+: / })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'medicine',
    prepare: async (page) => {
      await ask(page, 'levothyroxine');
      await page
        .getByRole('main')
        .getByRole('link', { name: /^Levothyroxine/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: 'Levothyroxine' }).waitFor();
    },
  },
  {
    name: 'foods',
    prepare: async (page) => {
      await page.getByRole('link', { name: 'Foods', exact: true }).click();
      await page.getByRole('radio', { name: 'One portion' }).check();
      await page.getByRole('heading', { name: 'Magnesium in one portion' }).waitFor();
      await page.mouse.wheel(0, 480);
    },
  },
  {
    name: 'findings',
    prepare: async (page) => {
      await openSample(page);
      await goTo(page, 'Result');
    },
  },
  {
    name: 'report',
    prepare: async (page) => {
      await openSample(page);
      await page.getByRole('link', { name: /Report for the doctor/ }).click();
      await page.locator('[data-drawn="true"]').first().waitFor();
    },
  },
];
