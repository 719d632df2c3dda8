/** Pure summaries of a check: what the page says first, and in which order. */
import type {
  CheckOutput,
  CoverageLine,
  Finding,
  IntakeSum,
  ReferenceComparison,
} from '../../../contract/check.ts';
import type { SourceRecord } from '../../../contract/records.ts';
import type { IntakeBar } from '../../../contract/reportDocument.ts';
import { actions, severities, type Action } from '../../../contract/vocabulary.ts';
import {
  actionWord,
  amountText,
  countText,
  measuredText,
  numberText,
  scopeWord,
  sentenceCase,
} from '../../shared/format.ts';
import {
  comparedText,
  foodCoverage,
  isLimit,
  joinWords,
  referenceAmount,
  statusSentence,
  totalText,
} from './words.ts';

export interface FindingGroup {
  action: Action;
  findings: Finding[];
  /** Folded at first: low-risk lines must not bury the others. "Avoid" is never folded. */
  folded: boolean;
}

const severityRank = (finding: Finding): number =>
  finding.seriousness === null ? severities.length : severities.indexOf(finding.seriousness);

/** Worst first; inside one action the graver first, and what a clinician advised last. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  return actions
    .map((action) => ({
      action,
      findings: findings
        .filter((finding) => finding.action === action)
        .map((finding, at) => ({ finding, at }))
        .sort(
          (a, b) =>
            Number(a.finding.advised) - Number(b.finding.advised) ||
            severityRank(a.finding) - severityRank(b.finding) ||
            a.at - b.at,
        )
        .map(({ finding }) => finding),
      folded: action === 'no-special-precautions',
    }))
    .filter((group) => group.findings.length > 0);
}

/** True while nothing has been entered that could be added up or compared. */
export const nothingToCheck = (
  check: Pick<CheckOutput, 'findings' | 'intakes' | 'coverage'>,
): boolean => check.findings.length + check.intakes.length + check.coverage.length === 0;

/** One line for the bar that stays in view: "1 avoid, 2 monitor". */
export function findingsLine(
  check: Pick<CheckOutput, 'findings' | 'intakes' | 'coverage'>,
): string {
  const { findings } = check;
  if (nothingToCheck(check)) return 'Nothing to check yet.';
  if (findings.length === 0)
    return 'No findings in what is recorded. This is not a sign of safety.';
  const parts = groupFindings(findings).map(
    (group) => `${group.findings.length} ${actionWord[group.action].toLowerCase()}`,
  );
  return `${countText(findings.length, 'finding')}: ${joinWords(parts)}.`;
}

export interface CoverageCounts {
  result: CoverageLine['result'];
  lines: CoverageLine[];
  sentence: string;
}

/** The three results, always all three, always in words. */
export function coverageCounts(coverage: readonly CoverageLine[], asOf: string): CoverageCounts[] {
  const of = (result: CoverageLine['result']): CoverageLine[] =>
    coverage.filter((line) => line.result === result);
  const entry = (result: CoverageLine['result'], words: string): CoverageCounts => {
    const lines = of(result);
    const sentence =
      lines.length === 0
        ? 'No pair has this result.'
        : `${countText(lines.length, 'pair')}: ${words}`;
    return { result, lines, sentence };
  };
  return [
    entry('found', 'something is recorded, see the findings.'),
    entry(
      'none-recorded',
      `none recorded in the sources checked up to ${asOf}. This does not mean that there is no interaction.`,
    ),
    entry('not-covered', 'not covered. Nothing was checked; ask a pharmacist.'),
  ];
}

type Mark = IntakeBar['marks'][number];
type Segment = IntakeBar['segments'][number];
type Scope = ReferenceComparison['scope'];

/**
 * The intake as bars, one per scope: a limit that counts supplements alone must not cross a bar that holds food too.
 * The first bar is the whole intake.
 */
