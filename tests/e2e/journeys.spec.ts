/**
 * The five journeys of docs/design/sitemap.md. Each is told once and gone by mouse and by keyboard alone, in light and in dark,
 * at 200 % text and in a narrow window. At every stop: what a machine can find of WCAG, and no page that scrolls sideways.
 */
import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect as expectSoon, expectAccessible, test } from './support/app.ts';
import { keyboard, mouse, type Hands } from './support/hands.ts';
import { focusFaults, sidewaysScrolling } from './support/layout.ts';

/** A slow machine takes its time; a page that never says so fails all the same. */
const expect = expectSoon.configure({ timeout: 20_000 });
test.setTimeout(300_000);

interface Condition {
  hands: (page: Page) => Hands;
  colorScheme: 'light' | 'dark';
  width: number;
  /** The text of the page is 106.25 % of the browser's; 212.5 % is twice as large. */
  rootFont: '' | '212.5%';
}
const example = resolve(import.meta.dirname, '../../examples/conflicts.json');
const wide = { width: 1280, rootFont: '' } as const;
const conditions = {
  'by mouse, in light': { hands: mouse, colorScheme: 'light', ...wide },
  'by keyboard alone, in dark': { hands: keyboard, colorScheme: 'dark', ...wide },
  'by mouse, at 200 % text in dark': {
    ...wide,
    hands: mouse,
    colorScheme: 'dark',
    rootFont: '212.5%',
  },
  'by keyboard alone, in a narrow window in light': {
    ...wide,
    hands: keyboard,
    colorScheme: 'light',
    width: 390,
  },
} satisfies Record<string, Condition>;

class Traveller {
  readonly app: Page;
  readonly hands: Hands;
  readonly #byKeyboard: boolean;
  readonly main: Locator;

  constructor(app: Page, condition: Condition) {
    this.app = app;
    this.hands = condition.hands(app);
    this.#byKeyboard = condition.hands === keyboard;
    this.main = app.getByRole('main');
  }

