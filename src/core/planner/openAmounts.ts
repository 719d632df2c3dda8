/** Amounts that the label leaves open: both readings are shown and the person is asked. */
import type { Finding, IntakeSum } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import type { Authority } from '../../contract/vocabulary.ts';
import { insideSentence } from '../../contract/names.ts';
import { convertMass, isMassUnit, massPart } from '../units/mass.ts';
import { shown } from '../units/tidy.ts';
import { finding, listed } from './finding.ts';
import { groupOfAmount } from './groups.ts';
import type { TakenIngredient } from './resolve.ts';
import { countsForForm, type SubstanceSum } from './sums.ts';

/** Findings for every ingredient whose amount cannot be counted. */
export function ambiguousFindings(sums: readonly SubstanceSum[], authority: Authority): Finding[] {
  return sums.flatMap((sum) =>
    sum.parts
      .filter((part) => part.substance?.id === sum.substance.id && part.serving?.amount === null)
      .map((part) => openAmount(sum, part, authority)),
  );
}

function openAmount(sum: SubstanceSum, part: TakenIngredient, authority: Authority): Finding {
  const { substance, result } = sum;
  const name = insideSentence(substance.name);
  const range = part.serving?.range ?? null;
  const entered = `${part.entered.amount} ${part.entered.unit}`;
  const both =
    range === null
      ? `How much ${name} that is cannot be worked out without the form or the label.`
      : range.low === range.high
        ? `It is left out of the sums until the label is clear.`
        : `That is between ${shown(range.low)} and ${shown(range.high)} ${result.unit} of ${name} per serving.`;
  const passed = passedAtHighest(sum, part, authority);
  return finding({
    key: part.path,
    rule: 'ambiguous-amount',
    action: 'monitor',
    subjects: [ref('substance', substance.id)],
    paths: [part.path],
    group: groupOfAmount(substance),
    title: `${part.product}: the amount can be read in more than one way`,
    message:
      `“${entered}” of ${insideSentence(part.form?.name ?? substance.name)} may mean the nutrient or the whole compound, or the form is open. ` +
      `${both} It is not counted in the sums.` +
      (passed.length === 0
        ? ''
        : ` At the higher reading the supplements would come to ${listed(passed)}.`),
    arithmetic: (part.serving?.steps ?? []).join('; '),
    ask: `Ask your doctor or pharmacist: how much ${name} itself is in one serving of ${part.product}?`,
    sources: part.serving?.sources ?? [],
  });
}

/** Upper levels that the supplements would pass at the highest reading, counting for each only what its scope counts. */
function passedAtHighest(
  { result, scoped }: SubstanceSum,
  part: TakenIngredient,
  authority: Authority,
): string[] {
  const serving = part.serving;
  const range = serving?.range ?? null;
  if (serving === null || range === null) return [];
  const unit = massPart(result.unit);
  return result.references
    .filter((reference) => reference.kind === 'UL' && reference.qualifier === null)
    .sort((a, b) => Number(b.authority === authority) - Number(a.authority === authority))
    .flatMap((reference) => {
      const limit = limitIn(reference, unit);
      if (limit === null || !countsForForm(reference.form, part)) return [];
      // What else is taken may hold other forms, so a limit for one form is set against this product alone.
      const others =
        reference.form !== null
          ? 0
          : reference.scope in scoped.scopedSupplements
            ? scoped.scopedSupplements[reference.scope]
            : scoped.supplements;
      const counted =
        (serving.scopedHigh[reference.scope] ?? range.high) * part.perDay + (others ?? 0);
      if (counted <= limit) return [];
      const shownIn =
        isMassUnit(reference.unit) && unit !== null
          ? convertMass(counted, unit, reference.unit)
          : counted;
      return [
        `${shown(shownIn, reference.amount)} ${reference.unit} a day where the ${reference.authority} UL is ` +
          `${reference.amount ?? ''} ${reference.unit}`,
      ];
    });
}

/** The limit in the unit of mass of the sum; null where it is none or stands in a unit that cannot be compared. */
function limitIn(
  reference: IntakeSum['references'][number],
  unit: ReturnType<typeof massPart>,
): number | null {
  if (reference.amount === null) return null;
  if (unit === null || !isMassUnit(reference.unit)) return null;
  return convertMass(reference.amount, reference.unit, unit);
}
