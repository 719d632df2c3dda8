/** Clocks that jump, and many plans. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOwn, putPlan, readAll } from './own.ts';
import type { Measured } from './fullDisk.ts';

/** Days on which the computer says it is; the true order is that of the list. */
const days = [
  '2026-11-20T08:00:00Z',
  '2026-11-21T08:00:00Z',
  '2035-01-01T00:00:00Z',
  '2035-01-02T00:00:00Z',
  '1970-01-01T00:00:10Z',
  '1970-01-01T00:00:20Z',
  '2026-11-23T08:00:00Z',
  '2026-11-22T08:00:00Z',
  '2026-11-22T08:00:00Z',
  '2026-11-24T08:00:00Z',
  ...Array.from(
    { length: 15 },
    (_, day) => `2026-12-${String(day + 1).padStart(2, '0')}T08:00:00Z`,
  ),
];

/** After every day the data file is ruined: what comes back must be all of it, whatever the clock said. */
export function clockJumps(): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'cofactor-clock-'));
  const faults: string[] = [];
  try {
    const dataDir = join(folder, 'data');
    days.forEach((day, number) => {
      const clock = { now: () => new Date(day) };
      const own = openOwn(dataDir, clock);
      putPlan(own.db, number, 1);
      own.db.close();
      const backups = own['backups.list']({});
      if (!Array.isArray(backups) || backups.length === 0 || backups.length > 10)
        faults.push(`${day}: the number of backups is wrong`);
      writeFileSync(join(dataDir, 'user.db'), 'ruined '.repeat(3000));
      const mended = openOwn(dataDir, clock);
      const found = readAll(mended.db).plans.length;
      if (found !== number + 1) faults.push(`${day}: ${found} of ${number + 1} plans came back`);
      mended.db.close();
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    what: `Clock set forwards and back, ${days.length} days, the data file ruined on each`,
    figure: 'all plans came back from the last backup each time',
    faults,
  };
}

const PLANS = 1000;
/** Far above what was measured, far below what a person would notice as waiting. */
const limits = { save: 100, list: 100, open: 1500, backup: 3000, export: 3000, inspect: 3000 };

export async function manyPlans(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'cofactor-many-'));
  const times: Record<keyof typeof limits, number> = {
    save: 0,
    list: 0,
    open: 0,
    backup: 0,
    export: 0,
    inspect: 0,
  };
  const clocked = async <T>(what: keyof typeof limits, work: () => T | Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    times[what] = performance.now() - started;
    return result;
  };
  const faults: string[] = [];
  try {
    const dataDir = join(folder, 'data');
    const first = openOwn(dataDir);
    for (let number = 0; number < PLANS; number += 1) putPlan(first.db, number, 1, 20);
    first.db.close();
    const own = openOwn(dataDir);
    const listed = await clocked('open', () => own['plans.list']({}));
    if (listed.length !== PLANS) faults.push(`${listed.length} plans are listed`);
    await clocked('list', () => own['plans.list']({}));
    await clocked('backup', () => own.db.backUp());
    const saves: number[] = [];
    for (let number = PLANS; number < PLANS + 9; number += 1) {
      await clocked('save', () => {
        putPlan(own.db, number, 1, 20);
      });
      saves.push(times.save);
    }
    times.save = saves.sort((x, y) => x - y)[4] ?? 0;
    await clocked('export', () => own['data.export']({ form: 'json', passphrase: null }));
    await clocked('inspect', () => own.library.inspect());
    own.db.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const [what, limit] of Object.entries(limits)) {
    const took = times[what as keyof typeof limits];
    if (took > limit) faults.push(`${what} took ${Math.round(took)} ms`);
  }
  const figure = Object.entries(times)
    .map(([what, took]) => `${what} ${took < 10 ? took.toFixed(1) : Math.round(took)} ms`)
    .join(', ');
  return { what: `${PLANS.toLocaleString('en')} plans of 20 products`, figure, faults };
}
