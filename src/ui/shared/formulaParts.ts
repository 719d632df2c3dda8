/** A part of a chemical formula: `low` where it is written below the line. */
export interface FormulaPart {
  text: string;
  low: boolean;
}

/**
 * "4MgCO3·Mg(OH)2" in parts. A number right after an element or a bracket counts atoms and is written low; one at the start
 * or after a dot counts whole units and is not.
 */
export function formulaParts(formula: string): FormulaPart[] {
  return formula
    .split(/(?<=[A-Za-z)\]])(\d+)/)
    .map((text, at) => ({ text, low: at % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
