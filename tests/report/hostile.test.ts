/** Hostile text in every field of a plan: printed, sign by sign or as its code, or refused with the name of the field. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanInput } from '../../src/contract/plan.ts';
import * as v from 'valibot';
import { Plan } from '../../src/contract/plan.ts';
import { checkPdf } from '../../tools/checkPdf.ts';
import { AS_OF, openReports, type Reports } from './support/reports.ts';
import { printedOf } from './support/words.ts';

let reports: Reports;
beforeAll(() => {
  reports = openReports();
});
afterAll(() => reports.close());

/** A plan with the same text in each of its text fields. */
const planWith = (text: string, change: (plan: PlanInput) => void = () => undefined): Plan => {
  const plan: PlanInput = {
    format: 'cofactor-plan',
    version: 1,
    profile: {
      name: text,
      age: 40,
      sex: 'female',
      conditions: ['multiple-sclerosis'],
      medications: [
        { medication: 'levothyroxine', times: ['07:00'], note: text },
        { medication: null, name: text },
      ],
      diet: [text],
      exclusions: [text],
      notes: text,
    },
    items: [
      {
        product: text,
        ingredients: [{ substance: null, name: text, amount: 5, unit: 'mg' }],
        times: ['08:00'],
        advisedByClinician: true,
        advisedBy: text,
        reason: text,
      },
    ],
    foods: [{ food: null, name: text, grams: 30 }],
  };
  change(plan);
  return v.parse(Plan, plan);
};

/**
 * What has to be found in print: letters as they are or, where no font has them, their codes. Blanks and line breaks may
 * differ. Expected values are written out below, not computed by the code under test.
 */
const squeezed = (text: string): string => text.replace(/\s/gu, '');

const hostile: readonly (readonly [name: string, text: string, printed: string])[] = [
  ['emoji', 'Zoë 😀 pill 💊 end', 'Zoë [U+1F600] pill [U+1F48A] end'],
  ['an emoji of several signs', 'a 👩‍⚕️ z', 'a [U+1F469 U+200D U+2695 U+FE0F] z'],
  ['Arabic', 'a مرحبا z', 'a [U+0645 U+0631 U+062D U+0628 U+0627] z'],
  [
    'tags',
    '<script>alert("1") & \'2\'</script> ${x} %s \\',
    '<script>alert("1") & \'2\'</script> ${x} %s \\',
  ],
  ['PDF signs', '(a) [b] <<c>> /d %e endobj )', '(a) [b] <<c>> /d %e endobj )'],
  ['ligatures', 'ﬁsh office ﬂow affliction', 'ﬁsh office ﬂow affliction'],
  ['signs of science', '≥ α β µ ₂ − ± → ≤ × ½ ‰', '≥ α β µ ₂ − ± → ≤ × ½ ‰'],
  ['control characters', 'a\u0001b\u0007c\u001Bd\u007Fe', 'a[U+0001]b[U+0007]c[U+001B]d[U+007F]e'],
  ['marks of direction', 'a\u202Eb\u200Fc\u2066d', 'a[U+202E]b[U+200F]c[U+2066]d'],
  ['zero-width signs', 'a\u200Bb\u200Cc\u200Dd\uFEFFe', 'a[U+200B]b[U+200C]c[U+200D]d[U+FEFF]e'],
  ['soft hyphens', 'mag\u00ADnesium', 'mag[U+00AD]nesium'],
  ['combining marks', 'e\u0301 a\u0308 o\u0302', 'é ä ô'],
  ['Chinese and Thai', '漢字 กำ', '[U+6F22 U+5B57] [U+0E01 U+0E33]'],
  ['other scripts', 'Łódź Ђорђе Ελλάδα Tiếng Việt', 'Łódź Ђорђе Ελλάδα Tiếng Việt'],
  ['formulas of spreadsheets', '=1+1 @x +y', '=1+1 @x +y'],
];

/** How often a text is printed at least: name, note, medicine, diet, exclusion, product, reason, advice. */
const TIMES = 8;

