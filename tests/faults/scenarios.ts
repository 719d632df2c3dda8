/**
 * What a process does when it is killed, and what must be there afterwards. Another scenario is another entry of the list:
 * `run` tells every change after it was answered, `verify` throws when one of those told is missing.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrations } from '../../src/core/db/migrations/index.ts';
import { killImports } from './packs/killImports.ts';
import { idOf, openOwn, type Own, planBody, putPlan, putReading, readAll } from './own.ts';

export interface Change {
  /** `removing` is told before, for a removal may be done and not yet answered. */
  what: 'plan' | 'reading' | 'removing' | 'removed' | 'opened' | 'imported';
  number: number;
  revision: number;
}

export interface Scenario {
  readonly name: string;
  /** Share of the cycles. */
  readonly share: number;
  /** True: every cycle starts in a folder that `prepare` makes; false: all in one folder. */
  readonly fresh: boolean;
  /** The longest time after its start at which it is killed, in milliseconds; a usual one where left out. */
  readonly longestMs?: number;
  prepare(dataDir: string, seed: number): void;
  /** Until it is killed. */
  run(
    dataDir: string,
    random: () => number,
    first: number,
    tell: (change: Change) => void,
  ): Promise<void>;
  verify(dataDir: string, changes: readonly Change[]): void | Promise<void>;
}

const nothing = (): void => undefined;

/** A log that breaks off within a frame is what a kill in the middle of a write leaves; other damage there must be none. */
function inspected(own: Own) {
  const report = own.library.inspect();
  if (report.userData.recoveries.some(({ kind }) => kind !== 'log')) {
    throw new Error(`found damage: ${report.problems.join(' ')}`);
  }
  return report;
}

/** Every plan is one that was saved, whole; the last answered state is there, or the one that was being saved. */
function verifyOwn(dataDir: string, changes: readonly Change[]): void {
  const own = openOwn(dataDir);
  try {
    const { userData } = inspected(own);
    if (changes.length > 0 && userData.version !== migrations.length)
      throw new Error('the schema is not the last one');
    const content = readAll(own.db);
    const plans = new Map(content.plans.map((plan) => [plan.id, plan]));
    for (const plan of content.plans) {
      const number = Number(plan.title.slice('Plan '.length));
      if (plan.body !== JSON.stringify(planBody(number, plan.revision)))
        throw new Error(`${plan.title} is not what was saved`);
    }
    const readings = new Set(content.readings.map((reading) => reading.id));
    const last = new Map<number, Change>();
    for (const change of changes) {
      if (change.what === 'reading' && !readings.has(idOf(change.number)))
        throw new Error(`reading ${change.number} is missing`);
      if (change.what !== 'reading') last.set(change.number, change);
    }
    for (const { what, number, revision } of last.values()) {
      const stands = plans.get(idOf(number));
      if (what === 'plan' && (stands === undefined || stands.revision < revision))
        throw new Error(`plan ${number} lost revision ${revision}`);
      if (what === 'removed' && stands !== undefined) throw new Error(`plan ${number} came back`);
    }
  } finally {
    own.db.close();
  }
}

const saving: Scenario = {
  name: 'saving, removing, backing up',
  share: 0.4,
  fresh: false,
  prepare: nothing,
  run: (dataDir, random, first, tell) => {
    const { db } = openOwn(dataDir);
    for (let number = first; ; number += 1) {
      putPlan(db, number, 1);
      tell({ what: 'plan', number, revision: 1 });
      if (random() < 0.5) {
        putPlan(db, number, 2);
        tell({ what: 'plan', number, revision: 2 });
      }
      if (random() < 0.4) {
        putReading(db, number);
        tell({ what: 'reading', number, revision: 1 });
      }
      if (random() < 0.1) db.backUp();
      if (random() < 0.4) {
        tell({ what: 'removing', number, revision: 0 });
        db.write((writer) => {
          writer.run('DELETE FROM plan WHERE id = ?', [idOf(number)]);
        });
        tell({ what: 'removed', number, revision: 0 });
      }
    }
  },
  verify: verifyOwn,
};

const restoring: Scenario = {
  name: 'restoring a backup',
  share: 0.25,
  fresh: false,
  prepare: nothing,
  run: (dataDir, random, first, tell) => {
    const { db } = openOwn(dataDir);
    for (let number = first; ; number += 1) {
      putPlan(db, number, 1);
      tell({ what: 'plan', number, revision: 1 });
      const name = db.backUp();
      // It holds all that was answered, so restoring it must lose nothing, wherever it is cut off.
      if (name !== null && random() < 0.9) db.restore(name);
    }
  },
  verify: verifyOwn,
};

const importing: Scenario = {
  name: 'taking in a file in the place of everything',
  share: 0.15,
  fresh: false,
  prepare: nothing,
  run: async (dataDir, _random, first, tell) => {
    const own = openOwn(dataDir);
    for (let number = first; ; number += 1) {
      putPlan(own.db, number, 1);
      tell({ what: 'plan', number, revision: 1 });
      const { base64 } = await own['data.export']({ form: 'json', passphrase: null });
      const path = join(dataDir, '..', 'export.json');
      writeFileSync(path, Buffer.from(base64, 'base64'));
      const file = own.files.offer({ path, name: 'export.json', temporary: false });
      await own['data.import']({ file, passphrase: null, mode: 'replace', tryOnly: false });
    }
  },
  verify: verifyOwn,
};

const storedSchemas = ['versionOne.sql', 'versionTwo.sql'] as const;
/** The plan that both stored files hold. */
const STORED_PLAN = '7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11';

const migrating: Scenario = {
  name: 'upgrading the schema',
  share: 0.2,
  fresh: true,
  prepare: (dataDir, seed) => {
    mkdirSync(dataDir, { recursive: true });
    const name = storedSchemas[seed % storedSchemas.length] ?? storedSchemas[0];
    const sql = readFileSync(new URL(`../../src/core/db/${name}`, import.meta.url), 'utf8');
    const db = new Database(join(dataDir, 'user.db'));
    db.exec(sql);
    db.close();
  },
  run: async (dataDir, _random, _first, tell) => {
    const own = openOwn(dataDir);
    await own['plans.list']({});
    tell({ what: 'opened', number: 0, revision: 0 });
    own.db.close();
  },
  verify: (dataDir) => {
    const own = openOwn(dataDir);
    try {
      const { problems, userData } = own.library.inspect();
      if (problems.length > 0) throw new Error(`found damage: ${problems.join(' ')}`);
      if (userData.version !== migrations.length) throw new Error('the schema is not the last one');
      if (!readAll(own.db).plans.some((plan) => plan.id === STORED_PLAN))
        throw new Error('the plan is missing');
    } finally {
      own.db.close();
    }
  },
};

export const scenarios: readonly Scenario[] = [
  saving,
  restoring,
  importing,
  migrating,
  killImports,
];
