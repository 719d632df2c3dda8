/** The result of a plan check: findings first, then sums, coverage, times and questions. */
import type { CheckOutput, Finding, IntakeSum } from '../../../contract/check.ts';
import { awayHelp, awayText } from '../../../contract/tableFoods.ts';
import { entry, figure, heading, page, section, wrap } from './layout.ts';
import { closing } from './parts.ts';
import { numberSources, type Numbering } from './sources.ts';
import { plural, sentenceCase, words } from './words.ts';

/** What the arithmetic of an interaction shows is times, not sums. */
const arithmeticLabel = ({ rule }: Finding): string =>
  ['interaction', 'nutrient-interaction', 'timing'].includes(rule) ? 'Timing' : 'How it adds up';

function findingLines(finding: Finding, mark: string, width: number, cite: Numbering): string {
  const tags = [
    finding.rule,
    finding.seriousness === null ? null : `severity: ${finding.seriousness}`,
    finding.evidence === null ? null : `evidence: ${finding.evidence}`,
    finding.advised ? 'advised by a clinician' : null,
  ].filter((tag) => tag !== null);
  return entry(mark, width, `${sentenceCase(finding.action)}: ${finding.title}`, [
    `${finding.message} ${cite.cite(finding.sources)}`,
    finding.arithmetic === undefined ? '' : `${arithmeticLabel(finding)}: ${finding.arithmetic}`,
    finding.ask,
    `(${tags.map(words).join(' · ')})`,
  ]);
}

const amountOf = (amount: number | null, unit: string): string =>
  amount === null ? 'unknown' : `${figure(amount)} ${unit}`;

function foodPart(sum: IntakeSum): string | null {
  const { food, unit } = sum;
  if (food.of === 0) return null;
  const covers = food.known === food.of ? '' : ` (known for ${food.known} of ${food.of} foods)`;
  return `food ${amountOf(food.amount, unit)}${covers}`;
}

function sumLines(sum: IntakeSum, width: number, cite: Numbering): string {
  const { unit, range } = sum;
  const parts = [
    `${amountOf(sum.total, unit)} per average day`,
    foodPart(sum),
    sum.supplements === null ? null : `supplements ${amountOf(sum.supplements, unit)}`,
    range === undefined
      ? null
      : `between ${figure(range.low)} and ${figure(range.high)} ${unit}, depending on how a label is read`,
  ].filter((part) => part !== null);
  const references = sum.references.map((reference) => {
    const top = reference.amountMax === null ? '' : ` to ${figure(reference.amountMax)}`;
    const value =
      reference.amount === null
        ? 'no value set'
        : `${figure(reference.amount)}${top} ${reference.unit}`;
    const scope = reference.scope === 'total' ? '' : `, counts ${words(reference.scope)}`;
    const note = reference.note === null ? '' : ` (${reference.note})`;
    return `${reference.authority} ${reference.kind}${scope}: ${value} → ${words(reference.status)}${note} ${cite.cite([reference.source])}`;
  });
  return entry('- ', width, `${sum.name}: ${parts.join('; ')}`, references);
}

const supplemented = (sum: IntakeSum): boolean =>
  sum.contributions.some((part) => part.item !== undefined) || sum.supplements === null;

const coverageOf = ({ food }: IntakeSum): string => `known for ${food.known} of ${food.of} foods`;

/**
 * Nutrients that only foods bring, without a verdict: "below" would say nothing but that few foods were entered. What is
 * above a limit stands among the findings.
 */
function foodLines(sums: readonly IntakeSum[], width: number): string[] {
  const groups = [...new Set(sums.map(coverageOf))];
  return groups.map((group) => {
    const amounts = sums
      .filter((sum) => coverageOf(sum) === group)
      .map((sum) => `${sum.name} ${amountOf(sum.food.amount, sum.unit)}`);
    return entry('- ', width, `From the foods entered alone, ${group}: ${amounts.join('; ')}`);
  });
}

const coverageWords = {
  found: 'found',
  'none-recorded': 'none recorded in the sources checked',
  'not-covered': 'not covered',
} as const;

function coverageLines(result: CheckOutput, width: number): string[] {
  return (['found', 'none-recorded', 'not-covered'] as const).flatMap((kind) => {
    const pairs = result.coverage.filter((line) => line.result === kind);
    if (pairs.length === 0) return [];
    const asOf = kind === 'not-covered' ? '' : ` up to ${pairs[0]?.asOf ?? result.asOf}`;
    const names = pairs.map((line) => line.names.join(' with ')).join('; ');
    return [entry('- ', width, `${coverageWords[kind]}${asOf}: ${names}`)];
  });
}

export function checkText(result: CheckOutput, width: number): string {
  const numbers = numberSources(result.sources);
  const { profile } = result;
  const who = [
    profile.name,
    `${profile.age} years`,
    profile.sex,
    profile.state === 'none' ? null : profile.state,
    `values of ${profile.authority}`,
  ].filter((part) => part !== null);
  const findings = result.findings.map((finding, at) =>
    findingLines(finding, `${at + 1}. `, width, numbers),
  );
  const slots = result.schedule.slots.map((slot) =>
    entry(`${slot.time}  `, width, slot.items.join(', '), slot.reasons),
  );
  const unsatisfied = result.schedule.unsatisfied.map((text) =>
    entry('- ', width, `Not kept: ${text}`),
  );
  const away = awayText(result.foodsAway);
  return page([
    heading('Plan check'),
    wrap(who.join(', '), width),
    ...(away === null ? [] : [wrap(`${away} ${awayHelp}`, width)]),
    findings.length === 0
      ? wrap(
          'No finding. A missing warning is not a sign of safety: see what is covered below.',
          width,
        )
      : section(plural(findings.length, 'finding'), findings, '\n\n'),
    section('What was checked against each other', coverageLines(result, width)),
    section('Intake', [
      ...result.intakes.filter(supplemented).map((sum) => sumLines(sum, width, numbers)),
      ...foodLines(
        result.intakes.filter((sum) => !supplemented(sum)),
        width,
      ),
    ]),
    section('Times', [...slots, ...unsatisfied]),
    section(
      'Evidence for the conditions of the profile',
      result.evidence.map((line) =>
        entry('- ', width, `${line.substanceName} and ${line.conditionName}: ${line.summary}`),
      ),
    ),
    section(
      'Questions for the doctor or pharmacist',
      result.questions.map((text) => entry('- ', width, text)),
    ),
    numbers.list(width),
    closing(result.notice, result.edition, width),
  ]);
}
