/** Every kind of report, in its options: keeps the rules of PDF/UA, cites what it lists, and prints no number of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citationNumbers } from '../../src/contract/reportDocument.ts';
import { checkPdf } from '../../tools/checkPdf.ts';
import { AS_OF, example, openReports, type Input, type Reports } from './support/reports.ts';
import { numbersIn, numbersOf, printedOf } from './support/words.ts';

const plain = example('plain');
const conflicts = example('conflicts');
const twelve = example('twelve');
const pregnant = example('pregnant');
const since = { plan: plain, date: '2026-05-02', edition: '2026.05' };

const kinds: readonly (readonly [name: string, input: Input])[] = [
  ['a plan', { kind: 'plan', plan: plain }],
  [
    'a plan on letter paper, US dates, µg',
    { kind: 'plan', plan: pregnant, paper: 'letter', dates: 'us', micro: 'µg' },
  ],
  ['a plan in large print', { kind: 'plan', plan: twelve, largePrint: true }],
  ['a plan in black and white', { kind: 'plan', plan: conflicts, blackAndWhite: true }],
  [
    'a plan without diagnoses, initials only',
    { kind: 'plan', plan: twelve, hideDiagnoses: true, initialsOnly: true },
  ],
  ['a plan with changes', { kind: 'plan', plan: { ...twelve, foods: [] }, since, dates: 'iso' }],
  [
    'a plan with two sections',
    { kind: 'plan', plan: conflicts, sections: ['visit', 'changes'], since },
  ],
  [
    'an empty plan',
    { kind: 'plan', plan: { ...plain, items: [], foods: [], profile: { age: 40, sex: 'male' } } },
  ],
  ['an answer', { kind: 'answer', substance: 'magnesium', condition: 'multiple-sclerosis' }],
  [
    'an answer in large print, black and white',
    {
      kind: 'answer',
      substance: 'vitamin-d',
      condition: 'multiple-sclerosis',
      largePrint: true,
      blackAndWhite: true,
      paper: 'letter',
    },
  ],
  ['a substance', { kind: 'substance', substance: 'magnesium' }],
  ['a condition', { kind: 'condition', condition: 'multiple-sclerosis' }],
  ['foods', { kind: 'foods', substance: 'magnesium', per: '100g' }],
  ['a card', { kind: 'card', plan: twelve }],
  [
    'a card on letter paper, initials only',
    { kind: 'card', plan: conflicts, paper: 'letter', initialsOnly: true, largePrint: true },
  ],
];

let reports: Reports;
beforeAll(() => {
  reports = openReports();
});
afterAll(() => reports.close());

describe.each(kinds)('%s', { timeout: 120_000 }, (_, input) => {
  it('keeps the rules, cites what it lists, and prints the numbers of its document alone', async () => {
    const { document, pdf, pages } = await reports.make({ ...input, asOf: AS_OF });
    expect(await checkPdf(pdf)).toEqual([]);
    const { subject, elements } = await printedOf(pdf);
    expect(pages).toBe(subject.pages.length);

    // The model: each cited source has an entry, each entry is cited.
    const cited = new Set(
      [...JSON.stringify(document.sections).matchAll(/"cites":\[([^\]]*)\]/gu)].flatMap((match) =>
        (match[1] ?? '').split(',').filter((id) => id !== ''),
      ),
    );
    for (const section of document.sections)
      for (const block of section.blocks)
        if (block.type === 'forest')
          for (const row of block.plot.rows) cited.add(`"${row.source}"`);
    const listed = [...citationNumbers(document).keys()].map((id) => `"${id}"`);
    expect([...cited].sort()).toEqual(listed.sort());

    // The file: numbers of the document, its pages, and the scales of its charts.
    const known = numbersOf(document);
    for (let page = 1; page <= pages; page += 1) known.add(String(page));
    const strange = elements
      .filter(({ type }) => type !== 'Figure')
      .flatMap(({ text }) =>
        [...numbersIn(text)]
          .filter((number) => !known.has(number))
          .map((number) => `${number} in "${text.slice(0, 120)}"`),
      );
    expect(strange).toEqual([]);
    for (const { foot } of subject.texts)
      expect([...numbersIn(foot)].filter((number) => !known.has(number))).toEqual([]);
  });
});

describe('what is left out', { timeout: 60_000 }, () => {
  it('is nowhere in the file: no diagnosis, no name', async () => {
    const named = { ...twelve, profile: { ...twelve.profile, name: 'Erika Fuchs' } };
    const { document, pdf } = await reports.make({
      kind: 'plan',
      plan: named,
      hideDiagnoses: true,
      initialsOnly: true,
      asOf: AS_OF,
    });
    const { text, subject } = await printedOf(pdf);
    const pages = subject.texts.map((page) => page.text).join(' ');
    // Authors may have the initials of a disease.
    const own = document.sections.filter((section) => section.id !== 'references');
    for (const [word, where] of [
      [/.{0,60}multiple.sclerosis.{0,60}/iu, `${text} ${pages} ${JSON.stringify(document)}`],
      [/.{0,60}hypertension.{0,60}/iu, `${text} ${pages} ${JSON.stringify(document)}`],
      [/.{0,60}(Erika|Fuchs).{0,60}/u, `${text} ${pages} ${JSON.stringify(document)}`],
      [/.{0,60}\bMS\b.{0,60}/u, JSON.stringify(own)],
    ] as const)
      expect(word.exec(where)?.[0] ?? '').toBe('');
    expect(text).toContain('E. F.');
  });
});
