/**
 * Atomic masses in g/mol: conventional values of the CIAAW table (source `ciaaw-2021-atomic-weights`), to five digits at
 * most, which is finer than the tolerance of the checks.
 */
export const atomicMassSource = 'ciaaw-2021-atomic-weights';

export const atomicMasses: Readonly<Record<string, number>> = {
  H: 1.008,
  B: 10.81,
  C: 12.011,
  N: 14.007,
  O: 15.999,
  F: 18.998,
  Na: 22.99,
  Mg: 24.305,
  Si: 28.085,
  P: 30.974,
  S: 32.06,
  Cl: 35.45,
  K: 39.098,
  Ca: 40.078,
  V: 50.942,
  Cr: 51.996,
  Mn: 54.938,
  Fe: 55.845,
  Ni: 58.693,
  Cu: 63.546,
  Zn: 65.38,
  Se: 78.971,
  Mo: 95.95,
  I: 126.904,
};

/** Number of atoms of each element. */
export type Composition = ReadonlyMap<string, number>;

/** Reads one part of a formula without dots; null where it cannot be read. */
function readPart(text: string): Map<string, number> | null {
  const lead = /^(\d+)(?=[A-Z(])/.exec(text);
  const factor = lead === null ? 1 : Number(lead[1]);
  const levels = [new Map<string, number>()];
  const rest = text.slice(lead?.[0].length ?? 0);
  for (const [, element, count, open, close, group, other] of rest.matchAll(
    /([A-Z][a-z]?)(\d*)|(\()|(\))(\d*)|(.)/g,
  )) {
    const level = levels.at(-1);
    if (level === undefined || other !== undefined) return null;
    if (element !== undefined) {
      if (atomicMasses[element] === undefined) return null;
      level.set(element, (level.get(element) ?? 0) + Number(count === '' ? 1 : count));
    } else if (open !== undefined) {
      levels.push(new Map<string, number>());
    } else if (close !== undefined) {
      const outer = levels.at(-2);
      if (outer === undefined) return null;
      levels.pop();
      for (const [key, n] of level)
        outer.set(key, (outer.get(key) ?? 0) + n * Number(group === '' ? 1 : group));
    }
  }
  const [atoms] = levels;
  if (atoms === undefined || levels.length !== 1 || atoms.size === 0) return null;
  return new Map([...atoms].map(([key, n]) => [key, n * factor]));
}

/** Reads `4MgCO3·Mg(OH)2·4H2O`; null for a formula that cannot be read or holds an element without a mass here. */
export function readFormula(formula: string): Composition | null {
  const total = new Map<string, number>();
  for (const part of formula.split(/[·.]/)) {
    const atoms = readPart(part);
    if (atoms === null) return null;
    for (const [element, n] of atoms) total.set(element, (total.get(element) ?? 0) + n);
  }
  return total;
}

/** Molar mass in g/mol. */
export function molarMass(composition: Composition): number {
  let total = 0;
  for (const [element, n] of composition) total += (atomicMasses[element] ?? NaN) * n;
  return total;
}
