import type { AskOutput, OutcomeRow } from '../../../contract/answers.ts';
import type {
  CautionRecord,
  InteractionRecord,
  IntakeRecord,
  MonographStatement,
  SourceRecord,
} from '../../../contract/records.ts';
import { inOrderOfUse } from '../../shared/citations.svelte.ts';
import { byAction } from '../reference/interactions.ts';
import { inParts, isInteraction, type Part } from './outcomes.ts';
import { isLimit } from './values.ts';

const ofIntakes = (intakes: readonly IntakeRecord[]): string[] =>
  intakes.flatMap((one) => [one.source, ...(one.report === null ? [] : [one.report])]);
const ofRecords = (
  records: readonly (CautionRecord | InteractionRecord | MonographStatement)[],
): string[] => records.flatMap((one) => [...one.sources]);

/** Outcomes of some parts, in the order of the tables. */
export function outcomesOf(
  outcomes: readonly OutcomeRow[],
  wanted: readonly Part[] = ['benefit', 'harms', 'laboratory'],
): OutcomeRow[] {
  return inParts(outcomes)
    .filter(({ part }) => wanted.includes(part))
    .flatMap(({ rows }) => rows.flatMap(({ row }) => (row === null ? [] : [row])));
}

/** Sources of an answer, in the order in which its page uses them. */
export function sourcesOfAnswer(answer: AskOutput): SourceRecord[] {
  const { outcomes, adverseEffects, intakes } = answer;
  const ofPart = (part: Part): string[] =>
    outcomesOf(outcomes, [part]).flatMap((row) => [...row.sources]);
  return inOrderOfUse(answer.sources, [
    ...ofPart('benefit'),
    ...(answer.belief?.reasons.flatMap((reason) => [...reason.sources]) ?? []),
    ...ofPart('harms'),
    ...ofRecords(adverseEffects.filter(({ text }) => !isInteraction(text))),
    ...ofIntakes(intakes.filter(isLimit)),
    ...ofRecords(answer.cautions),
    ...ofPart('laboratory'),
    ...ofIntakes(intakes),
    ...ofRecords(byAction(answer.interactions)),
    ...ofRecords(adverseEffects),
  ]);
}
