/** The plan check over the real reference: the plans of examples/, then people as a pharmacist meets them. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { CheckOutput } from '../../src/contract/check.ts';
import { parsePlanText } from '../../src/contract/planText.ts';
import { actions } from '../../src/contract/vocabulary.ts';
import { findingsOf, sumIn } from '../../src/core/testing/plans.ts';
import { openTestReference, type TestReference } from '../../src/core/testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

function example(name: string): CheckOutput {
  const text = readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8');
  return v.parse(CheckOutput, reference.handlers.check({ plan: parsePlanText(text) }));
}
const ids = (result: CheckOutput, rule: CheckOutput['findings'][number]['rule']): string[] =>
  findingsOf(result, rule).map((one) => one.id);

describe('a woman of 34 years with MS on levothyroxine takes 2 × 200 mg magnesium and eats 30 g almonds', () => {
  const result = () => example('plain');

  it('sums supplements and food apart and together', () => {
    const magnesium = sumIn(result(), 'magnesium');
    expect(magnesium).toMatchObject({
      unit: 'mg',
      supplements: 400, // 2 × 200 mg
      food: { amount: 81, known: 1, of: 1 }, // 270 mg in 100 g × 30 g
      total: 481,
    });
    expect(magnesium.range).toBeUndefined();
    expect(magnesium.contributions.map((one) => one.amount)).toEqual([400, 81]);
    expect(magnesium.contributions[1]?.arithmetic).toBe('30 g × 270 mg per 100 g = 81 mg');
  });
  it('compares with both authorities, each in its own scope', () => {
    const references = sumIn(result(), 'magnesium').references.map((one) => [
      one.authority,
      one.kind,
      one.scope,
      one.amount,
      one.compared,
      one.status,
    ]);
    expect(references).toEqual(
      expect.arrayContaining([
        ['NASEM', 'RDA', 'total', 320, 481, 'meets'],
        ['NASEM', 'EAR', 'total', 265, 481, 'meets'],
        ['NASEM', 'UL', 'supplements', 350, 400, 'above'],
        ['EFSA', 'AI', 'total', 300, 481, 'meets'],
        ['EFSA', 'UL', 'added-dissociable-salts', 250, 400, 'above'],
      ]),
    );
  });
  it('reports the limit of her authority and, beside it, that of the other', () => {
    const [own] = findingsOf(result(), 'upper-limit');
    expect(own).toMatchObject({
      action: 'minimise-risk',
      subjects: ['substance/magnesium'],
      advised: false,
    });
    expect(own?.message).toContain(
      '400 mg of magnesium a day from supplements and medicines alone is above the NASEM upper level (UL) of 350 mg a day (Females, 31 to 50 years)',
    );
    expect(own?.arithmetic).toContain('2 per day × 200 mg = 400 mg per day');
    const [other] = findingsOf(result(), 'above-reference');
    expect(other).toMatchObject({ action: 'monitor', subjects: ['substance/magnesium'] });
    expect(other?.message).toContain('above the EFSA upper level (UL) of 250 mg a day');
    expect(findingsOf(result(), 'upper-limit')).toHaveLength(1);
    expect(findingsOf(result(), 'above-reference')).toHaveLength(1);
  });
  it('names the four hours to levothyroxine with the sources that say so', () => {
    const [finding] = findingsOf(result(), 'interaction');
    expect(finding).toMatchObject({
      action: 'minimise-risk',
      seriousness: 'moderate',
      evidence: 'case-reports',
      subjects: [
        'substance/magnesium',
        'medication/levothyroxine',
        'interaction/magnesium-levothyroxine',
      ],
      sources: [
        'medpill-info-2022-antacids-levothyroxine',
        'emc-undated-4841',
        'tcrm-2023-levothyroxine',
      ],
    });
    expect(finding?.arithmetic).toContain(
      'at least 4 hours before or at least 4 hours after magnesium',
    );
    const cited = result().sources.map((source) => source.id);
    expect(cited).toEqual(expect.arrayContaining([...(finding?.sources ?? [])]));
  });
  it('compares the times: 08:00 is one hour after 07:00, 20:00 is far enough', () => {
    const timing = findingsOf(result(), 'timing');
    expect(timing).toHaveLength(1);
    expect(timing[0]?.title).toBe('Magnesium citrate at 08:00 and levothyroxine sodium at 07:00');
    expect(timing[0]?.arithmetic).toBe('07:00 to 08:00: 1 h');
  });
  it('lays the day out with one time moved: four hours after 07:00 is 11:00', () => {
    const { slots, status, moves, unsatisfied } = result().schedule;
    expect(slots.map((slot) => slot.time)).toEqual([
      '07:00',
      '07:30',
      '11:00',
      '12:30',
      '18:30',
      '20:00',
    ]);
    expect(status).toBe('moved');
    expect(moves.map(({ from, to }) => [from, to])).toEqual([
      [
        ['08:00', '20:00'],
        ['11:00', '20:00'],
      ],
    ]);
    expect(unsatisfied).toEqual([]);
  });
  it('answers what magnesium does for MS with sentences that carry their sources', () => {
    const [line] = result().evidence;
    expect(line).toMatchObject({
      substance: 'magnesium',
      condition: 'multiple-sclerosis',
      status: 'answered',
    });
    expect(line?.summary).toMatch(/^No benefit of magnesium for multiple sclerosis has been shown/);
    for (const { sources } of line?.sentences ?? []) expect(sources.length).toBeGreaterThan(0);
  });
});

describe('a man of 58 years with MS and kidney disease on ciprofloxacin, warfarin and alendronic acid', () => {
  const result = () => example('conflicts');

  it('shows the contraindicated pair first', () => {
    expect(result().findings[0]).toMatchObject({
      rule: 'interaction',
      action: 'avoid',
      seriousness: 'contraindicated',
      title: "St. John's wort and warfarin",
    });
  });
  it('warns of magnesium and calcium with weak kidneys', () => {
    expect(ids(result(), 'caution')).toEqual(
      expect.arrayContaining([
        'caution:magnesium-chronic-kidney-disease/magnesium',
        'caution:calcium-chronic-kidney-disease/calcium',
      ]),
    );
  });
  it('leaves an amount with two readings out of the sums, and says what the higher one would pass', () => {
    const magnesium = sumIn(result(), 'magnesium');
    expect(magnesium.supplements).toBeNull();
    expect(magnesium.food).toEqual({ amount: 81, known: 1, of: 2 });
    // 400 mg magnesium oxide × 0.603 = 241.2 mg; with 81 mg from almonds 322.2 to 481 mg
    expect(magnesium.range).toEqual({ low: 322.2, high: 481 });
    const [finding] = findingsOf(result(), 'ambiguous-amount');
    expect(finding?.message).toContain('between 241.2 and 400 mg of magnesium');
    expect(finding?.message).toContain('400 mg a day where the EFSA UL is 250 mg');
  });
  it('keeps what a doctor advised, with its limit: 50 + 125 mcg vitamin D', () => {
    expect(sumIn(result(), 'vitamin-d').supplements).toBe(175); // 2000 and 5000 IU × 0.025
    expect(ids(result(), 'upper-limit')).toContain('upper-limit:vitamin-d/EFSA/UL/total');
    expect(findingsOf(result(), 'duplicate').map((one) => one.subjects)).toEqual([
      ['substance/vitamin-d'],
    ]);
  });
  it('takes zinc on three of seven days: 30 mg × 3 ÷ 7', () => {
    expect(sumIn(result(), 'zinc').supplements).toBeCloseTo(12.857142857, 9);
  });
  it('puts the bisphosphonate first and never after calcium', () => {
    const found = findingsOf(result(), 'interaction').find(
      (one) => one.title === 'Calcium and alendronic acid',
    );
    expect(found?.arithmetic).toContain('first thing, before food, drink and everything else');
  });
  it('asks about laboratory tests for biotin without being told of any', () => {
    expect(ids(result(), 'lab-test')).toContain('lab-test:biotin-laboratory-tests/biotin');
  });
  it('names what it does not know: a medicine, an ingredient and a food without a record', () => {
    expect(
      findingsOf(result(), 'not-covered')
        .map((one) => one.title)
        .sort(),
    ).toEqual([
      'Not covered: Herbal sleep drops',
      'Not covered: Passiflora extract',
      'Not covered: Protein bar',
    ]);
    const unlisted = result().coverage.filter((line) =>
      line.pair.some((one) => one.endsWith('/unlisted')),
    );
    expect(unlisted.length).toBeGreaterThan(0);
    expect(new Set(unlisted.map((line) => line.result))).toEqual(new Set(['not-covered']));
  });
});

describe('a pregnant woman of 31 years with cod liver capsules and ashwagandha', () => {
  const result = () => example('pregnant');

  it('draws the cautions for pregnancy from her state', () => {
    expect(ids(result(), 'caution')).toEqual(
      expect.arrayContaining([
        'caution:ashwagandha-pregnancy/ashwagandha',
        'caution:vitamin-a-pregnancy/vitamin-a',
        'caution:iodine-pregnancy/iodine',
        'caution:any-supplement-pregnancy/any-supplement',
      ]),
    );
    const pairs = result().coverage.filter((line) => line.pair[1] === 'condition/pregnancy');
    expect(new Set(pairs.map((line) => line.result))).toEqual(new Set(['found']));
  });
  it('uses the life stage of each authority', () => {
    expect(result().profile.lifeStages).toEqual({
      NASEM: 'Pregnancy, 31 to 50 years',
      EFSA: 'Pregnancy (EFSA)',
    });
  });
  it('counts retinol at the limit as at the limit: 2 × 5000 IU × 0.3 = 3000 mcg', () => {
    const limit = sumIn(result(), 'vitamin-a').references.find(
      (one) => one.authority === 'NASEM' && one.kind === 'UL',
    );
    // Spinach and lentils hold no retinol.
    expect(limit).toMatchObject({ amount: 3000, compared: 3000, status: 'meets' });
  });
  it('counts folic acid as 1.7: 400 mcg is 680 mcg DFE, and the limit counts 400', () => {
    const folate = sumIn(result(), 'folate');
    expect(folate.supplements).toBeCloseTo(680, 9);
    const limit = folate.references.find((one) => one.authority === 'NASEM' && one.kind === 'UL');
    expect(limit).toMatchObject({ compared: 400, status: 'below' });
  });
});

describe.each(['plain', 'conflicts', 'pregnant'])('every result of %s.json', (name) => {
  it('fits the contract and never calls anything safe', () => {
    const result = example(name);
    const { findings, questions, evidence, notice, schedule } = result;
    const texts = [
      ...findings.flatMap((one) => [one.title, one.message, one.ask]),
      ...questions,
      ...schedule.unsatisfied,
      ...evidence.map((one) => one.summary),
    ];
    for (const text of texts)
      expect(text).not.toMatch(/\b(?:is|are) safe\b|\bsafe for\b|\byou should\b|\bstop taking\b/i);
    expect(notice).toContain('doctor or pharmacist');
  });
  it('cites a known source for everything that is quoted, and asks a doctor or pharmacist each time', () => {
    const result = example(name);
    const known = new Set(result.sources.map((source) => source.id));
    for (const finding of result.findings) {
      expect(finding.ask).toMatch(/^Ask your doctor or pharmacist/);
      for (const source of finding.sources) expect(known).toContain(source);
      const quoted = !['duplicate', 'not-covered'].includes(finding.rule);
      if (quoted) expect(`${finding.id} ${finding.sources.length}`).not.toMatch(/ 0$/);
    }
  });
  it('says for each finding where in the plan it comes from and what it belongs to', () => {
    for (const one of example(name).findings) {
      expect(`${one.id} ${one.paths.length}`).not.toMatch(/ 0$/);
      for (const path of one.paths) {
        expect(path).toMatch(
          /^(?:items\[\d+\](?:\.ingredients\[\d+\])?|foods\[\d+\]|profile\.(?:age|state|authority|(?:conditions|medications)\[\d+\]))$/,
        );
      }
      expect(one.group.key).not.toBe('');
      expect(one.group.title).toMatch(
        /^(?:With |While |For |Amount of |Products with each other$|Before a blood test$|Not covered$)/,
      );
    }
  });
  it('asks for no slip of the keyboard where there is none', () => {
    expect(example(name).findings.filter((one) => one.id.endsWith('/slip'))).toEqual([]);
  });
  it('is ordered by action, has unique ids and is the same twice', () => {
    const result = example(name);
    const order = result.findings.map((one) => actions.indexOf(one.action));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const found = result.findings.map((one) => one.id);
    expect(new Set(found).size).toBe(found.length);
    expect(example(name)).toEqual(result);
  });
});
