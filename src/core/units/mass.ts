/** Exact decimal factors between units of mass. SI prefixes, so they need no source. */
export const massUnits = ['g', 'mg', 'mcg'] as const;
export type MassUnit = (typeof massUnits)[number];

const inMicrograms: Record<MassUnit, number> = { g: 1_000_000, mg: 1_000, mcg: 1 };

export function isMassUnit(unit: string): unit is MassUnit {
  return unit === 'g' || unit === 'mg' || unit === 'mcg';
}

/** Converts a mass. Dividing by the larger power keeps round trips exact to 1e-9. */
export function convertMass(amount: number, from: MassUnit, to: MassUnit): number {
  const a = inMicrograms[from];
  const b = inMicrograms[to];
  return a >= b ? amount * (a / b) : amount / (b / a);
}

/** The mass unit inside a unit of equivalents: "mcg RAE" → "mcg". */
export function massPart(unit: string): MassUnit | null {
  const first = unit.split(' ')[0] ?? '';
  return isMassUnit(first) ? first : null;
}
