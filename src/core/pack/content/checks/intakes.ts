/** Intake references, daily values, conversions, and the units in which substances are summed. */
import type { IntakeRecord } from '../../../../contract/records.ts';
import type { Located, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';

const requirementOf: Readonly<Record<string, string>> = { EAR: 'RDA', AR: 'PRI' };
const targets: ReadonlySet<string> = new Set(['RDA', 'AI', 'PRI', 'SAI']);

/** `confirmed` says in one word what `evidence` says in detail. */
function checkEvidence(
  list: readonly Located<{
    readonly amount?: number | null;
    readonly reason?: string | null;
    readonly confirmed: boolean;
    readonly evidence: string;
  }>[],
  problems: Problems,
): void {
  for (const { record, at } of list) {
    if (record.confirmed !== (record.evidence !== 'memory'))
      problems.add(
        at(['confirmed']),
        'confirmed and evidence disagree',
        'confirmed is false exactly where evidence is memory.',
      );
    if (record.amount === null && record.reason === null)
      problems.add(
        at(['amount']),
        'no amount and no reason',
        'Write the amount, or why there is none.',
      );
  }
}

/** Values of one authority for one life stage must not contradict each other. */
function checkGroup(group: readonly Located<IntakeRecord>[], problems: Problems): void {
  for (const { record, at } of group) {
    const { amount } = record;
    if (amount === null) continue;
    const requirement = requirementOf[record.kind];
    for (const { record: other } of group) {
      if (other.amount === null || other.unit !== record.unit) continue;
      if (
        other.kind === requirement &&
        other.qualifier === record.qualifier &&
        amount >= other.amount
      )
        problems.add(
          at(['amount']),
          `${record.kind} ${amount} is not below ${other.kind} ${other.amount}`,
          'Correct one of the two amounts.',
        );
      if (
        other.kind === 'UL' &&
        other.scope === 'total' &&
        other.form === null &&
        other.equivalent === record.equivalent &&
        targets.has(record.kind) &&
        !record.increment &&
        amount > other.amount
      )
        problems.add(
          at(['amount']),
          `${record.kind} ${amount} is above UL ${other.amount}`,
          'Correct amount or scope of one of the two.',
        );
    }
  }
}

function checkIntakeRow(
  record: IntakeRecord,
  at: Located<IntakeRecord>['at'],
  authorityOf: ReadonlyMap<string, string>,
  problems: Problems,
): void {
  const authority = authorityOf.get(record.lifeStage);
  if (authority !== undefined && authority !== record.authority)
    problems.add(
      at(['lifeStage']),
      `life stage "${record.lifeStage}" belongs to ${authority}, not to ${record.authority}`,
      'Use a life stage of this authority, or move the row to the other file.',
    );
  if (record.amount === 0)
    problems.add(at(['amount']), 'the amount is 0', 'Leave it empty where no value is set.');
  if (record.amountMax !== null && (record.amount === null || record.amountMax <= record.amount))
    problems.add(at(['amountMax']), 'amountMax is not above amount', 'Correct the range.');
  const { minAgeMonths, maxAgeMonths } = record;
  if (maxAgeMonths !== null && (minAgeMonths === null || maxAgeMonths < minAgeMonths))
    problems.add(at(['maxAgeMonths']), 'the age range is not a range', 'Correct the months.');
}

export function checkIntakes(content: Content, problems: Problems): void {
  const authorityOf = new Map<string, string>(
    content.lifeStages.map(({ record }) => [record.id, record.authority]),
  );
  const unitOf = new Map<string, string | null>(
    content.substances.map(({ record }) => [record.id, record.unit]),
  );
  checkEvidence(content.intakes, problems);
  checkEvidence(content.dailyValues, problems);
  checkEvidence(content.conversions, problems);
  for (const { record, at } of content.lifeStages)
    if (record.maxAgeMonths !== null && record.maxAgeMonths < record.minAgeMonths)
      problems.add(at(['maxAgeMonths']), 'ends before it begins', 'Correct the months.');
  for (const { record, at } of content.intakes) {
    checkIntakeRow(record, at, authorityOf, problems);
    if (unitOf.get(record.substance) === null)
      problems.add(
        at(['substance']),
        `"${record.substance}" has an intake reference but no unit`,
        'Give the substance a unit, or name a substance that is summed.',
      );
  }
  const groups = Map.groupBy(
    content.intakes,
    ({ record }) => `${record.substance} ${record.lifeStage}`,
  );
  for (const group of groups.values()) checkGroup(group, problems);
}
