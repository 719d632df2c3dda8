/** Backups: which there are, what each would bring back, and bringing it back. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CofactorError } from '../../contract/errors.ts';
import type { Handlers, OutputOf } from '../../contract/operations.ts';
import type { BackupSummary } from '../../contract/ownData.ts';
import { readCopy } from '../db/copies.ts';
import { isSound } from '../db/soundness.ts';
import type { UserDb } from '../db/userDb.ts';
import { listBackups, timeInName } from '../db/userFiles.ts';
import type { Clock } from '../ports.ts';
import { countContent, planStates, type PlanState } from './repository.ts';

type Operation = 'backups.list' | 'backups.preview' | 'backups.restore';
type Preview = OutputOf<'backups.preview'>;

interface State {
  version: number | null;
  counts: Record<string, number>;
  plans: PlanState[];
}
const nothing: State = { version: null, counts: {}, plans: [] };

export function createBackups(db: UserDb, clock: Clock): Pick<Handlers, Operation> {
  const { files, migrations } = db;
  const summaryOf = (name: string): BackupSummary => ({
    name,
    madeAt: timeInName(name) ?? '',
    bytes: statSync(join(files.backups, name)).size,
  });
  const now = (): State =>
    db.read<State>(
      (reader) => ({ ...nothing, counts: countContent(reader), plans: planStates(reader) }),
      nothing,
    );

  return {
    'backups.list': () => listBackups(files, clock.now()).map(summaryOf),

    'backups.preview': ({ name }) => {
      const path = join(files.backups, name);
      if (!existsSync(path)) throw noSuch(name);
      const then = stateOf(path);
      const current = now();
      return {
        ...summaryOf(name),
        sound: isSound(path, migrations),
        version: then.version,
        counts: then.counts,
        now: current.counts,
        plans: differences(then.plans, current.plans),
      };
    },

    'backups.restore': ({ name }) => {
      const kept = db.restore(name);
      return { kept, counts: now().counts };
    },
  };
}

/** A file that cannot be read holds nothing that could be shown. */
function stateOf(path: string): State {
  try {
    return readCopy(path, (reader) => ({
      version: reader.pluck<number>('PRAGMA user_version')[0] ?? null,
      counts: countContent(reader),
      plans: planStates(reader),
    }));
  } catch {
    return nothing;
  }
}

function differences(then: readonly PlanState[], now: readonly PlanState[]): Preview['plans'] {
  const byId = new Map(now.map((plan) => [plan.id, plan]));
  const ids = new Set(then.map((plan) => plan.id));
  return {
    back: then.filter((plan) => !byId.has(plan.id)).map((plan) => plan.title),
    away: now.filter((plan) => !ids.has(plan.id)).map((plan) => plan.title),
    earlier: then.flatMap((plan) => {
      const stands = byId.get(plan.id);
      return stands === undefined || (stands.body === plan.body && stands.title === plan.title)
        ? []
        : [{ title: stands.title, savedThen: plan.updated_at, savedNow: stands.updated_at }];
    }),
  };
}

function noSuch(name: string): CofactorError {
  return new CofactorError('not-found', `There is no backup ${name}.`, 'name');
}
