/** The first page: what needs a decision, what is taken, what to ask, what is not known. */
import type { CheckOutput, Finding } from '../../../../contract/check.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import { actions, severities } from '../../../../contract/vocabulary.ts';
import { heading, left, list, paragraph, run, strong, table, type Section } from '../blocks.ts';
import { capitalised, count, formatDate, joinWords } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { actionWeight, actionWords, evidenceWords, severityWords } from '../words.ts';
import { foldTimings, sentencesOf, type FoldedFinding } from './folded.ts';
import { nameOf, type PlanInput } from './input.ts';
import {
  advisedBy,
  amountLine,
  howOften,
  ingredientLine,
  medicineName,
  productName,
  sinceLine,
} from './taken.ts';

const SHOWN = 8;
const QUESTIONS = 5;
const WRITING_LINES = 3;
const GAPS = 3;
const NAMES = 4;

/** Worst action first, then the graver one; findings that a clinician knows of come last among equals. */
export function byUrgency(findings: readonly Finding[]): Finding[] {
  const grave = (finding: Finding): number =>
    finding.seriousness === null ? severities.length : severities.indexOf(finding.seriousness);
  return [...findings].sort(
    (a, b) =>
      actions.indexOf(a.action) - actions.indexOf(b.action) ||
      Number(a.advised) - Number(b.advised) ||
      grave(a) - grave(b) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** Whether somebody has to decide something; what is merely not covered stands in the last lines of the page. */
export const needsDecision = (finding: Finding): boolean =>
  finding.action !== 'no-special-precautions' && finding.rule !== 'not-covered';

/** Seriousness and evidence, each on its own, and whether a clinician advised it. */
export function tagsOf(finding: Finding, glossary: Glossary): string[] {
  glossary.useAction(finding.action);
  const tags: string[] = [];
  if (finding.seriousness !== null) {
    glossary.use('seriousness');
    tags.push(`Seriousness: ${severityWords[finding.seriousness]}`);
  }
  if (finding.evidence !== null) {
    glossary.use('evidence');
    tags.push(`Evidence: ${evidenceWords[finding.evidence]}`);
  }
  if (finding.advised) tags.push('Advised by a clinician');
  if (finding.expertReview !== null) tags.push('Needs expert review');
  return tags;
}

/** What happens in a sentence, two where the action is to avoid; then the times entered that break its rule. */
function compactFinding({ finding, timings }: FoldedFinding, glossary: Glossary): Block {
  const sentences = sentencesOf(finding.message);
  const shown = sentences.slice(0, actionWeight[finding.action] === 'strong' ? 2 : 1);
  const entered = timings.flatMap((timing) => timing.arithmetic ?? []);
  const text = [
    ...shown,
    ...(entered.length === 0
      ? []
      : [`The recorded timing is not kept (${joinWords([...new Set(entered)])}).`]),
  ].join(' ');
  return {
    type: 'finding',
    compact: true,
    weight: actionWeight[finding.action],
    action: actionWords[finding.action],
    tags: tagsOf(finding, glossary),
    title: finding.title,
    body: [run(`. ${text}`, finding.sources)],
    arithmetic: null,
    ask: '',
  };
}

export function visitSection(input: PlanInput): Section {
  const { check } = input;
  const urgent = foldTimings(byUrgency(check.findings.filter(needsDecision)));
  const further = urgent.length - SHOWN;
  return {
    id: 'visit',
    title: 'For the visit',
    blocks: [
      ...personLines(input),
      heading('Findings that need a decision', 'visit-findings'),
      ...(urgent.length === 0
        ? [
            paragraph(
              'None recorded in the sources checked. A missing finding is not a sign of safety: see what is not covered, below.',
            ),
          ]
        : urgent.slice(0, SHOWN).map((folded) => compactFinding(folded, input.glossary))),
      ...(further > 0
        ? [
            paragraph(
              `${count(further, 'further finding')}, told in the section “Findings in full”: ${urgent
                .slice(SHOWN)
                .map(({ finding }) => finding.title)
                .join('; ')}.`,
              'quiet',
            ),
          ]
        : []),
      ...takenBlocks(input),
      ...questionBlocks(check, urgent),
      heading('What this report does not know', 'visit-unknown'),
      paragraph(unknownLine(check)),
      paragraph(check.notice, 'notice'),
      // Last, because it takes what is left of the page.
      { type: 'writing-space', label: 'Answers and notes', lines: WRITING_LINES },
    ],
  };
}

function personLines({ check, plan }: PlanInput): Block[] {
  const { profile } = plan;
  const stages = Object.entries(check.profile.lifeStages).map(
    ([authority, label]) =>
      `${authority}: ${label?.replace(` (${authority})`, '') ?? 'no group for this person'}`,
  );
  const conditions = check.profile.conditions.map((ref) => nameOf(check, ref));
  const facts: [string, string][] = [
    ['Conditions', conditions.length === 0 ? 'none entered' : conditions.join(', ')],
    ...(profile.diet.length > 0
      ? [['Diet', profile.diet.join(', ')] satisfies [string, string]]
      : []),
    ...(profile.exclusions.length > 0
      ? [['Leaves out', profile.exclusions.join(', ')] satisfies [string, string]]
      : []),
    ['Compared with', `values of ${check.profile.authority} first (${stages.join('; ')})`],
  ];
  return [paragraph(facts.flatMap(([label, text]) => [strong(`${label}: `), run(`${text}. `)]))];
}

function takenBlocks({ check, plan }: PlanInput): Block[] {
  const blocks: Block[] = [heading('What is taken', 'visit-taken')];
  if (plan.items.length === 0) blocks.push(paragraph('No supplements are entered.'));
  else {
    blocks.push(
      table(
        'Supplements, as entered',
        [
          left('Product, form, amount per serving', 42),
          left('How often', 20),
          left('Since', 12),
          left('Why', 13),
          left('Advised by', 13),
        ],
        plan.items.map((item) => [
          [
            strong(`${productName(item, check)}\n`),
            run(
              item.ingredients
                .map((one) => `${ingredientLine(one, check)}: ${amountLine(one)}`)
                .join('\n'),
            ),
          ],
          howOften(item),
          sinceLine(item),
          item.reason ?? 'not given',
          advisedBy(item),
        ]),
      ),
    );
  }
  const { medications } = plan.profile;
  if (medications.length === 0) blocks.push(paragraph('No medicines are entered.'));
  else {
    blocks.push(
      table(
        'Medicines, as entered',
        [left('Medicine', 36), left('Times', 24), left('Note', 40)],
        medications.map((medication) => [
          strong(medicineName(medication, check)),
          medication.times.length === 0 ? 'not given' : medication.times.join(', '),
          medication.note ?? '',
        ]),
      ),
    );
  }
  return blocks;
}

function questionBlocks(check: CheckOutput, urgent: readonly FoldedFinding[]): Block[] {
  // A question about the hours says more than one about the pair, which it stands in for.
  const first = urgent
    .filter(({ finding }) => !finding.advised)
    .map(({ finding, timings }) => timings[0]?.ask ?? finding.ask);
  const folded = new Set(
    urgent.flatMap(({ finding, timings }) => [finding, ...timings].map((one) => one.ask)),
  );
  // The heading says whom to ask already.
  const questions = [...new Set([...first, ...check.questions.filter((one) => !folded.has(one))])]
    .slice(0, QUESTIONS)
    .map((question) => capitalised(question.replace(/^ask your doctor or pharmacist: /iu, '')));
  if (questions.length === 0) return [];
  return [
    heading('Questions for the doctor or pharmacist', 'visit-questions'),
    list(questions, true),
  ];
}

/** How much of the plan the check could not see. */
export function unknownLine(check: CheckOutput): string {
  const gaps = check.intakes.filter((sum) => sum.food.known < sum.food.of);
  const unclear = check.intakes.filter((sum) => sum.range !== undefined);
  const silent = check.coverage.filter((line) => line.result === 'not-covered');
  const none = check.coverage.filter((line) => line.result === 'none-recorded');
  const parts: string[] = [];
  if (gaps.length > 0) {
    const worst = gaps
      .slice(0, GAPS)
      .map((sum) => `${sum.name} for ${sum.food.known} of ${sum.food.of} foods`);
    const rest = gaps.length > GAPS ? `, and ${gaps.length - GAPS} more with gaps` : '';
    parts.push(`Contents of foods are known only in part: ${worst.join(', ')}${rest}.`);
  }
  if (unclear.length > 0) {
    parts.push(
      `The label does not say what the amount counts for ${joinWords(unclear.map((sum) => sum.name))}.`,
    );
  }
  if (silent.length > 0) {
    const names = [...new Set(silent.flatMap((line) => uncovered(line, check)))];
    const which = names.length === 0 ? '' : ` (${joinWords(shortened(names))})`;
    parts.push(`${count(silent.length, 'pair')} could not be checked${which}.`);
  }
  if (none.length > 0) {
    parts.push(
      `For ${count(none.length, 'pair')} no interaction is recorded in the sources checked up to ${formatDate(check.asOf)}, which does not mean that there is none.`,
    );
  }
  parts.push('What was not entered was not checked.');
  return parts.join(' ');
}

function shortened(names: readonly string[]): string[] {
  const rest = names.length - NAMES;
  return rest > 0 ? [...names.slice(0, NAMES), `${rest} more`] : [...names];
}

/** Names of the parts of a pair that no record of the reference stands for. */
function uncovered(line: CheckOutput['coverage'][number], check: CheckOutput): string[] {
  return line.names.filter((_, index) => check.names[line.pair[index] ?? ''] === undefined);
}
