import { describe, expect, it } from 'vitest';
import {
  closed,
  count,
  formatAmount,
  formatDate,
  formatDays,
  formatFoodAmount,
  formatNumber,
  groupedDigits,
  joinWords,
} from './format.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [0.125, '0.125'],
    [2.4, '2.4'],
    [37.5, '37.5'],
    [322.14, '322.1'],
    [1234.5, '1,235'],
    [12345, '12,345'],
    [0.1 + 0.2, '0.3'],
  ])('prints %s as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('never rounds an amount onto the value that it is compared with', () => {
    expect(formatNumber(350.04)).toBe('350');
    expect(formatNumber(350.04, [350])).toBe('350.04');
    expect(formatNumber(349.999, [350])).toBe('349.999');
    expect(formatNumber(350, [350])).toBe('350');
  });
});

describe('formatAmount', () => {
  it('says that an unknown amount is not known, and prints a known zero', () => {
    expect(formatAmount(null, 'mg')).toBe('not known');
    expect(formatAmount(0, 'mg')).toBe('0\u00a0mg');
  });
  it('keeps amount and unit on one line and writes mcg', () => {
    expect(formatAmount(10, 'µg')).toBe('10\u00a0mcg');
    expect(formatAmount(45, '% of energy')).toBe('45% of energy');
  });
  it('writes large counts of microbes in words', () => {
    expect(formatAmount(1e10, 'CFU')).toBe('10 billion CFU');
    expect(formatAmount(2.5e6, 'CFU')).toBe('2.5 million CFU');
  });
});

describe('words', () => {
  it('writes dates, days, lists and counts', () => {
    expect(formatDate('2026-05-01')).toBe('1 May 2026');
    expect(formatDays('daily')).toBe('daily');
    expect(formatDays(['mon', 'thu'])).toBe('Mon, Thu');
    expect(formatDays({ every: 7 })).toBe('every 7 days');
    expect(joinWords(['a', 'b', 'c'])).toBe('a, b and c');
    expect(count(1, 'food')).toBe('1 food');
    expect(count(3, 'food')).toBe('3 foods');
    expect(closed('Done')).toBe('Done.');
    expect(closed('Done?')).toBe('Done?');
  });
});

describe('amounts from food', () => {
  it('have three digits and a unit that fits', () => {
    // 30 g of almonds with 0.003 g of ALA in 100 g: 0.0009 g = 0.9 mg.
    expect(formatFoodAmount(0.0009, 'g')).toBe('0.9\u00a0mg');
    expect(formatFoodAmount(0.001323, 'L')).toBe('1.32\u00a0mL');
    expect(formatFoodAmount(6.465, 'g')).toBe('6.46\u00a0g');
    expect(formatFoodAmount(1234.5, 'mg')).toBe('1,235\u00a0mg');
  });
  it('keep 0 and not known apart', () => {
    expect(formatFoodAmount(0, 'mg')).toBe('0\u00a0mg');
    expect(formatFoodAmount(null, 'mg')).toBe('not known');
  });
});

describe('groupedDigits', () => {
  it('groups whole numbers of a reckoning and leaves decimals and times', () => {
    expect(groupedDigits('1000 mg × 0.4004 = 400.4 mg; 800 mcg × 1.7 = 1360 mcg')).toBe(
      '1,000 mg × 0.4004 = 400.4 mg; 800 mcg × 1.7 = 1,360 mcg',
    );
    expect(groupedDigits('0.12345 mg at 08:00')).toBe('0.12345 mg at 08:00');
  });
});
