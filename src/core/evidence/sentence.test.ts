import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  certainties,
  changes,
  claimStates,
  exposures,
  sizes,
  type Certainty,
  type StudyDesign,
} from '../../contract/vocabulary.ts';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { insideSentence } from '../../contract/names.ts';
import { claimSentence, speaksOfLink, type SentenceInput } from './sentence.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const base: SentenceInput['claim'] = {
  state: 'benefit',
  exposure: 'supplement',
  exposurePhrase: null,
  measure: 'fatigue',
  change: 'lowers',
  size: 'not-estimated',
  certainty: 'low',
  indirect: false,
  population: null,
  inCondition: true,
};
const sentence = (
  claim: Partial<SentenceInput['claim']>,
  designs: (StudyDesign | null)[] = ['rct'],
): string =>
  claimSentence({
    claim: { ...base, ...claim },
    designs,
    substanceName: 'Zinc',
    conditionName: 'Multiple sclerosis',
  });

/** The strongest words that each level of GRADE carries; a weaker level must hold none of those of a stronger one. */
const bare = /\b(lowers|raises|makes)\b/;
const probable = /\bprobably\b/;
const settledVerb = /\b(lowers?|raises?|makes?|linked|link)\b/;

function strength(text: string): Certainty {
  const claimed = text.split(' This is borrowed')[0] ?? text;
  if (/very uncertain|disagree|^No studies/.test(claimed)) return 'very-low';
  if (/\bmay\b/.test(claimed)) return 'low';
  if (probable.test(claimed)) return 'moderate';
  return 'high';
}

