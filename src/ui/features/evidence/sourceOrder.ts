import type { AskOutput, OutcomeRow } from '../../../contract/answers.ts';
import type {
  CautionRecord,
  InteractionRecord,
  IntakeRecord,
  SourceRecord,
} from '../../../contract/records.ts';
import { inOrderOfUse } from '../../shared/citations.svelte.ts';
import { byAction } from '../reference/interactions.ts';
import { inParts } from './outcomes.ts';

const ofOutcomes = (rows: readonly OutcomeRow[]): string[] =>
  inParts(rows).flatMap((part) => part.rows.flatMap((row) => [...row.sources]));
const ofIntakes = (intakes: readonly IntakeRecord[]): string[] =>
  intakes.flatMap((one) => [one.source, ...(one.report === null ? [] : [one.report])]);
const ofRecords = (records: readonly (CautionRecord | InteractionRecord)[]): string[] =>
  records.flatMap((one) => [...one.sources]);

/** Sources of an answer, in the order in which its page uses them. */
export function sourcesOfAnswer(answer: AskOutput): SourceRecord[] {
  return inOrderOfUse(answer.sources, [
    ...ofOutcomes(answer.outcomes),
    ...(answer.belief?.reasons.flatMap((reason) => [...reason.sources]) ?? []),
    ...ofIntakes(answer.intakes),
    ...ofRecords(answer.cautions),
    ...ofRecords(byAction(answer.interactions)),
  ]);
}
