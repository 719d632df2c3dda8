import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import type { AnswerCard } from '../../../../contract/answers.ts';
import { ClaimId } from '../../../../contract/ids.ts';
import { cardHref, cardLine, cardTitle, type CardOf } from './cardWords.ts';

const magnesium = { ref: 'substance/magnesium', name: 'Magnesium' } as const;
const zinc = { ref: 'substance/zinc', name: 'Zinc' } as const;
const ms = { ref: 'condition/multiple-sclerosis', name: 'Multiple sclerosis' } as const;
const levothyroxine = { ref: 'medication/levothyroxine', name: 'Levothyroxine' } as const;

const pair: CardOf<'interaction'> = {
  type: 'interaction',
  pair: [magnesium, levothyroxine],
  result: 'none-recorded',
  asOf: '2026-11-22',
  records: [],
};
const evidence: CardOf<'evidence'> = {
  type: 'evidence',
  substance: magnesium,
  condition: ms,
  status: 'answered',
  outcomes: [],
  total: 0,
};

describe('an answer card in one line', () => {
  it('never says that nothing was recorded without saying what that does not mean', () => {
    expect(cardLine(pair).text).toBe(
      'None recorded in the sources checked up to 22 November 2026. That is not a sign of safety.',
    );
    expect(cardLine({ ...pair, result: 'not-covered' }).text).toBe(
      'Not covered by this edition. That is not a sign of safety.',
    );
  });
  it('puts the strictest action before its effect', () => {
    const records: CardOf<'interaction'>['records'] = [
      {
        interaction: 'interaction/magnesium-levothyroxine',
        action: 'minimise-risk',
        severity: 'moderate',
        effect: 'Less of the medicine is taken up.',
        management: 'Hours apart.',
      },
    ];
    expect(cardLine({ ...pair, result: 'found', records })).toEqual({
      text: 'Less of the medicine is taken up.',
      action: 'minimise-risk',
    });
  });
  it('rates no certainty where no study was found', () => {
    const outcome = {
      claim: parse(ClaimId, 'magnesium-ms-relapse'),
      outcome: 'Relapses',
      sentence: 'No studies were found.',
      certainty: 'very-low',
    } as const;
    const line = (state: 'no-studies' | 'very-uncertain') =>
      cardLine({ ...evidence, outcomes: [{ ...outcome, state }] });
    expect(line('no-studies')).toEqual({ text: 'No studies were found.' });
    expect(line('very-uncertain').certainty).toBe('very-low');
  });
  it('keeps not covered apart from no studies', () => {
    const covered = cardLine({ ...evidence, status: 'no-studies' }).text;
    const uncovered = cardLine({ ...evidence, status: 'not-covered' }).text;
    expect(covered).toMatch(/no study was found/);
    expect(uncovered).toMatch(/^Not covered/);
  });
  it('gives each kind of published value with its range and what it counts', () => {
    const value = { authority: 'NASEM', unit: 'mg', lifeStage: 'Adults' } as const;
    const values: CardOf<'intake'>['values'] = [
      { ...value, kind: 'RDA', scope: 'total', amount: 420 },
      { ...value, kind: 'RDA', scope: 'total', amount: 310 },
      { ...value, kind: 'UL', scope: 'supplements', amount: 350 },
      { ...value, kind: 'UL', scope: 'total', amount: null },
    ];
    expect(cardLine({ type: 'intake', substance: magnesium, values }).text).toBe(
      'NASEM RDA 310 to 420\u00a0mg · NASEM UL 350\u00a0mg (supplements and medicines only)',
    );
  });
  it('gives amounts with unit and basis', () => {
    const rows: CardOf<'foods'>['rows'] = [
      { food: 'food/almonds-raw', name: 'Almonds, raw', amount: 270 },
    ];
    const card: AnswerCard = { type: 'foods', substance: magnesium, unit: 'mg', rows, missing: 0 };
    expect(cardLine(card).text).toBe('Almonds, raw: 270\u00a0mg in 100 g');
    expect(cardLine({ ...card, rows: [] }).text).toBe('No food of the table has a known amount.');
  });
});

describe('the heading of a card', () => {
  it('names what is compared in the order typed', () => {
    const substances = [zinc, magnesium].map((substance) => ({
      substance,
      sentence: null,
      outcomes: 0,
    }));
    expect(cardTitle({ type: 'compare', condition: ms, substances })).toBe(
      'Zinc or magnesium: multiple sclerosis',
    );
    expect(cardTitle(evidence)).toBe('Magnesium and multiple sclerosis');
  });
});

describe('the page of a card', () => {
  it('is the answer, the one interaction, or the results where a card is all there is', () => {
    expect(cardHref(evidence, 'x')).toBe('#/answer/magnesium/multiple-sclerosis');
    expect(cardHref(pair, 'mg levothyroxine')).toBe('#/search?q=mg+levothyroxine');
    const record = {
      interaction: 'interaction/magnesium-levothyroxine',
      action: 'monitor',
      severity: 'minor',
      effect: '',
      management: '',
    } as const;
    expect(cardHref({ ...pair, result: 'found', records: [record] }, 'x')).toBe(
      '#/interaction/magnesium-levothyroxine',
    );
    expect(cardHref({ type: 'substance', substance: zinc, inShort: null }, 'x')).toBe(
      '#/substance/zinc',
    );
  });
});
