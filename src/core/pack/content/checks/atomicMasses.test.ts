import { describe, expect, it } from 'vitest';
import { molarMass, readFormula } from './atomicMasses.ts';

const composition = (formula: string): Record<string, number> | null => {
  const atoms = readFormula(formula);
  return atoms === null ? null : Object.fromEntries(atoms);
};

describe('readFormula', () => {
  it.each([
    ['MgO', { Mg: 1, O: 1 }],
    ['Mg(OH)2', { Mg: 1, O: 2, H: 2 }],
    // 4 MgCO3 + Mg(OH)2 + 4 H2O: Mg 4+1, C 4, O 12+2+4, H 2+8
    ['4MgCO3·Mg(OH)2·4H2O', { Mg: 5, C: 4, O: 18, H: 10 }],
    ['Ca3(C6H5O7)2', { Ca: 3, C: 12, H: 10, O: 14 }],
    ['K(Mg(O2)2)3', { K: 1, Mg: 3, O: 12 }],
  ])('reads %s', (formula, atoms) => {
    expect(composition(formula)).toEqual(atoms);
  });

  it.each(['', 'Mg(OH', 'MgO)', 'Xx2', 'mgo', 'Mg-O'])('refuses %j', (formula) => {
    expect(readFormula(formula)).toBeNull();
  });
});

describe('molarMass', () => {
  it('adds up the atoms', () => {
    // MgCl2·6H2O: 24.305 + 2 × 35.45 + 6 × (2 × 1.008 + 15.999) = 203.295
    expect(molarMass(readFormula('MgCl2·6H2O') ?? new Map())).toBeCloseTo(203.295, 3);
  });
});
