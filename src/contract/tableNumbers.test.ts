import { describe, expect, it } from 'vitest';
import {
  bothReadings,
  cellReader,
  noEvidence,
  noteSigns,
  openSignText,
  plainSign,
  wrongFormText,
  type SignEvidence,
} from './tableNumbers.ts';

function shownBy(...cells: string[]): SignEvidence {
  const evidence = noEvidence();
  for (const cell of cells) noteSigns(evidence, cell);
  return evidence;
}

describe('the sign before decimals', () => {
  it.each([
    ['.', ['1.5']],
    ['.', ['12.25', '2.250']],
    // A group of thousands begins with no zero, has no fourth digit before it, and no power of ten.
    ['.', ['0.250']],
    ['.', ['1234.567']],
    ['.', ['2.250e3']],
    ['.', ['1,250.5']],
    [',', ['1,5']],
    [',', ['<0,5']],
    [',', ['1.250,5']],
    [',', ['1.250.000']],
    [',', ['1 234,500']],
    [',', ['2.250', '0,5']],
    // Whole numbers are the same with any sign.
    ['.', ['45', '1 200', '-', '']],
  ])('is "%s" in %j', (sign, cells) => {
    expect(plainSign(shownBy(...cells))).toBe(sign);
    expect(openSignText(shownBy(...cells))).toBeNull();
  });

  it('is open where every number has three digits behind it', () => {
    for (const cells of [['2.250', '1.120', '45'], ['2,250'], ['2.250', '1,120']])
      expect(plainSign(shownBy(...cells))).toBeNull();
    expect(openSignText(shownBy('45', '2.250', '1.120'))).toBe(
      '“2.250” can be 2.25 or 2,250. Choose the sign before decimals: a point reads 2.25; a comma, with points between thousands, reads 2,250.',
    );
    expect(openSignText(shownBy('2,250'))).toContain(
      'a comma reads 2.25; a point, with commas between thousands, reads 2,250',
    );
    expect(bothReadings('<2,250')).toEqual({ decimals: 2.25, thousands: 2250 });
  });

  it('is open where both stand in the table', () => {
    expect(plainSign(shownBy('1.5', '0,25'))).toBeNull();
    expect(openSignText(shownBy('1.5', '0,25'))).toBe(
      'Both signs stand in the table: “1.5” and “0,25”. Choose the sign before decimals.',
    );
  });

  it('cannot be said against what other cells show', () => {
    const point = { decimal: '.', thousands: null } as const;
    const comma = { decimal: ',', thousands: null } as const;
    const grouped = { decimal: ',', thousands: '.' } as const;
    // Chosen by the person, and nothing speaks against it.
    expect(wrongFormText(shownBy('2.250', '45'), point)).toBeNull();
    expect(wrongFormText(shownBy('2.250', '45'), grouped)).toBeNull();
    expect(wrongFormText(shownBy('2.250', '1.5'), point)).toBeNull();
    expect(wrongFormText(shownBy('1.5', '0,5'), point)).toBeNull();
    expect(wrongFormText(shownBy('1.250,5', '0,5'), comma)).toBeNull();
    expect(wrongFormText(shownBy('2.250', '0,5'), point)).toContain(
      '“2.250” would be read as 2.25 in place of 2,250',
    );
    expect(wrongFormText(shownBy('2.250', '1.5', '1.250.000'), point)).toContain('“1.250.000”');
    expect(wrongFormText(shownBy('2.250', '1.5'), grouped)).toContain(
      '“2.250” would be read as 2,250 in place of 2.25',
    );
  });
});

describe('a cell with thousands', () => {
  const read = cellReader({ decimal: ',', thousands: '.', noValue: [], trace: [] });
  it.each([
    ['2.250', 2250],
    ['1.250,5', 1250.5],
    ['1.250.000', 1_250_000],
    ['45', 45],
    ['0,5', 0.5],
  ])('%s is %d', (text, amount) => {
    expect(read(text)).toEqual({ is: 'amount', amount });
  });
  it.each(['1.5', '12.25', '1.2500', '1,250.5', '.250'])('%s is no number', (text) => {
    expect(read(text)).toEqual({ is: 'no number' });
  });
  it('is no number where thousands have no sign', () => {
    const plain = cellReader({ decimal: ',', thousands: null, noValue: [], trace: [] });
    expect(plain('1.250,5')).toEqual({ is: 'no number' });
  });
});
