/** Lines that several commands print: outcomes, interactions, cautions, published intakes, the end of a page. */
import type { OutcomeRow } from '../../../contract/answers.ts';
import type {
  CautionRecord,
  InteractionRecord,
  IntakeRecord,
  LifeStageRecord,
} from '../../../contract/records.ts';
import { entry, figure, wrap } from './layout.ts';
import type { Numbering } from './sources.ts';
import { nameOf, plural, sentenceCase, words } from './words.ts';

type Names = Readonly<Record<string, string>>;

/** One outcome: the sentence first, then how sure it is and where it comes from. */
export function outcomeLines(
  row: OutcomeRow,
  mark: string,
  width: number,
  cite: Numbering,
): string {
  const facts = [
    row.outcome,
    ...(row.state === 'no-studies'
      ? [`no direct study, ${plural(row.studies.length, 'related source')}`]
      : [`certainty: ${words(row.certainty)}`, plural(row.studies.length, 'study', 'studies')]),
    row.indirect ? 'indirect evidence' : '',
  ].filter((part) => part !== '');
  return entry(mark, width, `${row.sentence} ${cite.cite(row.sources)}`, [
    `${facts.join(' · ')} · claim/${row.claim}`,
    `${row.state === 'no-studies' ? 'What there is instead' : 'Why this certainty'}: ${row.certaintyReason}`,
  ]);
}

function partner(record: InteractionRecord, names: Names): string {
  if (record.type === 'substance') return nameOf(names, `substance/${record.with}`);
  return 'medication' in record.target
    ? nameOf(names, `medication/${record.target.medication}`)
    : nameOf(names, `medication-class/${record.target.class}`);
}

export function interactionLines(
  record: InteractionRecord,
  names: Names,
  width: number,
  cite: Numbering,
): string {
  const about = `${nameOf(names, `substance/${record.substance}`)} and ${partner(record, names)}`;
  return entry('- ', width, `${sentenceCase(record.action)}: ${about}`, [
    record.effect,
    `${record.management} ${cite.cite(record.sources)}`,
  ]);
}

export function cautionLines(
  record: CautionRecord,
  names: Names,
  width: number,
  cite: Numbering,
): string {
  const about = nameOf(names, `condition/${record.condition}`);
  return entry(
    '- ',
    width,
    `${sentenceCase(record.level)} (${about}): ${record.reason} ${cite.cite(record.sources)}`,
  );
}

function intakeAmount(record: IntakeRecord): string {
  if (record.amount === null)
    return `no value set${record.reason === null ? '' : ` (${record.reason})`}`;
  const top = record.amountMax === null ? '' : ` to ${figure(record.amountMax)}`;
  const equivalent = record.equivalent === null ? '' : ` ${record.equivalent}`;
  return `${figure(record.amount)}${top} ${record.unit}${equivalent} per day`;
}

/** Published amounts per day, with authority, kind, life stage and scope. They are not advice. */
export function intakeLines(
  records: readonly IntakeRecord[],
  stages: readonly LifeStageRecord[],
  width: number,
  cite: Numbering,
): string[] {
  const labels = new Map<string, string>(stages.map((stage) => [stage.id, stage.label]));
  return records.map((record) => {
    const stage = labels.get(record.lifeStage) ?? words(record.lifeStage);
    const scope = record.scope === 'total' ? '' : ` (counts ${words(record.scope)})`;
    const qualifier = record.qualifier === null ? '' : `, ${record.qualifier}`;
    const what = `${record.authority} ${record.kind}, ${stage}${qualifier}: ${intakeAmount(record)}${scope}`;
    return entry('- ', width, `${what} ${cite.cite([record.source])}`);
  });
}

/** The first `limit` records, then where the others are. Only what is shown gets lines, so that no unseen source is listed. */
export function shortened<T>(
  records: readonly T[],
  limit: number,
  where: string,
  linesOf: (record: T) => string,
): string[] {
  const lines = records.slice(0, limit).map(linesOf);
  const rest = records.length - limit;
  return rest > 0 ? [...lines, `  … and ${rest} more: ${where}`] : lines;
}

/** The notice and the edition close every answer. */
export function closing(notice: string | null, edition: string, width: number): string {
  return [notice === null ? '' : wrap(notice, width), `Edition ${edition}`]
    .filter((part) => part !== '')
    .join('\n');
}
