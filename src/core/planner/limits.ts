/** Findings about amounts: limits passed, the same substance twice, amounts that can be read in two ways. */
import type { Finding, IntakeSum } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import { insideSentence } from '../evidence/sentence.ts';
import type { Authority, IntakeScope } from '../../contract/vocabulary.ts';
import { isLimit } from '../intake/compare.ts';
import { convertMass, isMassUnit, massPart } from '../units/mass.ts';
import { tidy } from '../units/ingredient.ts';
import { finding, listed } from './finding.ts';
import { dailyAmount } from './resolve.ts';
import type { SubstanceSum } from './sums.ts';

type Reference = IntakeSum['references'][number];

const scopeWords: Record<IntakeScope, string> = {
  total: 'from food and supplements together',
  supplements: 'from supplements and medicines alone',
  'supplements-and-fortified-food': 'from supplements and fortified food',
  'alpha-tocopherol-supplements': 'of alpha-tocopherol from supplements and fortified food',
  preformed: 'of preformed vitamin A (retinol)',
  'added-dissociable-salts': 'from magnesium salts in supplements or added to food',
  'free-nicotinic-acid': 'of free nicotinic acid',
};

const kindWords: Partial<Record<Reference['kind'], string>> = {
  UL: 'upper level (UL)',
  CDRR: 'chronic disease risk reduction intake (CDRR)',
  SLI: 'safe level of intake',
};

/** Findings for each published limit that the intake passes. */
export function limitFindings(sums: readonly SubstanceSum[], authority: Authority): Finding[] {
  return sums.flatMap(({ substance, result, parts }) =>
    result.references
      .filter((reference) => isLimit(reference.kind) && reference.status === 'above')
      .map((reference): Finding => {
        const own = reference.kind === 'UL' && reference.authority === authority;
        const limit = `${reference.amount ?? ''} ${reference.unit}`;
        const taken = `${reference.compared ?? ''} ${reference.unit}`;
        const kind = kindWords[reference.kind] ?? reference.kind;
        const assumptions = [
          ...new Set(parts.flatMap((part) => part.serving?.assumption ?? [])),
        ];
        const name = insideSentence(substance.name);
        const who = reference.form === null ? name : `${name} (${reference.form})`;
        return finding({
          key: [substance.id, reference.authority, reference.kind, reference.scope, reference.form ?? '']
            .filter((part) => part !== '')
            .join('/')
            .replaceAll(' ', '-'),
          rule: own ? 'upper-limit' : 'above-reference',
          action: own ? 'minimise-risk' : 'monitor',
          subjects: [ref('substance', substance.id)],
          title: `${substance.name}${reference.form === null ? '' : ` (${reference.form})`}: above the ${reference.authority} ${reference.kind}`,
          message:
            `${taken} of ${who} a day ${scopeWords[reference.scope]} is above the ${reference.authority} ${kind} of ` +
            `${limit} a day (${reference.lifeStage}).` +
            (assumptions.length === 0 ? '' : ` Note: ${assumptions.join('; ')}.`) +
            (reference.note === null ? '' : ` ${reference.note}`),
          arithmetic: arithmetic(result, reference),
          advised: parts.length > 0 && parts.every((part) => part.advised),
          ask: `Ask your doctor or pharmacist: is ${taken} of ${who} a day meant for me, and for how long?`,
          sources: [reference.source, ...new Set(parts.flatMap((part) => part.serving?.sources ?? []))],
        });
      }),
  );
}

function arithmetic(result: IntakeSum, reference: Reference): string {
  const counted = result.contributions.filter(
    (part) => part.amount !== null && (reference.scope === 'total' || reference.scope === 'preformed' || part.food === undefined),
  );
  const items = counted.map((part) => part.arithmetic ?? '').filter((text) => text !== '');
  return [
    ...items,
    `counted for this limit: ${reference.compared ?? ''} ${reference.unit}; limit: ${reference.amount ?? ''} ${reference.unit}`,
  ].join('; ');
}

/** The same substance in several products. */
export function duplicateFindings(sums: readonly SubstanceSum[]): Finding[] {
  return sums.flatMap(({ substance, parts, result }) => {
    const own = parts.filter((part) => part.substance?.id === substance.id);
    if (new Set(own.map((part) => part.item)).size < 2) return [];
    const amounts = own.map((part) => {
      const amount = dailyAmount(part);
      return `${part.product}: ${amount === null ? 'not known' : `${amount} ${result.unit}`}`;
    });
    return [
      finding({
        key: substance.id,
        rule: 'duplicate',
        action: 'monitor',
        subjects: [ref('substance', substance.id)],
        title: `${substance.name} is in ${new Set(own.map((part) => part.item)).size} products`,
        message: `${substance.name} is in ${listed(own.map((part) => part.product))}. Together they add up to ${
          result.supplements === null ? 'an amount that is not known' : `${result.supplements} ${result.unit}`
        } a day.`,
        arithmetic: amounts.join('; '),
        ask: `Ask your doctor or pharmacist: do I need ${insideSentence(substance.name)} from all of these products?`,
      }),
    ];
  });
}

/** Amounts that the label leaves open: both readings are shown and the person is asked. */
export function ambiguousFindings(sums: readonly SubstanceSum[], authority: Authority): Finding[] {
  return sums.flatMap(({ substance, parts, result, scoped }) =>
    parts
      .filter((part) => part.substance?.id === substance.id && part.serving?.amount === null)
      .map((part): Finding => {
        const range = part.serving?.range ?? null;
        const entered = `${part.entered.amount} ${part.entered.unit}`;
        const both =
          range === null
            ? `How much ${insideSentence(substance.name)} that is cannot be worked out without the form or the label.`
            : range.low === range.high
              ? `It is left out of the sums until the label is clear.`
              : `That is between ${tidy(range.low)} and ${tidy(range.high)} ${result.unit} of ${insideSentence(substance.name)} per serving.`;
        const highest = range === null ? null : tidy(range.high * part.perDay + (scoped.supplements ?? 0));
        const passed = highest === null ? [] : wouldPass(result, highest, authority);
        return finding({
          key: part.path,
          rule: 'ambiguous-amount',
          action: 'monitor',
          subjects: [ref('substance', substance.id)],
          title: `${part.product}: the amount can be read in more than one way`,
          message:
            `"${entered}" of ${part.form?.name ?? substance.name} may mean the nutrient or the whole compound, or the form is open. ` +
            `${both} It is not counted in the sums.` +
            (passed.length === 0
              ? ''
              : ` At the higher reading the supplements would come to ${highest ?? ''} ${result.unit} a day, above ${listed(passed)}.`),
          arithmetic: (part.serving?.steps ?? []).join('; '),
          ask: `Ask your doctor or pharmacist: how much ${insideSentence(substance.name)} itself is in one serving of ${part.product}?`,
          sources: part.serving?.sources ?? [],
        });
      }),
  );
}

function wouldPass(result: IntakeSum, amount: number, authority: Authority): string[] {
  const unit = massPart(result.unit);
  return result.references
    .filter((reference) => {
      if (reference.kind !== 'UL' || reference.amount === null || reference.qualifier !== null) return false;
      const converted =
        unit !== null && isMassUnit(reference.unit) ? convertMass(amount, unit, reference.unit) : amount;
      return converted > reference.amount;
    })
    .sort((a) => (a.authority === authority ? -1 : 1))
    .map((reference) => `the ${reference.authority} UL of ${reference.amount ?? ''} ${reference.unit}`);
}