describe('hostile text', { timeout: 120_000 }, () => {
  it.each(hostile)('%s', async (_, text, printed) => {
    const { pdf } = await reports.make({ kind: 'plan', plan: planWith(text), asOf: AS_OF });
    expect(await checkPdf(pdf)).toEqual([]);
    const found = squeezed((await printedOf(pdf)).text).split(squeezed(printed)).length - 1;
    expect(found).toBeGreaterThanOrEqual(TIMES);
    const card = await reports.make({ kind: 'card', plan: planWith(text), asOf: AS_OF });
    expect(await checkPdf(card.pdf)).toEqual([]);
    expect(squeezed((await printedOf(card.pdf)).text)).toContain(squeezed(printed));
  });

  /** Half of a character that takes two units of UTF-16. */
  const lone = ['a\uD800b', 'a\uDC00b', '\uDE00\uD83D'];
  it.each(lone)('a lone surrogate (%j)', async (text) => {
    const { pdf } = await reports.make({ kind: 'plan', plan: planWith(text), asOf: AS_OF });
    const code = text
      .charCodeAt(text.startsWith('a') ? 1 : 0)
      .toString(16)
      .toUpperCase();
    expect(squeezed((await printedOf(pdf)).text)).toContain(`[U+${code}`);
    expect(await checkPdf(pdf)).toEqual([]);
  });

  const fields: readonly (readonly [name: string, set: (plan: PlanInput, text: string) => void])[] =
    [
      ['profile.name', (plan, text) => (plan.profile.name = text)],
      [
        'profile.medications[0].note',
        (plan, text) => (plan.profile.medications = [{ medication: 'levothyroxine', note: text }]),
      ],
      [
        'profile.medications[0].name',
        (plan, text) => (plan.profile.medications = [{ medication: null, name: text }]),
      ],
      ['profile.diet[0]', (plan, text) => (plan.profile.diet = [text])],
      ['profile.exclusions[0]', (plan, text) => (plan.profile.exclusions = [text])],
      ['profile.notes', (plan, text) => (plan.profile.notes = text)],
      ['items[0].product', (plan, text) => plan.items.forEach((item) => (item.product = text))],
      ['items[0].reason', (plan, text) => plan.items.forEach((item) => (item.reason = text))],
      ['items[0].advisedBy', (plan, text) => plan.items.forEach((item) => (item.advisedBy = text))],
      [
        'items[0].ingredients[0].name',
        (plan, text) =>
          plan.items.forEach((item) => item.ingredients.forEach((one) => (one.name = text))),
      ],
      ['foods[0].name', (plan, text) => (plan.foods = [{ food: null, name: text, grams: 1 }])],
    ];
  it.each(fields)(
    '5,000 characters in %s are printed whole; one more is refused with its name',
    async (field, set) => {
      const long = `Anfang${'w'.repeat(4988)}finito`;
      expect(long).toHaveLength(5000);
      const { pdf } = await reports.make({
        kind: 'plan',
        plan: planWith('text', (plan) => set(plan, long)),
        asOf: AS_OF,
      });
      expect((await printedOf(pdf)).text.replace(/\s/gu, '')).toContain(long);
      expect(await checkPdf(pdf)).toEqual([]);
      const wrong = planWith('text');
      set(wrong, `${long}x`);
      const { code, message, field: named } = await reports.refuse({ kind: 'plan', plan: wrong });
      expect({ code, named }).toEqual({ code: 'invalid-input', named: `plan.${field}` });
      expect(message).toContain('5000');
    },
  );

  it.each(hostile)('%s in an earlier plan, and without name and diagnoses', async (_, text) => {
    const earlier = planWith(text);
    for (const plan of [planWith('later'), planWith(text)]) {
      const { pdf } = await reports.make({
        kind: 'plan',
        plan,
        sections: ['visit', 'changes'],
        since: { plan: earlier, date: '2026-05-01', edition: '2026.05' },
        initialsOnly: true,
        hideDiagnoses: true,
        asOf: AS_OF,
      });
      expect(await checkPdf(pdf)).toEqual([]);
    }
  });

  it('initials that are other letters than those of the name', async () => {
    const plan = planWith('ანა ბერიძე');
    for (const kind of ['plan', 'card'] as const) {
      const { pdf } = await reports.make({ kind, plan, initialsOnly: true, asOf: AS_OF });
      expect((await printedOf(pdf)).text).toContain('[U+1C90]. [U+1C91].');
    }
  });

  it('a mark inside the edition of an earlier report', async () => {
    const since = { plan: planWith('x'), date: '2026-05-01', edition: '2026.05 😀 漢' };
    const { pdf } = await reports.make({ kind: 'plan', plan: planWith('y'), since, asOf: AS_OF });
    expect((await printedOf(pdf)).text).toContain('2026.05 [U+1F600] [U+6F22]');
  });

  it('5,000 words in one field', async () => {
    const long = 'ab '.repeat(1666).trim();
    const { pdf } = await reports.make({
      kind: 'plan',
      plan: planWith('x', (plan) => plan.items.forEach((item) => (item.reason = long))),
      asOf: AS_OF,
    });
    expect((await printedOf(pdf)).text.match(/\bab\b/gu)?.length).toBeGreaterThanOrEqual(1666);
    expect(await checkPdf(pdf)).toEqual([]);
  });
});