  link(name: string | RegExp, within: Page | Locator = this.main): Locator {
    return within.getByRole('link', { name }).first();
  }
  button(name: string | RegExp, within: Page | Locator = this.main): Locator {
    return within.getByRole('button', { name }).first();
  }
  nav(name: string): Locator {
    return this.app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name });
  }

  /** A page or window stands as it should for everybody. */
  async stop(heading: string | RegExp): Promise<void> {
    await expect(this.app.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(this.main.locator('[aria-busy="true"]')).toHaveCount(0);
    expect(await sidewaysScrolling(this.app)).toEqual([]);
    await expectAccessible(this.app);
  }

  async ask(words: string): Promise<void> {
    const box = this.app.getByRole('combobox', { name: /ask a question/i });
    await this.hands.write(box, words);
    await this.hands.ask(box, this.button('Ask'));
  }

  /** Presses a link below the first screen, and comes back to the very place where it stood. */
  async thereAndBack(link: Locator, there: string | RegExp, here: string | RegExp): Promise<void> {
    await this.hands.reach(link);
    if (this.#byKeyboard) expect(await focusFaults(this.app)).toEqual([]);
    const top = await this.app.evaluate(() => window.scrollY);
    expect(top).toBeGreaterThan(0);
    await this.hands.press(link);
    await this.stop(there);
    await this.app.goBack();
    await expect(this.app.getByRole('heading', { level: 1 })).toHaveText(here);
    await expect.poll(() => this.app.evaluate(() => window.scrollY)).toBeCloseTo(top, -1);
    await expect(link).toBeInViewport();
  }

  /** Opens the source behind a number, in its window. */
  async openSource(cite: Locator): Promise<Locator> {
    const name = (await cite.getAttribute('aria-label')) ?? '';
    const number = /^Source (\d+): /.exec(name)?.[1] ?? '';
    await this.hands.press(cite);
    const dialog = this.app.getByRole('dialog', { name: `Source ${number}` });
    await expect(dialog.getByText('Checked', { exact: true })).toBeVisible();
    await expect(
      dialog.getByRole('heading', { name: 'What it supports in Cofactor' }),
    ).toBeVisible();
    await expectAccessible(this.app);
    return dialog;
  }
}

const answer = /^Magnesium and multiple sclerosis/;

async function worthOrdering(me: Traveller): Promise<void> {
  await me.stop(/Is this supplement good/);
  await me.ask('magnesium ms');
  await me.stop(answer);
  await expect(me.main.getByText(/^No benefit of magnesium/)).toBeVisible();
  await expect(me.main.getByText(/doctor or pharmacist/).first()).toBeVisible();

  // A study, then its source, and back where the reading was.
  const outcomes = me.app.getByRole('table', { name: /^Outcomes of Magnesium/ });
  await expect(outcomes.getByText('Studied: very uncertain').first()).toBeVisible();
  await me.hands.press(outcomes.locator('summary', { hasText: /^2 studies/ }).first());
  const study = me.app.getByRole('table', { name: /^Studies/i }).first();
  await expect(study).toBeVisible();
  const cite = study.getByRole('button', { name: /^Source \d+: / }).first();
  const dialog = await me.openSource(cite);
  await me.hands.close(dialog);
  await expect(dialog).toBeHidden();
  await expect(cite).toBeFocused();

  await me.thereAndBack(me.link('Relapse rate', outcomes), 'Relapse rate', answer);
  await me.hands.press(me.link('You may have read…'));
  await expect(me.app.getByRole('heading', { name: 'You may have read…' })).toBeInViewport();
  await expect(me.app.getByText('ten people').first()).toBeVisible();
}

async function whatAmITaking(me: Traveller, title: string): Promise<void> {
  const { app, hands } = me;
  await hands.press(me.nav('Plan'));
  await me.stop('Plans');
  const name = app.getByLabel('Name of the plan');
  if (!(await name.isVisible())) await hands.press(me.button('New plan'));
  await hands.write(name, title);
  await hands.write(app.getByLabel('Age in years'), '34');
  await hands.choose(app.getByRole('group', { name: 'Sex' }), /^Female$/);
  await hands.press(me.button('Make this plan'));
  await expect(app.getByRole('heading', { level: 1, name: title })).toBeVisible();

  await hands.find(app.getByLabel('Add a medicine'), 'levothyroxine', /levothyroxine/i);
  await hands.press(me.button('Add a supplement'));
  await hands.find(
    app.getByRole('combobox', { name: 'What does it contain?' }),
    'magnesium',
    /^magnesium\b/i,
  );
  await hands.write(app.getByLabel('Amount in one serving'), '400');

  // 400 mg from a supplement; the UL of NASEM for magnesium from supplements is 350 mg.
  const findings = app.getByRole('region', { name: 'Findings' });
  await expect(
    findings.getByRole('heading', { name: /magnesium.*levothyroxine/i }).first(),
  ).toBeVisible();
  await expect(
    findings.getByRole('heading', { name: 'Magnesium: above the NASEM UL' }),
  ).toBeVisible();
  const sums = app.getByRole('region', { name: 'Amounts per nutrient' });
  await expect(
    sums.getByRole('listitem').filter({ hasText: /UL 350\smg.*400\smg, above this value/s }),
  ).toBeVisible();
  await me.stop(title);

  const report = me.link(/Report for the doctor/);
  await hands.press(report);
  await expect(app.getByText('Preview', { exact: true })).toBeVisible();
  await me.stop('Report for the doctor');
  const download = app.waitForEvent('download');
  await hands.press(me.button('Save PDF'));
  const bytes = await readFile(await (await download).path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await expect(app.getByRole('status').getByText(/Fingerprint/)).toBeVisible();

  // Nothing had to be saved.
  await app.goBack();
  await expect(app.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(findings.getByRole('heading', { name: /levothyroxine/i }).first()).toBeVisible();
}

async function fromFood(me: Traveller): Promise<void> {
  const { app, hands } = me;
  await me.ask('is magnesium good for MS?');
  await hands.press(me.link('All about magnesium'));
  await me.stop('Magnesium');
  await hands.press(me.link('All foods with magnesium'));
  await me.stop('Best sources in food');
  await hands.choose(app.getByRole('group', { name: 'Compare by' }), /^One portion$/);
  const ranking = app.getByRole('table', { name: /^Foods by Magnesium in/ });
  await expect(app.getByRole('heading', { name: /^Magnesium in .*portion/ })).toBeVisible();
  await me.stop('Best sources in food');

  const food = me.link('Black beans, boiled', ranking);
  await me.thereAndBack(food, 'Black beans, boiled', 'Best sources in food');
  await expect(app.getByRole('radio', { name: 'One portion' })).toBeChecked();
  await expect(ranking).toBeVisible();
}

async function withMyMedicine(me: Traveller): Promise<void> {
  const { app, hands } = me;
  const box = app.getByRole('combobox', { name: /ask a question/i });
  await hands.find(box, 'levothyroxine', /^levothyroxine/i);
  await me.stop(/^Levothyroxine/);
  await expect(me.main.getByRole('heading', { level: 2, name: /that it meets/ })).toBeVisible();
  // The strictest action stands first, in words.
  await expect(me.main.getByRole('heading', { level: 3 }).first()).toContainText(
    /^(Avoid|Usually avoid|Minimise risk)/,
  );
  const dialog = await me.openSource(
    me.main.getByRole('button', { name: /^Source \d+: / }).first(),
  );
  await hands.close(dialog);
  await expect(dialog).toBeHidden();
  await me.thereAndBack(me.link(/^Magnesium$/), /^Magnesium and levothyroxine/, /^Levothyroxine/);
}

async function canITrustThis(me: Traveller): Promise<void> {
  const { app, hands } = me;
  await hands.press(me.link('Vitamin D and relapses in MS'));
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(
    /^Vitamin D and multiple sclerosis/,
  );
  const outcomes = app.getByRole('table', { name: /^Outcomes of Vitamin D/ });
  const dialog = await me.openSource(
    outcomes.getByRole('button', { name: /^Source \d+: / }).first(),
  );
  await expect(dialog.getByText(/^\d+ \w+ 20\d\d, against \d+ pages?:/)).toBeVisible();
  await hands.press(me.link('Page of this source', dialog));
  await expect(app).toHaveURL(/#\/source\//);
  const title = await app.getByRole('heading', { level: 1 }).innerText();
  await me.stop(title);
  await expect(me.main.getByRole('heading', { name: 'How it was checked' })).toBeVisible();

  await hands.press(me.nav('Sources & method'));
  await me.stop('Sources & method');
  await hands.press(me.link('Method'));
  await me.stop(/^Method/);
  await app.goBack();
  await app.goBack();
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(title);
}

const journeys: Record<string, (me: Traveller, condition: string) => Promise<void>> = {
  'worth ordering?': worthOrdering,
  'what am I taking?': whatAmITaking,
  'from food instead?': fromFood,
  'does it go with my medicine?': withMyMedicine,
  'can I trust this?': canITrustThis,
};

for (const [name, go] of Object.entries(journeys))
  for (const [words, condition] of Object.entries(conditions))
    test(`${name} ${words}`, async ({ app }) => {
      await app.emulateMedia({ colorScheme: condition.colorScheme });
      await app.setViewportSize({ width: condition.width, height: 800 });
      await app.evaluate((size) => {
        document.documentElement.style.fontSize = size;
      }, condition.rootFont);
      await go(new Traveller(app, condition), `Taken ${words}`);
    });

test('at the counter: the worst of a full plan is named first, and one press away', async ({
  app,
}) => {
  const me = new Traveller(app, conditions['by mouse, in light']);
  await me.hands.press(me.nav('Plan'));
  const chooser = app.waitForEvent('filechooser');
  await me.hands.press(me.button('Import a plan file'));
  await (await chooser).setFiles(example);
  await expect(app).toHaveURL(/#\/plan\/[0-9a-f-]{36}$/);

  const inShort = app.getByRole('navigation', { name: 'The result in short' });
  const worst = inShort.getByRole('link', { name: /^Avoid: St\. John's wort and warfarin$/ });
  await me.hands.press(worst);
  const finding = app.getByRole('article').filter({ hasText: "St. John's wort and warfarin" });
  await expect(finding).toBeInViewport();
  await expect(finding).toBeFocused();
  await expect(finding.getByText(/ask your doctor or pharmacist/i)).toBeVisible();

  // 50 mg of vitamin B6 is above the EFSA UL of 12 mg, and stands on a line; what is folded is counted and named.
  const findings = app.getByRole('region', { name: 'Findings' });
  await expect(
    findings.getByRole('heading', { name: 'Vitamin B6: above the EFSA UL' }),
  ).toBeVisible();
  const folded = findings.locator('summary', { hasText: /With alendronic acid, \d+ findings:/ });
  await expect(folded).toContainText('Calcium and alendronic acid');
  await me.hands.press(folded);
  await expect(
    findings.getByRole('heading', { name: 'Calcium and alendronic acid' }),
  ).toBeVisible();
  await me.stop('conflicts');
});

test('a window that was opened without the start address says what to do', async ({
  page,
  host,
}) => {
  await page.goto(`${host.origin}/`);
  await expect(page.getByRole('heading', { name: 'Start Cofactor again' })).toBeVisible();
  await expectAccessible(page);
});
