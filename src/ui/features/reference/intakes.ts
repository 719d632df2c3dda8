import type { IntakeRecord, LifeStageRecord } from '../../../contract/records.ts';
import {
  authorities,
  intakeKinds,
  type Authority,
  type IntakeKind,
} from '../../../contract/vocabulary.ts';

export interface IntakeRow {
  stage: LifeStageRecord;
  /** Values per kind; several where the authority gives alternatives. */
  cells: ReadonlyMap<IntakeKind, readonly IntakeRecord[]>;
}
export interface IntakeGrid {
  authority: Authority;
  kinds: readonly IntakeKind[];
  rows: readonly IntakeRow[];
}

/** Life stages as rows and kinds of value as columns, one grid per authority, in the order of the life stages. */
export function intakeGrids(
  intakes: readonly IntakeRecord[],
  stages: readonly LifeStageRecord[],
): IntakeGrid[] {
  return authorities.flatMap((authority): IntakeGrid[] => {
    const own = intakes.filter((record) => record.authority === authority);
    if (own.length === 0) return [];
    const kinds = intakeKinds.filter((kind) => own.some((record) => record.kind === kind));
    const rows = stages
      .filter((stage) => own.some((record) => record.lifeStage === stage.id))
      .map((stage): IntakeRow => {
        const here = own.filter((record) => record.lifeStage === stage.id);
        return {
          stage,
          cells: new Map(
            kinds.map((kind) => [kind, here.filter((record) => record.kind === kind)]),
          ),
        };
      });
    return [{ authority, kinds, rows }];
  });
}

const ADULT_MONTHS = 18 * 12;

/** Adults who are neither pregnant nor lactating: what the answer page shows. */
export function isAdultStage(stage: LifeStageRecord): boolean {
  return stage.state === 'none' && stage.minAgeMonths >= ADULT_MONTHS;
}
