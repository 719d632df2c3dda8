/** Mistakes in what a review writes: summaries, grounds of a rating, doses, history, days, marks for experts. */
import { describe, expect, it } from 'vitest';
import type { Mistake } from '../contentFixture.ts';
import { reportsEach } from './testing/reportsEach.ts';

/** Matches a field of a claim, whether the file has it yet or not, up to the field that follows it. */
const before = (claim: string, field: string, next: string): RegExp =>
  new RegExp(`(?<=id: ${claim}\\n[\\s\\S]*?)(?: {4}${field}:.*\\n(?: {6}.*\\n)*)? {4}(?=${next}:)`);

/** A summary in place of the one that the claim has, or where it would stand. */
const summary = (claim: string, file: string, text: string) => ({
  file: `substances/${file}.yaml`,
  find: before(claim, 'inShort', 'statement'),
  replace: `    inShort: ${text}\n    `,
});

const firstEntry = '{ date: 2026-11-22, edition: "2026.11", note: First edition. }';

/** Made in one copy: none moves the line of an earlier one in the same file. */
const mistakes: readonly Mistake[] = [
  {
    what: 'a ground that the reason does not say',
    file: 'substances/riboflavin.yaml',
    find: before('riboflavin-ms-risk', 'certaintyGrounds', 'size'),
    replace: '    certaintyGrounds:\n      - { domain: imprecision, says: few people }\n    ',
    mark: '- { domain: imprecision, says: few people }',
    message: '"few people" is not in the certaintyReason',
    fix: 'letter by letter',
  },
  {
    what: 'a domain twice with the same words',
    file: 'substances/vitamin-k.yaml',
    find: before('vitamin-k-ms-status', 'certaintyGrounds', 'size'),
    replace:
      '    certaintyGrounds:\n      - { domain: imprecision, says: small }\n      - { domain: imprecision, says: small }\n    ',
    // The second of the two: the first is on the line of "certaintyGrounds:" plus one.
    mark: '- { domain: imprecision, says: small }\n    size',
    message: 'the domain "imprecision" says "small" twice',
  },
  {
    what: 'a word that is no domain',
    file: 'substances/coenzyme-q10.yaml',
    find: before('coq10-ms-fatigue', 'certaintyGrounds', 'size'),
    replace: '    certaintyGrounds:\n      - { domain: precision, says: small }\n    ',
    mark: '- { domain: precision',
    message: 'field "domain": "precision" is not one of the allowed words',
    fix: 'imprecision',
  },
  {
    what: 'a form of another substance behind an elemental dose',
    file: 'substances/iron.yaml',
    find: /(?<=id: iron-ms-levels\n[\s\S]*?source: nirooei-2022\n[\s\S]*?direction: unclear\n)/,
    replace:
      '        elementalDose: { amount: 100, unit: mg, form: magnesium-oxide, compound: { amount: 166, unit: mg } }\n',
    message: 'form "magnesium-oxide" does not count as iron',
  },
  {
    what: 'an elemental dose that does not follow from the compound',
    file: 'substances/zinc.yaml',
    find: /(?<=id: zinc-ms-levels\n[\s\S]*?source: nirooei-2022\n[\s\S]*?direction: unclear\n)/,
    replace:
      '        elementalDose: { amount: 50, unit: mg, form: zinc-sulfate-heptahydrate, compound: { amount: 0.25, unit: g } }\n',
    // 250 mg × 0.2274 = 56.85 mg
    message: '50 mg differs from 0.25 g × 0.2274 = 56.85 mg',
  },
  {
    what: 'a form without the amount of the compound',
    file: 'substances/caffeine.yaml',
    find: /(?<=id: caffeine-ms-fatigue\n[\s\S]*?studies:\n {6}- source: .*\n)/,
    replace: '        elementalDose: { amount: 100, unit: mg, form: zinc-oxide }\n',
    message: 'compound and form go together',
  },
  {
    what: 'an elemental amount of what has no element',
    file: 'substances/l-carnitine.yaml',
    find: /(?<=id: carnitine-ms-fatigue\n[\s\S]*?studies:\n {6}- source: .*\n)/,
    replace:
      '        elementalDose: { amount: 1, unit: g, form: acetyl-l-carnitine, compound: { amount: 2, unit: g } }\n',
    message: 'l-carnitine has no element',
  },
  {
    what: 'a day that no calendar has',
    file: 'substances/thiamin.yaml',
    find: firstEntry,
    replace: '{ date: 2026-02-30, edition: "2026.02", note: First edition. }',
    message: 'history: "2026-02-30" is not a day of the calendar',
  },
  {
    what: 'a history that runs ahead of the edition',
    file: 'substances/folate.yaml',
    find: firstEntry,
    replace: '{ date: 2099-01-01, edition: "2026.11", note: First edition. }',
    message: 'history 2099-01-01 lies after the date of the edition',
  },
  {
    what: 'an edition that does not exist yet',
    file: 'substances/niacin.yaml',
    find: firstEntry,
    replace: '{ date: 2026-11-22, edition: "2099.01", note: First edition. }',
    message: 'history: edition 2099.01 lies after the current one',
  },
  {
    what: 'a history that is not in order',
    file: 'substances/vitamin-c.yaml',
    find: firstEntry,
    replace: `${firstEntry}\n      - { date: 2026-01-01, edition: "2026.01", note: Corrected. }`,
    mark: '- { date: 2026-01-01',
    message: 'history: 2026-01-01 stands after 2026-11-22',
  },
  {
    what: 'a claim without a history',
    file: 'substances/multivitamin.yaml',
    find: `history:\n      - ${firstEntry}\n`,
    replace: 'history: []\n',
    message: 'needs at least the entry of its first edition',
  },
  {
    what: 'a review of a substance after the edition',
    file: 'substances/tea.yaml',
    find: /^reviewedOn: .*$/m,
    replace: 'reviewedOn: 2099-01-01',
    message: 'reviewedOn 2099-01-01 lies after the date of the edition',
  },
  {
    what: 'a review of a file of interactions after the edition',
    file: 'interactions/kava.yaml',
    find: /^reviewedOn: .*$/m,
    replace: 'reviewedOn: 2099-01-01',
    message: 'reviewedOn 2099-01-01 lies after the date of the edition',
  },
  {
    what: 'a summary that is stronger than its certainty',
    ...summary('ashwagandha-liver-harm', 'ashwagandha', 'Ashwagandha damages the liver.'),
    message: '"damages" is stronger than low certainty',
  },
  {
    what: 'a verdict of safety in a summary',
    ...summary('vitamin-b12-ms-function', 'vitamin-b12', 'Vitamin B12 is safe for most people.'),
    message: '"is safe" does not belong in a summary',
  },
  {
    what: 'an effect where only a link was seen',
    ...summary('vitamin-e-ms-risk', 'vitamin-e', 'Vitamin E may lower the risk of MS.'),
    message: '"may lower" speaks of an effect, the exposure "intake" shows a link at most',
    fix: 'is linked with',
  },
  {
    what: 'an exclamation mark',
    ...summary('sodium-ms-risk', 'sodium', 'Salt was not linked with MS!'),
    message: 'an exclamation mark',
  },
  {
    what: 'a dose put forward',
    ...summary('iodine-ms-course', 'iodine', 'It is not known; the best dose may be 150 mcg.'),
    message: '"best dose" reads as advice',
  },
  {
    what: 'an order to the reader',
    ...summary('manganese-ms-levels', 'manganese', 'No difference is known. Avoid manganese.'),
    message: '"Avoid" does not belong in a summary',
  },
  {
    what: 'a cure',
    ...summary('copper-deficiency-myelopathy', 'copper', 'Copper cures the damage.'),
    message: '"cures" is stronger than',
  },
  {
    what: 'a summary of a substance whose source nothing else cites',
    file: 'substances/chromium.yaml',
    find: /^reviewedOn: .*\n(?:inShort:\n(?: {2}.*\n)+)?/m,
    replace:
      'reviewedOn: 2026-11-22\ninShort:\n  text: Chromium is a mineral.\n  sources: [ ciaaw-2021-atomic-weights ]\n',
    mark: 'ciaaw-2021-atomic-weights',
    message: 'source "ciaaw-2021-atomic-weights" of the summary is cited by no statement',
  },
  {
    what: 'a verdict of safety in the summary of a substance',
    file: 'substances/molybdenum.yaml',
    find: /^reviewedOn: .*\n(?:inShort:\n(?: {2}.*\n)+)?/m,
    replace:
      'reviewedOn: 2026-11-22\ninShort:\n  text: >-\n    Molybdenum is a mineral. It is generally safe.\n  sources: [ iom-2001 ]\n',
    mark: 'text: >-',
    message: '"generally safe" does not belong in a summary',
  },
  {
    what: 'a key outcome twice',
    file: 'conditions.yaml',
    find: '    - mri-activity\n',
    replace: '    - mri-activity\n    - relapse\n',
    mark: '    - relapse\n',
    message: 'key outcome "relapse" is there twice',
  },
  {
    what: 'a mark for an expert that is no sentence',
    file: 'interactions/melatonin.yaml',
    find: /^ {4}(?=sources:)/m,
    replace: '    expertReview: look again\n    ',
    message: 'expertReview is not a sentence',
  },
  {
    what: 'advice in a caution',
    file: 'substances/valerian.yaml',
    find: /(?<=^cautions:\n[\s\S]*?\n {4})reason: .*(?:\n {6}.*)*/m,
    replace: 'reason: You should not take it before surgery.',
    message: '"You should" reads as advice',
  },
  {
    what: 'advice in a monograph',
    file: 'substances/fluoride.yaml',
    find: /(?<=\n {2}functions:\n {4}- )text: .*(?:\n {8}.*)*/,
    replace: 'text: Good for teeth, worth trying.',
    message: '"worth trying" reads as advice',
  },
  {
    what: 'a word of the glossary twice',
    file: 'glossary.yaml',
    find: 'also: [ European Food Safety Authority ]',
    replace: 'also: [ European Food Safety Authority, RDA ]',
    message: 'the glossary has "RDA" already, under "RDA"',
  },
  {
    what: 'a term that is told elsewhere',
    file: 'glossary.yaml',
    find: 'textOf: kind/PRI',
    replace: 'text: What most people need.',
    message: 'intakes/terms.yaml explains "PRI" already',
    fix: 'textOf: kind/PRI',
  },
  {
    what: 'a term that does not exist',
    file: 'glossary.yaml',
    find: 'textOf: kind/SAI',
    replace: 'textOf: kind/SAIL',
    message: 'intakes/terms.yaml has no "kind/SAIL"',
  },
  {
    what: 'a number in the glossary without a source',
    file: 'glossary.yaml',
    find: 'text: How much of what is swallowed gets into the blood and can be used.',
    replace: 'text: About 40 percent of what is swallowed gets into the blood.',
    message: 'a number without a source',
  },
];

describe('mistakes of a review', () => {
  const problems = reportsEach(mistakes);

  it('a day that many records inherit is reported once', () => {
    const days = problems().filter(({ message }) => message.startsWith('reviewedOn '));
    expect(days.map(({ file }) => file)).toEqual(['interactions/kava.yaml', 'substances/tea.yaml']);
  });
});
