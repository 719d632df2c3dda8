import { describe, expect, it } from 'vitest';
import type { StudyRecord } from '../../contract/records.ts';
import {
  amountText,
  dateText,
  insideText,
  measuredText,
  numberText,
  resultWord,
  sentenceCase,
  studiesText,
} from './format.ts';

const study = (participants: number | null) =>
  ({ participants, estimates: [] }) as unknown as StudyRecord;

describe('numbers and amounts', () => {
  it('keeps four significant digits and groups thousands', () => {
    expect(numberText(0.123456)).toBe('0.1235');
    expect(numberText(1250)).toBe('1,250');
    expect(numberText(175_431)).toBe('175,431');
    expect(numberText(-0.18)).toBe('−0.18');
  });
  it('never shows an unknown amount as zero', () => {
    expect(amountText(null, 'mg')).toBe('not known');
    expect(amountText(0, 'mg')).toBe('0\u00a0mg');
  });
  it('gives measured amounts no more digits than a food table carries', () => {
    expect(measuredText(50.0411, 'mg')).toBe('50\u00a0mg');
    expect(measuredText(481.1, 'mg')).toBe('481\u00a0mg');
    expect(measuredText(1234.5, 'mg')).toBe('1,235\u00a0mg');
    // 0.001323 L are 1.323 mL.
    expect(measuredText(0.001323, 'L')).toBe('1.32\u00a0mL');
    // 0.000036 g are 0.036 mg.
    expect(measuredText(0.000036, 'g')).toBe('0.036\u00a0mg');
    expect(measuredText(0, 'g')).toBe('0\u00a0g');
    expect(measuredText(null, 'mg')).toBe('not known');
  });
  it('writes dates in words and leaves other text alone', () => {
    expect(dateText('2026-11-22')).toBe('22 November 2026');
    expect(dateText('undated')).toBe('undated');
  });
});

describe('studies in words', () => {
  it('gives the range of people and never their sum', () => {
    expect(studiesText([study(10), study(561)])).toBe('2 studies, 10 to 561 people each');
  });
  it('says for how many the number is not stated', () => {
    expect(studiesText([study(10), study(561), study(null)])).toBe(
      '3 studies, 10 to 561 people; not stated for 1',
    );
    expect(studiesText([study(null)])).toBe('1 study; number of people not stated');
  });
  it('speaks of one person', () => {
    expect(studiesText([study(1)])).toBe('1 study, 1 person');
  });
});

describe('names inside a sentence', () => {
  it('lower-cases ordinary names only', () => {
    expect(insideText('Multiple sclerosis')).toBe('multiple sclerosis');
    expect(insideText('Vitamin D')).toBe('vitamin D');
    expect(insideText('EPA')).toBe('EPA');
    expect(insideText("Wilson's disease")).toBe("Wilson's disease");
    expect(insideText('L-carnitine')).toBe('L-carnitine');
  });
  it('begins a sentence with a capital', () => {
    expect(sentenceCase('relapse rate')).toBe('Relapse rate');
  });
});

describe('the result of an outcome', () => {
  const effect = 'Magnesium may lower fatigue.';
  const link = 'Higher intake of magnesium may be linked with a lower risk of MS.';
  it('is a link where its sentence speaks of one', () => {
    expect(resultWord({ state: 'benefit', sentence: effect })).toBe('Points to benefit');
    expect(resultWord({ state: 'benefit', sentence: link })).toBe('Linked with benefit');
    expect(resultWord({ state: 'harm', sentence: link })).toBe('Linked with harm');
    expect(resultWord({ state: 'little-or-no-difference', sentence: link })).toBe(
      'Studied: little or no link',
    );
  });
  it('keeps the three kinds of nothing apart in either case', () => {
    for (const sentence of [effect, link]) {
      expect(resultWord({ state: 'no-studies', sentence })).toBe('No studies found');
      expect(resultWord({ state: 'very-uncertain', sentence })).toBe('Studied: very uncertain');
      expect(resultWord({ state: 'mixed', sentence })).toBe('Studies disagree');
    }
  });
});
