/** Doses at which an effect between substances was seen: every number must stand in the record, or be worked out from one. */
import type { NutrientInteraction, SubstanceRecord } from '../../../../contract/records.ts';
import type { PlanUnit } from '../../../../contract/units.ts';
import type { Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';

type DoseSeen = NutrientInteraction['dosesSeen'][number];

const massUnits: readonly PlanUnit[] = ['g', 'mg', 'mcg'];

/** Units in which the amount of a substance can be told: its own, other units of mass, IU where a factor is known. */
function unitsOf(substance: SubstanceRecord, hasIu: ReadonlySet<string>): readonly PlanUnit[] {
  const { unit, id } = substance;
  if (unit === null) return [];
  const own: readonly PlanUnit[] = massUnits.includes(unit) ? massUnits : [unit];
  return hasIu.has(id) ? [...own, 'IU'] : own;
}

/** `50 mg × 2 = 100 mg` */
const product =
  /(\d+(?:\.\d+)?) (\S+(?: [A-Z]{2,3})?) × (\d+) = (\d+(?:\.\d+)?) (\S+(?: [A-Z]{2,3})?)/;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** True where the text has that amount with its unit, words such as "zinc" aside. */
const stands = (amount: string, unit: string, text: string): boolean =>
  new RegExp(`(?<![\\d.,])${escaped(amount)} ${escaped(unit)}(?![\\w])`).test(text);

/** Why the amount does not follow from the text; null where it does. */
function faultOf({ amount, unit, about }: DoseSeen, text: string): string | null {
  if (stands(String(amount), unit, text)) return null;
  const [, one = '', oneUnit = '', times = '', result = '', resultUnit = ''] =
    product.exec(about) ?? [];
  if (one === '')
    return `${amount} ${unit} is not in the text of the record, and "about" shows no arithmetic`;
  if (!stands(one, oneUnit, text)) return `${one} ${oneUnit} is not in the text of the record`;
  const right =
    oneUnit === resultUnit && resultUnit === unit && Number(one) * Number(times) === Number(result);
  return right && Number(result) === amount
    ? null
    : `the arithmetic in "about" does not give ${amount} ${unit}`;
}

export function checkDosesSeen(content: Content, problems: Problems): void {
  const substances = new Map<string, SubstanceRecord>(
    content.substances.map(({ record }) => [record.id, record]),
  );
  const hasIu = new Set<string>(
    content.conversions.flatMap(({ record }) =>
      record.from.unit === 'IU' ? [record.substance] : [],
    ),
  );
  for (const { record, at } of content.interactions) {
    if (record.type === 'medicine') continue;
    const text = `${record.effect} ${record.management} ${record.mechanism}`;
    for (const [n, dose] of record.dosesSeen.entries()) {
      const place = (field: string) => at(['dosesSeen', n, field]);
      if (dose.of !== record.substance && dose.of !== record.with) {
        problems.add(
          place('of'),
          `a dose of ${dose.of}, but the record is about ${record.substance} and ${record.with}`,
          'Name one of the two.',
        );
        continue;
      }
      const substance = substances.get(dose.of);
      const units = substance === undefined ? [] : unitsOf(substance, hasIu);
      if (substance !== undefined && !units.includes(dose.unit))
        problems.add(
          place('unit'),
          `"${dose.unit}" does not fit ${dose.of}`,
          units.length === 0
            ? 'The substance has no unit, so that no dose can be told.'
            : `Use one of: ${units.join(', ')}.`,
        );
      const fault = faultOf(dose, text);
      if (fault !== null)
        problems.add(
          place('amount'),
          fault,
          'Take the number from the effect or the management; write "50 mg × 2 = 100 mg" into "about".',
        );
    }
  }
}