export function barsOf(sum: IntakeSum): IntakeBar[] {
  const food: Segment[] = known(sum.food.amount, 'Food', 'food');
  const products: Segment[] = sum.contributions
    .filter((part) => part.food === undefined)
    .flatMap((part) => known(part.amount, part.item ?? part.name, 'supplement'));
  const marks = new Map<Scope, Mark[]>([['total', []]]);
  for (const reference of sum.references) {
    // A mark needs the unit of the bar; "mcg" of RAE stands on a bar of "mcg RAE".
    const drawable = reference.amount !== null && sum.unit.split(' ')[0] === reference.unit;
    if (!drawable || reference.amount === null || reference.status === 'not-compared') continue;
    const mark: Mark = {
      label: `${reference.kind} ${referenceAmount(reference)} (${reference.authority})`,
      amount: reference.amount,
      limit: isLimit(reference.kind),
    };
    marks.set(reference.scope, [...(marks.get(reference.scope) ?? []), mark]);
  }
  return [...marks].map(([scope, own]) => ({
    label: scope === 'total' ? 'Food and supplements' : sentenceCase(scopeWord[scope]),
    unit: sum.unit,
    segments: scope === 'total' ? [...food, ...products] : countedSegments(sum, scope, products),
    marks: own,
    description: scope === 'total' ? describeSum(sum) : describeScope(sum, scope),
  }));
}

const known = (amount: number | null, label: string, pattern: Segment['pattern']): Segment[] =>
  amount !== null && amount > 0 ? [{ label, amount, pattern }] : [];

function countedSegments(sum: IntakeSum, scope: Scope, products: Segment[]): Segment[] {
  if (scope === 'supplements') return products;
  const compared =
    sum.references.find((r) => r.scope === scope && r.compared !== null)?.compared ?? null;
  return known(compared, sentenceCase(scopeWord[scope]), 'supplement');
}

function describeScope(sum: IntakeSum, scope: Scope): string {
  const own = sum.references.filter((r) => r.scope === scope && r.compared !== null);
  return own
    .map(
      (r) =>
        `${sum.name}, ${scopeWord[scope]}: ${comparedText(r)}, ${statusSentence(r)} (${r.kind} ${referenceAmount(r)}, ${r.authority}).`,
    )
    .join(' ');
}

/** The sum in words: the text equivalent of its bar, and what a screen reader hears. */
export function describeSum(sum: IntakeSum): string {
  const { unit } = sum;
  const parts: string[] = [];
  if (sum.total === null) parts.push(`${sum.name}: the total is not known.`);
  else parts.push(`${sum.name}: ${totalText(sum)} on an average day.`);
  if (sum.supplements !== null) parts.push(`Supplements: ${amountText(sum.supplements, unit)}.`);
  if (sum.food.amount !== null) parts.push(`Food: ${measuredText(sum.food.amount, unit)}.`);
  if (sum.range !== undefined)
    parts.push(
      `One amount can be read in two ways: the total is ${numberText(sum.range.low)} or ${amountText(sum.range.high, unit)}.`,
    );
  if (sum.food.of > 0) parts.push(foodCoverage(sum));
  return parts.join(' ');
}

/** Sums that come from products first, then food alone; inside each, those above a value first. */
export function orderSums(sums: readonly IntakeSum[]): {
  taken: IntakeSum[];
  foodOnly: IntakeSum[];
} {
  const above = (sum: IntakeSum): number =>
    sum.references.some((r) => r.status === 'above') ? 0 : 1;
  const sorted = sums
    .map((sum, at) => ({ sum, at }))
    .sort((a, b) => above(a.sum) - above(b.sum) || a.at - b.at);
  const fromProduct = (sum: IntakeSum): boolean =>
    sum.contributions.some((part) => part.food === undefined);
  return {
    taken: sorted.filter(({ sum }) => fromProduct(sum)).map(({ sum }) => sum),
    foodOnly: sorted.filter(({ sum }) => !fromProduct(sum)).map(({ sum }) => sum),
  };
}

/** The sources of a check in the order in which the page first cites them; those that only back a list come last. */
export function sourcesInOrder(check: CheckOutput): SourceRecord[] {
  const { taken, foodOnly } = orderSums(check.intakes);
  const cited = [
    ...groupFindings(check.findings).flatMap((group) => group.findings.flatMap((f) => f.sources)),
    ...[...taken, ...foodOnly].flatMap((sum) => sum.references.map((r) => r.source)),
    ...check.evidence.flatMap((line) => line.sentences.flatMap((entry) => entry.sources)),
  ];
  const place = new Map<string, number>();
  for (const id of cited) if (!place.has(id)) place.set(id, place.size);
  const of = (source: SourceRecord): number => place.get(source.id) ?? place.size;
  return [...check.sources].sort((a, b) => of(a) - of(b));
}
