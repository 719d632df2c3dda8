/** Molar masses, elemental fractions and conversions recomputed from formulas and atomic masses. */
import type { FormRecord } from '../../../../contract/records.ts';
import type { FieldPath, Locate, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';
import { atomicMasses, atomicMassSource, molarMass, readFormula } from './atomicMasses.ts';

/** Relative tolerance for values that people round. */
const tolerance = 0.01;
const differs = (value: number | null, wanted: number, within: number): boolean =>
  value === null || Math.abs(value / wanted - 1) > within;

function checkForm(
  form: FormRecord,
  element: string | null,
  at: Locate,
  path: FieldPath,
  problems: Problems,
): void {
  if (form.sources.length === 0 && form.absorption !== 'unknown')
    problems.add(
      at([...path, 'absorption']),
      'a rating of absorption needs a source',
      'Add "sources:", or write unknown.',
    );
  const fractionPlace = at([...path, 'elementalFraction']);
  if (form.formula === null) {
    if (form.elementalFraction !== null)
      problems.add(fractionPlace, 'elementalFraction without a formula', 'Add the formula.');
    return;
  }
  const atoms = readFormula(form.formula);
  if (atoms === null) {
    problems.add(
      at([...path, 'formula']),
      `the formula "${form.formula}" cannot be read`,
      'Write it like Mg(OH)2 or MgCl2·6H2O.',
    );
    return;
  }
  const mass = molarMass(atoms);
  if (differs(form.molarMass, mass, tolerance))
    problems.add(
      at([...path, 'molarMass']),
      `molarMass ${form.molarMass ?? 'missing'} differs from ${mass.toFixed(2)} of ${form.formula}`,
      'Correct molarMass or formula.',
    );
  if (element === null) return;
  const share = ((atomicMasses[element] ?? 0) * (atoms.get(element) ?? 0)) / mass;
  if (share === 0 || differs(form.elementalFraction, share, tolerance))
    problems.add(
      fractionPlace,
      `elementalFraction ${form.elementalFraction ?? 'missing'} differs from ${share.toFixed(4)} (${element} in ${form.formula})`,
      'Correct elementalFraction or formula.',
    );
}

export function checkChemistry(content: Content, problems: Problems): void {
  for (const { record, at } of content.substances) {
    for (const [n, form] of record.forms.entries())
      checkForm(form, record.element, at, ['forms', n], problems);
  }
  const elements = new Map(
    content.substances.map(({ record }) => [String(record.id), record.element]),
  );
  for (const { record, at } of content.conversions) {
    const { element, atomicMass, factor } = record;
    if (element === null || atomicMass === null) continue;
    if (differs(atomicMass, atomicMasses[element] ?? NaN, 0.001) || !(element in atomicMasses))
      problems.add(
        at(['atomicMass']),
        `the atomic mass of ${element} is not ${atomicMass}`,
        `Correct it from the source ${atomicMassSource}.`,
      );
    const wanted = record.from.unit === 'mg' ? 1 / atomicMass : atomicMass;
    if (differs(factor, wanted, 1e-4))
      problems.add(
        at(['factor']),
        `the factor ${factor} does not follow from the atomic mass (${wanted.toPrecision(6)})`,
        'Correct factor or atomicMass.',
      );
    const own = elements.get(record.substance) ?? null;
    if (own !== null && own !== element)
      problems.add(at(['element']), `the element of the substance is ${own}`, 'Correct element.');
  }
}
