/**
 * Slips of the keyboard: an amount so far beyond every published value that another unit or another number of digits is
 * the likelier reading. Only published values and recorded conversions decide; the sum stays as entered, and the person
 * is asked to look at the label.
 */
import type { Finding } from '../../contract/check.ts';
import { ref, type SourceId } from '../../contract/ids.ts';
import { insideSentence } from '../../contract/names.ts';
import type { ConversionRecord, IntakeRecord } from '../../contract/records.ts';
import { unitsOf } from '../units/ingredient.ts';
import { massPart } from '../units/mass.ts';
import { shown, tidy } from '../units/tidy.ts';
import { finding } from './finding.ts';
import { groupOfAmount } from './groups.ts';
import type { Domains, TakenIngredient } from './resolve.ts';
import {
  ADULT_MONTHS,
  borderOf,
  isBeyond,
  largerReadings,
  PART_OF_RECOMMENDED,
  publishedFor,
  readAs,
  smallerReadings,
  TIMES_LIMIT,
  type Border,
  type Published,
  type Reading,
} from './slipReadings.ts';
import type { SubstanceSum } from './sums.ts';

/** "50000 mcg × 40 = 2000000 IU": the amount in the unit that people take it for, by its recorded factor. */
function inUnits(
  { entered }: TakenIngredient,
  sum: SubstanceSum,
  conversions: readonly ConversionRecord[],
): { step: string; source: SourceId } | null {
  if (entered.unit !== 'mcg' || !unitsOf(sum.substance).includes('IU')) return null;
  const factor = conversions.find((one) => one.from.unit === 'mcg' && one.to.unit === 'IU');
  if (factor === undefined) return null;
  const units = shown(tidy(entered.amount * factor.factor));
  return {
    step: `${shown(entered.amount)} mcg × ${factor.factor} = ${units} IU`,
    source: factor.source,
  };
}

/** "100,000 mcg": in digits that run on, a zero too many is not seen. */
const inGroups = (text: string): string =>
  text.replace(/(?<![\d.])\d{4,}/gu, (digits) => Number(digits).toLocaleString('en'));

const valueWords = ({ authority, kind, amount, unit }: IntakeRecord): string =>
  `${authority} ${kind}, ${amount ?? ''} ${unit} a day`;

/** How the amount stands to what is published: "500 times the highest limit for adults (NASEM UL, 100 mcg a day)". */
function standing(border: Border, beyond: boolean): string {
  if (!beyond) {
    return `less than a ${PART_OF_RECOMMENDED}th of the lowest recommended amount for adults (${valueWords(border.record)})`;
  }
  const what = border.times === TIMES_LIMIT ? 'limit' : 'recommended amount';
  return `${shown(border.ratio)} times the highest published ${what} for adults (${valueWords(border.record)})`;
}

function slipFinding(
  sum: SubstanceSum,
  part: TakenIngredient,
  given: { reading: Reading; standing: string; source: SourceId },
  readings: readonly Reading[],
  conversions: readonly ConversionRecord[],
): Finding {
  const name = insideSentence(sum.substance.name);
  const { unit } = sum.result;
  const { reading } = given;
  const units = inUnits(part, sum, conversions);
  const meant = readings.map((one) => `${one.entered} (${shown(one.daily)} ${unit} a day)`);
  const other = readings.find((one) => one.unit !== part.entered.unit);
  const steps = [
    `as entered: ${[...reading.steps, ...(units === null ? [] : [units.step])].join('; ') || `${reading.entered} a day`}`,
    ...readings.map(
      (one) =>
        `read as ${one.entered}: ${one.steps.join('; ') || `${shown(one.daily)} ${unit} a day`}`,
    ),
  ];
  return finding({
    key: `${part.path}/slip`,
    rule: 'ambiguous-amount',
    action: 'monitor',
    subjects: [ref('substance', sum.substance.id)],
    paths: [part.path],
    group: groupOfAmount(sum.substance),
    title: `${part.product}: is the amount of ${name} entered as the label says?`,
    message: inGroups(
      `“${reading.entered}” of ${name} comes to ${shown(reading.daily)} ${unit} a day, ${given.standing}. ` +
        `Is it ${meant.join(', or ')} on the label? The sums keep the amount as entered.`,
    ),
    arithmetic: steps.join('. '),
    ask: `Ask your doctor or pharmacist: how much ${name} is in one serving of ${part.product}?`,
    // Readings with other digits are not offered: the person types what the label says.
    ...(other === undefined ? {} : { slip: { path: part.path, unit: other.unit } }),
    sources: [
      ...new Set([
        given.source,
        ...reading.sources,
        ...readings.flatMap((one) => one.sources),
        ...(units === null ? [] : [units.source]),
      ]),
    ],
  });
}

function slipOf(
  sum: SubstanceSum,
  part: TakenIngredient,
  published: Published,
  domains: Domains,
): Finding[] {
  // Without a known amount (basis unknown, form open) there is nothing to set against a border.
  if (part.serving === null || part.serving.amount === null) return [];
  const conversions = domains.intakes.conversions(sum.substance.id);
  const reading = readAs(sum, part, part.entered.amount, part.entered.unit, conversions);
  if (reading === null) return [];
  const border = borderOf(reading, part, published);
  if (border === null) return [];
  const beyond = isBeyond(border);
  const readings = beyond
    ? smallerReadings(sum, part, published, border.times === TIMES_LIMIT, conversions)
    : largerReadings(sum, part, reading, published, conversions);
  if (readings.length === 0) return [];
  const beside =
    beyond || published.lowest === null ? border : { ...border, record: published.lowest.record };
  const given = { reading, standing: standing(beside, beyond), source: beside.record.source };
  return [slipFinding(sum, part, given, readings, conversions)];
}

/** A question for every amount that looks like a slip. Each product is looked at by itself: a slip is in one entry. */
export function slipFindings(sums: readonly SubstanceSum[], domains: Domains): Finding[] {
  const adult = new Set(
    domains.intakes
      .lifeStages()
      .filter((stage) => stage.minAgeMonths >= ADULT_MONTHS)
      .map((stage) => stage.id),
  );
  return sums.flatMap((sum) => {
    const unit = massPart(sum.result.unit);
    const own = sum.parts.filter((part) => part.substance?.id === sum.substance.id);
    if (unit === null || own.length === 0) return [];
    const published = publishedFor(sum, unit, adult, domains);
    return own.flatMap((part) => slipOf(sum, part, published, domains));
  });
}