describe('every combination of state, certainty, exposure, change and size', () => {
  it('is one sentence that is never stronger than its certainty', () => {
    let seen = 0;
    for (const state of claimStates) {
      for (const certainty of certainties) {
        for (const exposure of exposures) {
          for (const change of changes) {
            for (const size of sizes) {
              const settled = state === 'benefit' || state === 'harm';
              const directed = change === 'lowers' || change === 'raises';
              // The build of the reference refuses a benefit or harm that neither lowers nor raises.
              if (settled && !directed) continue;
              const text = sentence({ state, certainty, exposure, change, size });
              expect(text).toMatch(/^[A-Z].*\.$/);
              expect(certainties.indexOf(strength(text))).toBeGreaterThanOrEqual(
                certainties.indexOf(certainty),
              );
              if (certainty === 'very-low') expect(text).not.toMatch(bare);
              if (state === 'mixed') expect(text).not.toMatch(/\b(may|probably)\b/);
              if (speaksOfLink(exposure, ['rct']))
                expect(text).not.toMatch(/\b(lowers|raises|may lower|may raise|makes)\b/);
              seen += 1;
            }
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(2000);
  });
  it('keeps the three kinds of "nothing" apart', () => {
    const none = sentence({ state: 'no-studies', certainty: 'very-low', change: 'unclear' });
    const uncertain = sentence({
      state: 'very-uncertain',
      certainty: 'very-low',
      change: 'unclear',
    });
    const little = sentence({ state: 'little-or-no-difference', certainty: 'low', change: 'none' });
    expect(none).toBe(
      'No studies of the effect of zinc on fatigue in people with multiple sclerosis were found.',
    );
    expect(uncertain).toBe(
      'The evidence is very uncertain about the effect of zinc on fatigue in people with multiple sclerosis.',
    );
    expect(little).toBe(
      'Zinc may make little or no difference to fatigue in people with multiple sclerosis.',
    );
  });
});

describe('GRADE wording', () => {
  it.each([
    ['high', 'Zinc lowers fatigue in people with multiple sclerosis.'],
    ['moderate', 'Zinc probably lowers fatigue in people with multiple sclerosis.'],
    ['low', 'Zinc may lower fatigue in people with multiple sclerosis.'],
    [
      'very-low',
      'The evidence is very uncertain about the effect of zinc on fatigue in people with multiple sclerosis.',
    ],
  ] as const)('at %s certainty', (certainty, text) => {
    expect(sentence({ certainty })).toBe(text);
  });
  it.each([
    ['large', 'Zinc may lower fatigue by a large amount in people with multiple sclerosis.'],
    ['moderate', 'Zinc may lower fatigue in people with multiple sclerosis.'],
    ['small', 'Zinc may lower fatigue slightly in people with multiple sclerosis.'],
    ['trivial', 'Zinc may lower fatigue by a trivial amount in people with multiple sclerosis.'],
    ['not-estimated', 'Zinc may lower fatigue in people with multiple sclerosis.'],
  ] as const)('with a %s size', (size, text) => {
    expect(sentence({ size })).toBe(text);
  });
  it.each([
    ['high', 'Higher blood levels of zinc are linked with a lower risk of MS.'],
    ['moderate', 'Higher blood levels of zinc are probably linked with a lower risk of MS.'],
    ['low', 'Higher blood levels of zinc may be linked with a lower risk of MS.'],
  ] as const)('speaks of a link where levels were measured, at %s certainty', (certainty, text) => {
    expect(
      sentence({ exposure: 'status', certainty, measure: 'the risk of MS', inCondition: false }),
    ).toBe(text);
  });
  it('speaks of a link for a supplement that no trial has tested', () => {
    expect(speaksOfLink('supplement', ['cohort', 'case-control'])).toBe(true);
    expect(speaksOfLink('supplement', ['cohort', 'rct'])).toBe(false);
    expect(speaksOfLink('supplement', ['cohort', null])).toBe(false);
    expect(speaksOfLink('supplement', [])).toBe(false);
    for (const exposure of ['intake', 'status', 'genetic-proxy'] as const) {
      expect(speaksOfLink(exposure, ['rct'])).toBe(true);
    }
    expect(sentence({}, ['cohort'])).toBe(
      'Taking zinc may be linked with lower fatigue in people with multiple sclerosis.',
    );
  });
  it('says from whom settled evidence is borrowed', () => {
    expect(sentence({ indirect: true, population: 'Adults with cramps.' })).toMatch(
      / This is borrowed from studies of others: adults with cramps\.$/,
    );
    expect(sentence({ indirect: true, population: 'Swedish adults' })).toMatch(
      / studies of others: Swedish adults\.$/,
    );
    expect(sentence({ indirect: true, population: null })).toMatch(
      / This is borrowed from studies of other people\.$/,
    );
    expect(sentence({ indirect: true, state: 'no-studies' })).not.toContain('borrowed');
  });
  it('refuses a benefit without a direction', () => {
    expect(() => sentence({ change: 'none' })).toThrow(/must lower or raise/);
  });
  it.each([
    ['Magnesium', 'magnesium'],
    ['Vitamin D', 'vitamin D'],
    ['EPA', 'EPA'],
    ['EPA and DHA together', 'EPA and DHA together'],
    ['N-acetylcysteine', 'N-acetylcysteine'],
    ['American ginseng', 'American ginseng'],
    ["St. John's wort", "St. John's wort"],
    ["Wilson's disease", "Wilson's disease"],
    ['5-HTP', '5-HTP'],
  ])('writes "%s" inside a sentence as "%s"', (name, inside) => {
    expect(insideSentence(name)).toBe(inside);
  });
});

describe('every claim of the reference', () => {
  it('has a sentence that its certainty carries', () => {
    const claims = reference.db.all<{
      id: string;
      certainty: Certainty;
      state: string;
      exposure: string;
    }>('SELECT id, certainty, state, exposure FROM claim ORDER BY id');
    expect(claims.length).toBeGreaterThan(100);
    for (const { id, certainty, state, exposure } of claims) {
      const text = reference.evidence.claim(id)?.sentence ?? '';
      expect(`${id}: ${text}`).toMatch(/: [A-Z].*\.$/);
      expect(
        `${id} ${certainties.indexOf(strength(text)) >= certainties.indexOf(certainty) ? 'fits' : text}`,
      ).toBe(`${id} fits`);
      if (state === 'benefit' || state === 'harm') expect(text).toMatch(settledVerb);
      if (exposure === 'intake' || exposure === 'status' || exposure === 'genetic-proxy')
        expect(text).toMatch(/\blink(ed)?\b/);
      expect(text).not.toMatch(/\b(safe|proven|cures?|should)\b/i);
    }
  });
});
