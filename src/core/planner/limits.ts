/** Findings about amounts: limits passed, the same substance twice. */
import type { Finding, IntakeSum } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import { insideSentence } from '../../contract/names.ts';
import type { IntakeScope } from '../../contract/vocabulary.ts';
import { isLimit } from '../intake/compare.ts';
import { figuresOf, rounded } from '../intake/sumFigures.ts';
import { massPart } from '../units/mass.ts';
import { shownTotal } from '../units/tidy.ts';
import { excessSigns } from './excess.ts';
import { finding, listed } from './finding.ts';
import { groupOfAmount } from './groups.ts';
import { dailyAmount, type Domains, type ResolvedPlan } from './resolve.ts';
import { FEW_FOODS, type SubstanceSum } from './sums.ts';

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
export function limitFindings(
  sums: readonly SubstanceSum[],
  resolved: ResolvedPlan,
  domains: Domains,
): Finding[] {
  return sums.flatMap((sum) =>
    sum.result.references
      .filter((reference) => isLimit(reference.kind) && reference.status === 'above')
      .map((reference) => limitFinding(sum, reference, resolved, domains)),
  );
}

function limitFinding(
  sum: SubstanceSum,
  reference: Reference,
  resolved: ResolvedPlan,
  domains: Domains,
): Finding {
  const { substance, parts } = sum;
  const own = reference.kind === 'UL' && reference.authority === resolved.plan.profile.authority;
  const limit = `${reference.amount ?? ''} ${reference.unit}`;
  const taken = `${takenText(sum.result, reference)} ${reference.unit}`;
  const kind = kindWords[reference.kind] ?? reference.kind;
  const assumptions = [...new Set(parts.flatMap((part) => part.serving?.assumption ?? []))];
  const name = insideSentence(substance.name);
  const who =
    reference.form === null || reference.scope === 'free-nicotinic-acid'
      ? name
      : `${name} (${reference.form})`;
  const signs = excessSigns(substance, resolved, domains);
  const signsOfExcess =
    signs === null
      ? null
      : ` In the reference: ${signs.statements.map(({ text }) => text).join(' ')}`;
  const key = [
    substance.id,
    reference.authority,
    reference.kind,
    reference.scope,
    reference.form ?? '',
  ];
  return finding({
    key: key
      .filter((part) => part !== '')
      .join('/')
      .replaceAll(' ', '-'),
    rule: own ? 'upper-limit' : 'above-reference',
    action: own ? 'minimise-risk' : 'monitor',
    subjects: [ref('substance', substance.id)],
    paths: pathsOf(sum, reference),
    group: groupOfAmount(substance),
    title: `${substance.name}${reference.form === null ? '' : ` (${reference.form})`}: above the ${reference.authority} ${reference.kind}`,
    message:
      `${taken} of ${who} a day ${scopeWords[reference.scope]} is above the ${reference.authority} ${kind} of ` +
      `${limit} a day (${reference.lifeStage.replace(` (${reference.authority})`, '')}).` +
      (assumptions.length === 0 ? '' : ` Note: ${assumptions.join('; ')}.`) +
      (reference.note === null ? '' : ` ${reference.note}`) +
      (signsOfExcess ?? ''),
    ...(signsOfExcess === null ? {} : { sharedEnd: signsOfExcess }),
    arithmetic: arithmetic(sum, reference),
    advised: parts.length > 0 && parts.every((part) => part.advised),
    ask:
      `Ask your doctor or pharmacist: is ${taken} of ${who} a day meant for me, ` +
      (signs === null ? 'and for how long?' : `for how long, and ${signs.doubt}`),
    sources: [
      reference.source,
      ...new Set([
        ...parts.flatMap((part) => part.serving?.sources ?? []),
        ...(signs?.statements.flatMap(({ sources }) => sources) ?? []),
      ]),
    ],
  });
}

/** What is counted, as the sum is printed elsewhere: the almonds of a day do not turn 50 mg into 50.04 mg. */
function takenText(sum: IntakeSum, { compared, amount, unit }: Reference): string {
  if (compared === null || unit !== (massPart(sum.unit) ?? sum.unit))
    return shownTotal(compared ?? 0, amount);
  return String(rounded(compared, figuresOf(sum).decimals));
}

/** Scopes that count food as well as what is taken. */
const countsFood = (scope: IntakeScope): boolean => scope === 'total' || scope === 'preformed';

/** Every entry that counts for the limit: products, and foods where the scope counts food. */
function pathsOf({ result, parts }: SubstanceSum, { scope }: Reference): string[] {
  const products = parts
    .filter((part) => dailyAmount(part) !== null && part.serving?.scoped[scope] !== 0)
    .map((part) => part.path);
  const foods = countsFood(scope)
    ? result.contributions.flatMap((one) =>
        one.food !== undefined && (one.amount ?? 0) > 0 ? (one.path ?? []) : [],
      )
    : [];
  return [...products, ...foods];
}

function arithmetic({ result, scopedFoodSteps }: SubstanceSum, reference: Reference): string {
  const products = result.contributions.filter(
    (part) => part.amount !== null && part.food === undefined,
  );
  const foods = result.contributions.filter(
    (part) => part.amount !== null && part.food !== undefined && reference.scope === 'total',
  );
  const steps = [
    ...products.map((part) => part.arithmetic ?? ''),
    ...(foods.length <= FEW_FOODS
      ? foods.map((part) => part.arithmetic ?? '')
      : [
          `${result.food.known} foods together: ${shownTotal(result.food.amount ?? 0)} ${result.unit}`,
        ]),
  ];
  return [
    // A scope with columns of its own (retinol within vitamin A) counts other amounts of the same foods.
    ...[...steps, ...(scopedFoodSteps[reference.scope] ?? [])].filter((text) => text !== ''),
    `counted for this limit: ${shownTotal(reference.compared ?? 0, reference.amount)} ${reference.unit}; limit: ${reference.amount ?? ''} ${reference.unit}`,
  ].join('; ');
}

/** The same substance in several products. */
export function duplicateFindings(sums: readonly SubstanceSum[]): Finding[] {
  return sums.flatMap(({ substance, parts, result }) => {
    const own = parts.filter((part) => part.substance?.id === substance.id);
    if (new Set(own.map((part) => part.item)).size < 2) return [];
    const amounts = own.map((part) => {
      const amount = dailyAmount(part);
      return `${part.product}: ${amount === null ? 'not known' : `${shownTotal(amount)} ${result.unit}`}`;
    });
    const known = own.flatMap((part) => dailyAmount(part) ?? []);
    const together =
      known.length === 0
        ? 'How much that is together is not known.'
        : `${known.length < own.length ? 'The known amounts' : 'Together they'} add up to ${shownTotal(
            known.reduce((sum, amount) => sum + amount, 0),
          )} ${result.unit} a day${known.length < own.length ? '; the others are not known' : ''}.`;
    return [
      finding({
        key: substance.id,
        rule: 'duplicate',
        action: 'monitor',
        subjects: [ref('substance', substance.id)],
        paths: own.map((part) => part.path),
        group: groupOfAmount(substance),
        title: `${substance.name} is in ${new Set(own.map((part) => part.item)).size} products`,
        message: `${substance.name} is in ${listed(own.map((part) => part.product))}. ${together}`,
        arithmetic: amounts.join('; '),
        ask: `Ask your doctor or pharmacist: do I need ${insideSentence(substance.name)} from all of these products?`,
      }),
    ];
  });
}
