import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertMass, isMassUnit, massPart, massUnits } from './mass.ts';
import { shown, tidy } from './tidy.ts';

const amount = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
const unit = fc.constantFrom(...massUnits);

describe('convertMass', () => {
  it('knows the powers of ten', () => {
    expect(convertMass(1, 'g', 'mg')).toBe(1000);
    expect(convertMass(1, 'g', 'mcg')).toBe(1_000_000);
    expect(convertMass(2.5, 'mg', 'mcg')).toBe(2500);
    expect(convertMass(250, 'mcg', 'mg')).toBe(0.25);
    expect(convertMass(81, 'mg', 'g')).toBe(0.081);
  });
  it('comes back to where it started', () => {
    fc.assert(
      fc.property(amount, unit, unit, (value, from, to) => {
        const back = convertMass(convertMass(value, from, to), to, from);
        expect(Math.abs(back - value) / value).toBeLessThan(1e-9);
      }),
    );
  });
  it('is linear in the amount', () => {
    fc.assert(
      fc.property(amount, amount, unit, unit, (a, b, from, to) => {
        const apart = convertMass(a, from, to) + convertMass(b, from, to);
        const together = convertMass(a + b, from, to);
        expect(Math.abs(apart - together) / together).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('the unit of mass inside a unit', () => {
  it.each([
    ['mg', 'mg'],
    ['mcg RAE', 'mcg'],
    ['mcg DFE', 'mcg'],
    ['mg NE', 'mg'],
    ['IU', null],
    ['CFU', null],
    ['L', null],
    ['', null],
  ])('of "%s" is %s', (text, expected) => {
    expect(massPart(text)).toBe(expected);
  });
  it('is not found in anything that is no mass', () => {
    for (const text of ['IU', 'CFU', 'L', 'kg', 'mg NE']) expect(isMassUnit(text)).toBe(false);
  });
});

describe('numbers in sentences', () => {
  it('tidies binary noise away', () => {
    expect(tidy(0.1 + 0.2)).toBe(0.3);
    // 400 × 0.603 is 241.2; in binary the product ends in …0000003.
    expect(tidy(400 * 0.603)).toBe(241.2);
  });
  it.each([
    [1250 / 7, '178.6'], // 178.571…
    [1 / 7, '0.1429'], // 0.142857…
    [0.000123456, '0.0001235'],
    [481, '481'],
    [12345.678, '12346'],
    [2.4, '2.4'],
    [0, '0'],
  ])('shows %d as "%s"', (value, text) => {
    expect(shown(value)).toBe(text);
  });
  it('never makes two different numbers look the same', () => {
    expect(shown(350.004, 350)).toBe('350.004');
    expect(shown(350, 350)).toBe('350');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
        (limit, over) => {
          fc.pre(tidy(limit + over) !== limit);
          expect(Number(shown(limit + over, limit))).toBeGreaterThan(limit);
        },
      ),
    );
  });
});
