/** Findings about amounts: limits passed, the same substance twice. */
import type { Finding, IntakeSum } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import { insideSentence } from '../../contract/names.ts';
import type { Authority, IntakeScope } from '../../contract/vocabulary.ts';
import { isLimit } from '../intake/compare.ts';
import { shown } from '../units/tidy.ts';
import { finding, listed } from './finding.ts';
import { dailyAmount } from './resolve.ts';
import type { SubstanceSum } from './sums.ts';

type Reference = IntakeSum['references'][number];

const scopeWords: Record<IntakeScope, string> = {
  total: 'from food and supplements together',
  supplements: 'from supplements and medicines alone',
  'supplements-and-fortified-food': 'from supplements and fortified food',
  'alpha-tocopherol-supplements': 'as alpha-tocopherol from supplements and fortified food',
  preformed: 'as preformed vitamin A (retinol)',
  'added-dissociable-salts': 'from magnesium salts in supplements or added to food',
  'free-nicotinic-acid': 'as free nicotinic acid',
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
        const taken = `${shown(reference.compared ?? 0, reference.amount)} ${reference.unit}`;
        const kind = kindWords[reference.kind] ?? reference.kind;
        const assumptions = [...new Set(parts.flatMap((part) => part.serving?.assumption ?? []))];
        const name = insideSentence(substance.name);
        const who =
          reference.form === null || reference.scope === 'free-nicotinic-acid'
            ? name
            : `${name} (${reference.form})`;
        return finding({
          key: [
            substance.id,
            reference.authority,
            reference.kind,
            reference.scope,
            reference.form ?? '',
          ]
            .filter((part) => part !== '')
            .join('/')
            .replaceAll(' ', '-'),
          rule: own ? 'upper-limit' : 'above-reference',
          action: own ? 'minimise-risk' : 'monitor',
          subjects: [ref('substance', substance.id)],
          title: `${substance.name}${reference.form === null ? '' : ` (${reference.form})`}: above the ${reference.authority} ${reference.kind}`,
          message:
            `${taken} of ${who} a day ${scopeWords[reference.scope]} is above the ${reference.authority} ${kind} of ` +
            `${limit} a day (${reference.lifeStage.replace(` (${reference.authority})`, '')}).` +
            (assumptions.length === 0 ? '' : ` Note: ${assumptions.join('; ')}.`) +
            (reference.note === null ? '' : ` ${reference.note}`),
          arithmetic: arithmetic(result, reference),
          advised: parts.length > 0 && parts.every((part) => part.advised),
          ask: `Ask your doctor or pharmacist: is ${taken} of ${who} a day meant for me, and for how long?`,
          sources: [
            reference.source,
            ...new Set(parts.flatMap((part) => part.serving?.sources ?? [])),
          ],
        });
      }),
  );
}

function arithmetic(result: IntakeSum, reference: Reference): string {
  const counted = result.contributions.filter(
    (part) =>
      part.amount !== null &&
      (reference.scope === 'total' || reference.scope === 'preformed' || part.food === undefined),
  );
  const items = counted.map((part) => part.arithmetic ?? '').filter((text) => text !== '');
  return [
    ...items,
    `counted for this limit: ${shown(reference.compared ?? 0, reference.amount)} ${reference.unit}; limit: ${reference.amount ?? ''} ${reference.unit}`,
  ].join('; ');
}

/** The same substance in several products. */
export function duplicateFindings(sums: readonly SubstanceSum[]): Finding[] {
  return sums.flatMap(({ substance, parts, result }) => {
    const own = parts.filter((part) => part.substance?.id === substance.id);
    if (new Set(own.map((part) => part.item)).size < 2) return [];
    const amounts = own.map((part) => {
      const amount = dailyAmount(part);
      return `${part.product}: ${amount === null ? 'not known' : `${shown(amount)} ${result.unit}`}`;
    });
    const known = own.flatMap((part) => dailyAmount(part) ?? []);
    const together =
      known.length === 0
        ? 'How much that is together is not known.'
        : `${known.length < own.length ? 'The known amounts' : 'Together they'} add up to ${shown(
            known.reduce((sum, amount) => sum + amount, 0),
          )} ${result.unit} a day${known.length < own.length ? '; the others are not known' : ''}.`;
    return [
      finding({
        key: substance.id,
        rule: 'duplicate',
        action: 'monitor',
        subjects: [ref('substance', substance.id)],
        title: `${substance.name} is in ${new Set(own.map((part) => part.item)).size} products`,
        message: `${substance.name} is in ${listed(own.map((part) => part.product))}. ${together}`,
        arithmetic: amounts.join('; '),
        ask: `Ask your doctor or pharmacist: do I need ${insideSentence(substance.name)} from all of these products?`,
      }),
    ];
  });
}
