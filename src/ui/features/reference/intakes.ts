import type { IntakeRecord, LifeStageRecord } from '../../../contract/records.ts';
import {
  authorities,
  type Authority,
  type IntakeKind,
  type IntakeScope,
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

/** Requirements first, limits last, whatever the authority calls them. */
const kindOrder: readonly IntakeKind[] = [
  'EAR',
  'AR',
  'RDA',
  'PRI',
  'AI',
  'SAI',
  'UL',
  'CDRR',
  'SLI',
];

/** Life stages as rows and kinds of value as columns, one grid per authority, in the order of the life stages. */
export function intakeGrids(
  intakes: readonly IntakeRecord[],
  stages: readonly LifeStageRecord[],
): IntakeGrid[] {
  return authorities.flatMap((authority): IntakeGrid[] => {
    const own = intakes.filter((record) => record.authority === authority);
    if (own.length === 0) return [];
    const kinds = kindOrder.filter((kind) => own.some((record) => record.kind === kind));
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

const LIMIT = 'Upper limit';
/** What each kind of value is for; the order is the order of display. */
const uses: readonly (readonly [string, readonly IntakeKind[]])[] = [
  ['Recommended or adequate intake', ['RDA', 'PRI', 'AI', 'SAI']],
  ['Average requirement', ['EAR', 'AR']],
  [LIMIT, ['UL', 'CDRR', 'SLI']],
];

export interface PersonNeed {
  /** What the values are for. */
  use: string;
  /** Values of each authority; empty where it gives none. */
  values: ReadonlyMap<Authority, readonly IntakeRecord[]>;
}

/**
 * Values of one substance for one person, by use, both authorities side by side. A use for which neither gives a value is
 * left out, except the limit: that none is set has to be seen.
 * @param intakes values that hold for the person, of any substance
 */
export function personNeeds(intakes: readonly IntakeRecord[], substance: string): PersonNeed[] {
  const own = intakes.filter((record) => record.substance === substance);
  return uses
    .map(([use, kinds]) => ({
      use,
      values: new Map(
        authorities.map((authority) => [
          authority,
          kinds.flatMap((kind) =>
            own.filter((record) => record.kind === kind && record.authority === authority),
          ),
        ]),
      ),
    }))
    .filter(
      ({ use, values }) =>
        (own.length > 0 && use === LIMIT) ||
        [...values.values()].some((records) => records.length > 0),
    );
}

export interface LimitScope {
  authority: Authority;
  kind: IntakeKind;
  scope: IntakeScope;
  /** The chemical form that the limit is for; null: every form. */
  form: string | null;
  records: readonly IntakeRecord[];
}

/** Which scopes the limits of each authority have; values that were not set count nothing and are left out. */
export function limitScopes(intakes: readonly IntakeRecord[]): LimitScope[] {
  const found = new Map<string, LimitScope>();
  const limits = intakes.filter(
    ({ kind, amount }) => ['UL', 'CDRR', 'SLI'].includes(kind) && amount !== null,
  );
  for (const record of limits) {
    const { authority, kind, scope, form } = record;
    const key = `${authority} ${kind} ${scope} ${form ?? ''}`;
    found.set(key, {
      authority,
      kind,
      scope,
      form,
      records: [...(found.get(key)?.records ?? []), record],
    });
  }
  return [...found.values()];
}
