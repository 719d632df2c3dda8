/** The result in a few lines, each of which leads to its section. Counts and states, never a verdict. */
import type { CheckOutput, CoverageLine, Finding } from '../../../../contract/check.ts';
import { countText } from '../../../shared/format.ts';
import { nothingToCheck } from '../summaries.ts';
import { joinWords } from '../words.ts';

export interface ShortLine {
  /** Id of the section that says more. */
  to: string;
  text: string;
  /** Set strong: something to avoid, a limit passed, rules that are not kept. */
  strong: boolean;
}

const countOf = (findings: readonly Finding[], test: (finding: Finding) => boolean): number =>
  findings.filter(test).length;

/** "2 to avoid, 1 usually to avoid and 5 to ask about"; what a clinician advised is counted apart, unless it is to be avoided. */
function findingsText(findings: readonly Finding[]): string {
  const of = (...kinds: Finding['action'][]): number =>
    countOf(findings, (f) => kinds.includes(f.action) && !f.advised);
  const avoid = countOf(findings, (f) => f.action === 'avoid');
  const usually = of('usually-avoid');
  const ask = of('minimise-risk', 'monitor');
  const others = of('no-special-precautions');
  const advised = countOf(findings, (f) => f.advised && f.action !== 'avoid');
  const parts = [
    ...(avoid > 0 ? [`${avoid} to avoid`] : []),
    ...(usually > 0 ? [`${usually} usually to avoid`] : []),
    ...(ask > 0 ? [`${ask} to ask about`] : []),
    ...(advised > 0 ? [`${advised} advised by a clinician`] : []),
    ...(others > 0 ? [`${others} with no special precautions named`] : []),
  ];
  return `Findings: ${joinWords(parts)}`;
}

/** Substances with a finding of one rule, each once. */
const substancesWith = (findings: readonly Finding[], rule: Finding['rule']): number =>
  new Set(findings.filter((f) => f.rule === rule).map((f) => f.subjects[0] ?? f.id)).size;

function amountsText(check: Pick<CheckOutput, 'findings' | 'intakes'>): string {
  const above = substancesWith(check.findings, 'upper-limit');
  const beside = substancesWith(check.findings, 'above-reference');
  const unclear = substancesWith(check.findings, 'ambiguous-amount');
  const parts = [
    ...(above > 0 ? [`${countText(above, 'amount')} above a limit`] : []),
    ...(beside > 0 ? [`${beside} above another published value`] : []),
    ...(unclear > 0 ? [`${unclear} unclear`] : []),
  ];
  const sums = addedUpText(check.intakes);
  return parts.length === 0 ? `Amounts: ${sums}` : `Amounts: ${joinWords(parts)}; ${sums}`;
}

/** "1 nutrient added up, 36 not known": a sum without any known amount is none. */
function addedUpText(sums: CheckOutput['intakes']): string {
  const unknown = sums.filter(({ total }) => total === null).length;
  const known = sums.length - unknown;
  if (unknown === 0) return `${countText(known, 'nutrient')} added up`;
  if (known === 0) return `${countText(unknown, 'nutrient')}, of which no amount is known`;
  return `${countText(known, 'nutrient')} added up, ${unknown} not known`;
}

/** Foods without values, before what was found: no sum and no finding counts them. */
const awayLine = (foods: CheckOutput['foodsAway'] = []): ShortLine[] =>
  foods.length === 0
    ? []
    : [
        {
          to: 'eats',
          text: `Not counted: ${countText(foods.length, 'food')}, whose food table is not here`,
          strong: true,
        },
      ];

/** Timing rules that the times entered do not keep, each once. */
export function brokenRules(check: Pick<CheckOutput, 'findings'>): number {
  const keys = check.findings
    .filter((finding) => finding.rule === 'timing')
    .map((finding) =>
      [
        finding.subjects.find((subject) => subject.startsWith('interaction/')) ?? finding.id,
        ...finding.paths.map((path) => /^[^\]]*\]/.exec(path)?.[0] ?? path),
      ].join(' '),
    );
  return new Set(keys).size;
}

function dayLine(check: Pick<CheckOutput, 'findings' | 'schedule'>): ShortLine | null {
  const { schedule } = check;
  const open = schedule.rules.filter((rule) => rule.kind === 'never-together').length;
  const beyond = open === 0 ? '' : `; ${countText(open, 'rule')} that no time can keep`;
  const line = (text: string, strong: boolean): ShortLine => ({
    to: 'day',
    text: `Day: ${text}${beyond}`,
    strong: strong || open > 0,
  });
  switch (schedule.status) {
    case 'nothing':
      return null;
    case 'as-entered':
      return schedule.rules.length === 0
        ? line('no timing rule is recorded for these times', false)
        : line('the times entered keep the recorded gaps', false);
    case 'moved': {
      const broken = brokenRules(check);
      const rules = broken === 0 ? 'timing rules' : countText(broken, 'timing rule');
      return line(
        `${rules} not kept; another layout keeps the recorded gaps with ${countText(schedule.moves.length, 'change')}`,
        true,
      );
    }
    case 'impossible':
      return line(
        `${countText(schedule.conflict.length, 'timing rule')} cannot hold together`,
        true,
      );
  }
}

/** More names than this, and the lines would no longer be short: the others stand below, open. */
const MOST_NAMED = 6;

/** What is (usually) to be avoided, by name, worst first: what somebody with little time has to see. */
export function toAvoid(findings: readonly Finding[]): { named: Finding[]; others: number } {
  const worst = [
    ...findings.filter(({ action }) => action === 'avoid'),
    ...findings.filter(({ action, advised }) => action === 'usually-avoid' && !advised),
  ];
  return {
    named: worst.slice(0, MOST_NAMED),
    others: Math.max(0, worst.length - MOST_NAMED),
  };
}

export function inShort(
  check: Pick<
    CheckOutput,
    'foodsAway' | 'findings' | 'intakes' | 'coverage' | 'schedule' | 'questions' | 'dates'
  >,
): ShortLine[] {
  if (nothingToCheck(check)) return [];
  const { findings } = check;
  const day = dayLine(check);
  const pairs = (result: CoverageLine['result']): number =>
    check.coverage.filter((line) => line.result === result).length;
  return [
    ...awayLine(check.foodsAway),
    {
      to: 'findings',
      text:
        findings.length === 0
          ? 'Findings: none in what is recorded. This is not a sign of safety'
          : findingsText(findings),
      strong: findings.some((finding) => finding.action === 'avoid'),
    },
    ...(check.intakes.length === 0
      ? []
      : [
          {
            to: 'sums',
            text: amountsText(check),
            strong: findings.some((finding) => finding.rule === 'upper-limit' && !finding.advised),
          },
        ]),
    ...(day === null ? [] : [day]),
    ...(check.coverage.length === 0
      ? []
      : [
          {
            to: 'coverage',
            text: `Checked: ${countText(check.coverage.length, 'pair')}; ${pairs('found')} found, ${pairs('none-recorded')} none recorded, ${pairs('not-covered')} not covered`,
            strong: false,
          },
        ]),
    ...(check.questions.length === 0
      ? []
      : [
          {
            to: 'questions',
            text: `${countText(check.questions.length, 'question')} to take along`,
            strong: false,
          },
        ]),
    ...(check.dates.length === 0
      ? []
      : [
          {
            to: 'dates',
            text: `${countText(check.dates.length, 'date')} of a review or of a pack that runs out`,
            strong: false,
          },
        ]),
  ];
}
