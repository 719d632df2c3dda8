import { groupWords, isAdultLabel } from '../../../contract/lifeStageWords.ts';
import type { IntakeRecord } from '../../../contract/records.ts';
import { authorities, intakeKinds, type IntakeKind } from '../../../contract/vocabulary.ts';

/** Kinds that say how much is too much, or where caution starts. */
const limitKinds: readonly IntakeKind[] = ['UL', 'SLI', 'CDRR'];
export const isLimit = (record: IntakeRecord): boolean => limitKinds.includes(record.kind);

export interface AdultValue {
  record: IntakeRecord;
  /** For whom, in few words. */
  who: string;
  sources: string[];
}

/** Published values for adults: those that differ in nothing but the group of people stand together. */
export function adultValues(
  intakes: readonly IntakeRecord[],
  labels: Readonly<Record<string, string>>,
): AdultValue[] {
  const groups = new Map<string, IntakeRecord[]>();
  for (const record of intakes) {
    if (!isAdultLabel(labels[record.lifeStage] ?? record.lifeStage)) continue;
    const key = JSON.stringify([
      [record.authority, record.kind, record.scope, record.amount, record.amountMax],
      [record.unit, record.equivalent, record.increment, record.qualifier, record.form],
      [record.reason, record.source],
    ]);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups.values()]
    .flatMap((records): AdultValue[] => {
      const [record] = records;
      if (record === undefined) return [];
      const stages = records.map((one) =>
        (labels[one.lifeStage] ?? one.lifeStage).replace(` (${one.authority})`, ''),
      );
      const sources = records.flatMap((one) =>
        one.report === null ? [one.source] : [one.source, one.report],
      );
      return [{ record, who: groupWords(stages), sources: [...new Set(sources)] }];
    })
    .sort(
      (a, b) =>
        authorities.indexOf(a.record.authority) - authorities.indexOf(b.record.authority) ||
        intakeKinds.indexOf(a.record.kind) - intakeKinds.indexOf(b.record.kind),
    );
}

export interface ValueGroup {
  /** What the values of the group share: authority, kind and scope. */
  record: IntakeRecord;
  values: AdultValue[];
  sources: string[];
}

/** Values of one authority, kind and scope stand together. */
export function grouped(values: readonly AdultValue[]): ValueGroup[] {
  const groups = new Map<string, ValueGroup>();
  for (const value of values) {
    const { authority, kind, scope } = value.record;
    const key = `${authority} ${kind} ${scope}`;
    const group = groups.get(key) ?? { record: value.record, values: [], sources: [] };
    group.values.push(value);
    group.sources = [...new Set([...group.sources, ...value.sources])];
    groups.set(key, group);
  }
  return [...groups.values()];
}
