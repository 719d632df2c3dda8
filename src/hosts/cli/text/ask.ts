/** The answer to a question: three lines first, then outcomes, then what to mind, then sources. */
import type { AskOutput } from '../../../contract/answers.ts';
import { sourcesListedText } from '../../../contract/retraction.ts';
import { entry, heading, page, section, wrap } from './layout.ts';
import {
  cautionLines,
  closing,
  intakeLines,
  interactionLines,
  outcomeLines,
  shortened,
} from './parts.ts';
import { numberSources } from './sources.ts';
import { nameOf } from './words.ts';

const LIMIT = 12;

function title(answer: AskOutput): string {
  if (answer.substanceName === null || answer.conditionName === null) return answer.question;
  return `${answer.substanceName} and ${answer.conditionName}`;
}

export function askText(answer: AskOutput, width: number): string {
  const numbers = numberSources(answer.sources);
  const names: Record<string, string> = {};
  if (answer.substance !== null && answer.substanceName !== null) {
    names[`substance/${answer.substance}`] = answer.substanceName;
  }
  if (answer.condition !== null && answer.conditionName !== null) {
    names[`condition/${answer.condition}`] = answer.conditionName;
  }
  const where = answer.substance === null ? '' : `cofactor show substance/${answer.substance}`;
  const { corrected, belief } = answer;
  const outcomes = answer.outcomes.map((row, at) =>
    outcomeLines(row, `${at + 1}. `, width, numbers),
  );
  const beliefLines =
    belief === null
      ? []
      : [
          wrap(belief.belief, width),
          ...belief.reasons.map((reason) =>
            entry('- ', width, `${reason.text} ${numbers.cite(reason.sources)}`),
          ),
        ];
  const behind = new Set<string>(answer.outcomes.flatMap((row) => row.sources));
  const listed = sourcesListedText(
    answer.sources.filter(({ id }) => behind.has(id)).map(({ custom }) => custom.retraction),
  );
  const parts = [
    heading(title(answer)),
    corrected === null ? null : `Read "${corrected.from}" as "${corrected.to}".`,
    wrap(answer.summary, width),
    listed === null ? null : wrap(`This answer: ${listed}.`, width),
    section('What was studied', outcomes, '\n\n'),
    section('A popular belief', beliefLines),
    section(
      'Cautions',
      shortened(answer.cautions, LIMIT, where, (one) => cautionLines(one, names, width, numbers)),
    ),
    section(
      'Interactions',
      shortened(answer.interactions, LIMIT, where, (one) =>
        interactionLines(one, names, width, numbers),
      ),
    ),
    section(
      'Published intake values per day (not advice)',
      shortened(answer.intakes, LIMIT, where, (one) =>
        intakeLines([one], [], width, numbers).join('\n'),
      ),
    ),
    section(
      'Which one is meant?',
      answer.ambiguous.map((ref) => `- ${nameOf(names, ref)}  ${ref}`),
    ),
    section(
      'Nearest',
      answer.nearest.map((ref) => `- cofactor show ${ref}`),
    ),
    numbers.list(width),
    closing(answer.notice, answer.edition, width),
  ];
  return page(parts);
}
