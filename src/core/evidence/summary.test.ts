import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const answer = (substance: string, condition: string) =>
  reference.handlers.ask({
    substance: reference.substance(substance).id,
    condition: condition as Parameters<typeof reference.evidence.answer>[1],
  });

const linksOnly: ReadonlySet<string> = new Set(['intake', 'status', 'genetic-proxy']);

describe('the lines above the outcomes', () => {
  it('say that no benefit of magnesium for MS has been shown, and how the outcomes divide', () => {
    const { summary, outcomes } = answer('magnesium', 'multiple-sclerosis');
    const inState = (state: string) => outcomes.filter((row) => row.state === state);
    const little = inState('little-or-no-difference');
    // Cramps were studied in trials of supplements; the risk of MS with what people eat.
    const links = little.filter((row) => linksOnly.has(row.exposure));
    expect(links).toHaveLength(1);
    expect(summary).toBe(
      'No benefit of magnesium for multiple sclerosis has been shown in the studies reviewed here. ' +
        `Outcomes reviewed: ${outcomes.length}, with little or no difference in ${little.length - links.length}, ` +
        `little or no link in ${links.length}, very uncertain evidence in ${inState('very-uncertain').length} and no studies in ${inState('no-studies').length}.`,
    );
  });
  it('do not take a link with blood levels for a benefit of taking vitamin D', () => {
    const { summary } = answer('vitamin-d', 'multiple-sclerosis');
    expect(summary).toMatch(
      /\. Whether it helps there is not settled\. Higher blood levels of vitamin D are probably linked with a lower risk of developing MS\. A link does not show that taking it helps\./,
    );
  });
  it('say that trials of vitamin D disagree where they do, never that no benefit has been shown', () => {
    const { summary, outcomes } = answer('vitamin-d', 'multiple-sclerosis');
    // Trials with supplements: relapses, activity after a first attack, MRI lesions, fatigue.
    const disagree = outcomes.filter((row) => row.state === 'mixed');
    expect(disagree.map((row) => row.claim).sort()).toEqual([
      'vitamin-d-ms-disease-activity-cis',
      'vitamin-d-ms-fatigue',
      'vitamin-d-ms-mri',
      'vitamin-d-ms-relapse',
    ]);
    expect(summary).toMatch(
      /^Study results disagree about 4 outcomes of taking vitamin D for multiple sclerosis: relapse rate, /,
    );
    expect(summary).not.toContain('No benefit');
  });
  it('are never surer than the rows: no flat "no benefit" over a disagreement, none over no study', () => {
    const given: ReadonlySet<string> = new Set([
      'supplement',
      'medical-treatment',
      'deficiency-treatment',
    ]);
    let disagreements = 0;
    let unstudied = 0;
    for (const { substance, condition } of reference.evidence.questions()) {
      const { summary, outcomes } = reference.handlers.ask({ substance, condition });
      const own = outcomes.filter((row) => row.condition === condition);
      const open = own.filter(
        (row) =>
          row.state === 'mixed' && given.has(row.exposure) && !row.sentence.includes(' link '),
      );
      if (open.length > 0) {
        disagreements += 1;
        expect(summary, `${substance} and ${condition}`).not.toContain('No benefit');
      }
      const looked = own.filter((row) => row.state !== 'harm');
      if (looked.length > 0 && looked.every((row) => row.state === 'no-studies')) {
        unstudied += 1;
        expect(summary).toMatch(/^No studies in people of a benefit of .* were found\./);
      }
    }
    expect(Math.min(disagreements, unstudied)).toBeGreaterThan(0);
  });
  it('count a link as a link, never as a benefit, a harm or a difference', () => {
    const { summary, outcomes } = answer('vitamin-d', 'multiple-sclerosis');
    // The one favourable row is the risk of MS by blood levels.
    expect(outcomes.filter(({ state }) => state === 'benefit').map((row) => row.exposure)).toEqual([
      'status',
    ]);
    expect(summary).toContain('a link with benefit in 1');
    expect(summary).not.toContain('a benefit in');
  });
  it.each([
    ['a benefit', 'benefit'],
    ['a harm', 'harm'],
    ['little or no difference', 'little-or-no-difference'],
  ])('count %s only where something was given', (words, state) => {
    let links = 0;
    for (const { substance, condition } of reference.evidence.questions()) {
      const { summary, outcomes } = reference.handlers.ask({ substance, condition });
      const rows = outcomes.filter((row) => row.state === state);
      const effects = rows.filter((row) => !linksOnly.has(row.exposure)).length;
      links += rows.length - effects;
      const told = [...summary.matchAll(new RegExp(`${words} in (\\d+)`, 'gu'))];
      const sum = told.reduce((total, [, figure]) => total + Number(figure), 0);
      expect(sum, `${substance} and ${condition}`).toBeLessThanOrEqual(effects);
    }
    // The reference holds links of these kinds, so that there is something to tell apart; of harms it holds none.
    expect(links > 0).toBe(state !== 'harm');
  });
  it('do not take treatment of a deficiency for an answer about MS', () => {
    for (const substance of ['copper', 'vitamin-b12']) {
      const { summary } = answer(substance, 'multiple-sclerosis');
      expect(summary).toMatch(/^No benefit of .* for multiple sclerosis has been shown/);
      expect(summary).toContain('Outcomes of related conditions: 1, with a benefit.');
    }
    expect(answer('copper', 'copper-deficiency').summary).toMatch(
      /^Copper may lower the severity of spinal cord disease/,
    );
  });
  it('say a harm in the words of its sentence', () => {
    expect(answer('beta-carotene', 'multiple-sclerosis').summary).toContain(
      'Beta-carotene as a supplement probably raises the risk of lung cancer in people who smoke.',
    );
  });
  it('say that no answer is no finding', () => {
    const found = answer('iron', 'depression');
    expect(found).toMatchObject({ status: 'not-covered', outcomes: [] });
    expect(found.summary).toContain('That is not a finding about the evidence.');
  });
  it('never recommend, and count every outcome once', () => {
    for (const { substance, condition } of reference.evidence.questions()) {
      const { summary, outcomes } = reference.handlers.ask({ substance, condition });
      expect(summary).not.toMatch(/\b(safe|should|recommend|proven|cures?)\b/i);
      const counted = [...summary.matchAll(/(?:Outcomes reviewed|related conditions): (\d+)/g)].map(
        (m) => Number(m[1]),
      );
      expect(counted.reduce((sum, n) => sum + n, 0)).toBe(outcomes.length);
    }
  });
});

it('offers the narrower condition first where the broader one has no answer', () => {
  expect(answer('magnesium', 'diabetes').nearest[0]).toBe('condition/type-2-diabetes');
});
