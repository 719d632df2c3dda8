/** Questions of people and the reviewed answers: every outcome with its state and certainty as gathered and checked. */
import { afterAll, describe, expect, it } from 'vitest';
import { openTestReference } from '../../src/core/testing/reference.ts';

const reference = openTestReference();
afterAll(() => {
  reference.close();
});

/** [question, substance, condition, outcomes as "claim state certainty"] */
const answered: [string, string, string, string[]][] = [
  [
    'does biotin help progressive MS',
    'biotin',
    'multiple-sclerosis',
    [
      'biotin-ms-disability little-or-no-difference moderate',
      'biotin-ms-lab-interference harm high',
      'biotin-ms-relapse very-uncertain very-low',
    ],
  ],
  [
    'is omega 3 good for ms relapses',
    'omega-3-fatty-acids',
    'multiple-sclerosis',
    [
      'omega-3-atrial-fibrillation harm moderate',
      'omega-3-ms-mri-relapse little-or-no-difference low',
      'omega-3-ms-quality-of-life very-uncertain very-low',
      'pufa-ms-risk very-uncertain very-low',
    ],
  ],
  [
    'zinc for ms',
    'zinc',
    'multiple-sclerosis',
    [
      'zinc-copper-deficiency-harm harm moderate',
      'zinc-ms-depression very-uncertain very-low',
      'zinc-ms-levels very-uncertain very-low',
    ],
  ],
  [
    'is vitamin D good for multiple sclerosis?',
    'vitamin-d',
    'multiple-sclerosis',
    [
      'vitamin-d-ms-adverse-events little-or-no-difference low',
      'vitamin-d-ms-depression very-uncertain very-low',
      'vitamin-d-ms-disability little-or-no-difference low',
      'vitamin-d-ms-disease-activity-cis mixed low',
      'vitamin-d-ms-fatigue mixed low',
      'vitamin-d-ms-mri mixed low',
      'vitamin-d-ms-prevention very-uncertain very-low',
      'vitamin-d-ms-relapse mixed low',
      'vitamin-d-ms-risk benefit moderate',
      'vitamin-d-ms-toxicity harm moderate',
    ],
  ],
  [
    'does b12 help ms fatigue?',
    'vitamin-b12',
    'multiple-sclerosis',
    [
      'vitamin-b12-deficiency-nerve-damage benefit moderate',
      'vitamin-b12-ms-function very-uncertain very-low',
      'vitamin-b12-ms-status little-or-no-difference low',
    ],
  ],
  [
    'ginkgo for memory in ms',
    'ginkgo-biloba',
    'multiple-sclerosis',
    [
      'ginkgo-ms-cognition little-or-no-difference moderate',
      'ginkgo-ms-fatigue very-uncertain very-low',
    ],
  ],
  // Claims about cannabinoids hold for cannabidiol, which is one of them.
  [
    'cannabidiol ms spasticity',
    'cannabidiol',
    'multiple-sclerosis',
    [
      'cannabinoids-ms-spasticity benefit moderate',
      'cbd-liver-harm harm moderate',
      'cbd-ms-spasticity little-or-no-difference low',
    ],
  ],
  [
    'alpha lipoic acid multiple sclerosis',
    'alpha-lipoic-acid',
    'multiple-sclerosis',
    [
      'lipoic-acid-ms-brain-atrophy mixed low',
      'lipoic-acid-ms-harms harm low',
      'lipoic-acid-ms-walking little-or-no-difference low',
    ],
  ],
  [
    'can melatonin help sleep with ms',
    'melatonin',
    'multiple-sclerosis',
    ['melatonin-ms-cognition very-uncertain very-low', 'melatonin-ms-sleep benefit low'],
  ],
  [
    'magnesium for migraine',
    'magnesium',
    'migraine',
    ['magnesium-migraine-prevention benefit low'],
  ],
  [
    'does magnesium work against leg cramps at night',
    'magnesium',
    'nocturnal-leg-cramps',
    ['magnesium-nocturnal-leg-cramps little-or-no-difference moderate'],
  ],
  [
    'magnesium constipation',
    'magnesium',
    'constipation',
    ['magnesium-constipation very-uncertain very-low'],
  ],
  [
    'curcumin and ms',
    'curcumin',
    'multiple-sclerosis',
    ['curcumin-liver-injury harm low', 'curcumin-ms-mri little-or-no-difference low'],
  ],
  [
    'is salt bad for ms',
    'sodium',
    'multiple-sclerosis',
    [
      'sodium-ms-activity little-or-no-difference low',
      'sodium-ms-risk little-or-no-difference low',
    ],
  ],
];

describe('a question that the reference covers', () => {
  it.each(answered)('%s', (question, substance, condition, outcomes) => {
    const answer = reference.handlers.ask({ question });
    expect(answer).toMatchObject({ status: 'answered', substance, condition, nearest: [] });
    expect(
      answer.outcomes.map((row) => `${row.claim} ${row.state} ${row.certainty}`).sort(),
    ).toEqual(outcomes);
    const known = new Set<string>(answer.sources.map((source) => source.id));
    for (const row of answer.outcomes) {
      expect(row.sources.length, row.claim).toBeGreaterThan(0);
      expect(row.sources.filter((source) => !known.has(source))).toEqual([]);
    }
    expect(answer.notice).toContain('doctor or pharmacist');
  });
});

describe('a question that the reference does not cover', () => {
  it.each([
    ['does zinc cure baldness', 'zinc', null],
    ['selenium for eczema', 'selenium', null],
    ['is unobtainium good for ms', null, 'multiple-sclerosis'],
    ['what is the weather', null, null],
  ])('%s: says so, and what is near', (question, substance, condition) => {
    const answer = reference.handlers.ask({ question });
    expect(answer).toMatchObject({ status: 'not-covered', substance, condition, outcomes: [] });
    expect(answer.summary).toContain('Not covered is not the same as no evidence.');
    if (substance !== null) expect(answer.nearest).toContain(`substance/${substance}`);
    if (condition !== null) expect(answer.nearest.length).toBeGreaterThan(3);
  });
});
