/** A disk that is full, or may not be written: a small one of its own, which only the superuser of Linux can make. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CofactorError } from '../../src/contract/errors.ts';
import { idOf, openOwn, putPlan, readAll, type Own } from './own.ts';

export interface Measured {
  readonly what: string;
  readonly figure: string;
  readonly faults: readonly string[];
}

const mount = (...words: string[]): void => {
  execFileSync('mount', words, { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** Why there can be no such disk here; null when there can. */
function whyNot(folder: string, size = '24m'): string | null {
  if (process.platform !== 'linux') return 'a disk of its own is made on Linux alone';
  if (process.getuid?.() !== 0) return 'only the superuser can make a disk of its own';
  try {
    mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
    return null;
  } catch {
    return 'this system refuses to make a disk of its own';
  }
}

/** The failure of a call; null when it succeeds. */
function refused(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof CofactorError) return `${error.failure.code}: ${error.message}`;
    return `unexpected: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** @returns null with the reason in `skipped` where no such disk can be made */
export function onSmallDisk(): { skipped: string } | { measured: Measured[] } {
  const folder = mkdtempSync(join(tmpdir(), 'cofactor-disk-'));
  const reason = whyNot(folder);
  if (reason !== null) {
    rmSync(folder, { recursive: true });
    return { skipped: reason };
  }
  try {
    return { measured: [full(folder), readOnly(folder)] };
  } finally {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Work on an empty disk of this size ("12m"), which goes again. Returns null where none can be made. */
export async function onDiskOf<T>(
  size: string,
  work: (folder: string) => Promise<T>,
): Promise<T | null> {
  const folder = mkdtempSync(join(tmpdir(), 'cofactor-disk-'));
  const isMade = whyNot(folder, size) === null;
  try {
    return isMade ? await work(folder) : null;
  } finally {
    if (isMade) execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function full(folder: string): Measured {
  const faults: string[] = [];
  const dataDir = join(folder, 'data');
  const filler = join(folder, 'filler');
  let own: Own = openOwn(dataDir);
  let answered = 0;
  let refusals = 0;
  const expectAll = (when: string): void => {
    const ids = new Set(readAll(own.db).plans.map((plan) => plan.id));
    for (let number = 0; number < answered; number += 1) {
      if (!ids.has(idOf(number))) faults.push(`${when}: plan ${number} is missing`);
    }
  };
  // Full at every distance from the next save, from nothing free to enough for a backup.
  for (let free = 0; free < 40; free += 1) {
    rmSync(filler, { force: true });
    putPlan(own.db, answered, 1);
    answered += 1;
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free * 4096)));
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const failure = refused(() => {
        putPlan(own.db, answered, 1, 10);
      });
      if (failure === null) {
        answered += 1;
        continue;
      }
      refusals += 1;
      if (!/^unwritable: .*(full|Nothing was saved)/u.test(failure)) faults.push(failure);
      break;
    }
    if (free % 4 === 0) {
      own.db.close();
      own = openOwn(dataDir);
      // Opening needs some room for the log; without it, it says so and harms nothing.
      const failure = refused(() => readAll(own.db));
      if (failure !== null && !failure.startsWith('unwritable: ')) faults.push(failure);
      rmSync(filler, { force: true });
      expectAll(`${free * 4} kB free`);
    }
    const unfinished = readdirSync(join(dataDir, 'backups')).filter((name) =>
      name.includes('unfinished'),
    );
    if (unfinished.length > 1) faults.push(`left behind: ${unfinished.join(', ')}`);
  }
  rmSync(filler, { force: true });
  putPlan(own.db, answered, 1);
  answered += 1;
  own.db.close();
  own = openOwn(dataDir);
  expectAll('in the end');
  const damage = own.library.inspect().userData.recoveries.filter(({ kind }) => kind !== 'log');
  if (damage.length > 0) faults.push('damage was found');
  own.db.close();
  rmSync(dataDir, { recursive: true });
  return {
    what: 'Disk full, with 0 to 156 kB free',
    figure: `${answered} saves answered, ${refusals} refused with a reason`,
    faults,
  };
}

function readOnly(folder: string): Measured {
  const faults: string[] = [];
  const dataDir = join(folder, 'data');
  const own = openOwn(dataDir);
  putPlan(own.db, 0, 1);
  own.db.close();
  mount('-o', 'remount,ro', folder);
  const again = openOwn(dataDir);
  for (const work of [
    () => readAll(again.db),
    () => {
      putPlan(again.db, 1, 1);
    },
    () => again.db.backUp(),
  ]) {
    const failure = refused(work);
    if (failure !== null && !failure.startsWith('unwritable: ')) faults.push(failure);
  }
  if (
    refused(() => {
      putPlan(again.db, 1, 1);
    }) === null
  )
    faults.push('a save on a disk that may not be written was answered');
  again.db.close();
  mount('-o', 'remount,rw', folder);
  const after = openOwn(dataDir);
  if (readAll(after.db).plans.length !== 1) faults.push('the plan is missing');
  putPlan(after.db, 1, 1);
  after.db.close();
  return {
    what: 'Disk read-only',
    figure: 'every call refused with a reason; all there afterwards',
    faults,
  };
}
