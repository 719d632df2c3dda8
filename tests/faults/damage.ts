/** Files that were truncated, had bits flipped, were overwritten with zeros or garbage: what opening makes of them. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CofactorError } from '../../src/contract/errors.ts';
import type { Content } from '../../src/core/ownData/repository.ts';
import { createRandom, type Random } from '../../tools/bench/random.ts';
import { openOwn, putPlan, putReading, readAll } from './own.ts';

export const ways = ['truncated', 'bits flipped', 'zeros', 'garbage'] as const;
export const targets = [
  'user.db',
  'write-ahead log',
  'user.db and its log',
  'newest backup',
  'user.db and newest backup',
] as const;

/** `whole` all is there · `mended` a backup or the part before the damage is there, and it was said · `explained` opening was refused with a reason · `earlier` an earlier state is there and nothing was said · `wrong` anything else. */
export type Outcome = 'whole' | 'mended' | 'explained' | 'earlier' | 'wrong';

export interface DamageResult {
  readonly target: string;
  readonly way: string;
  readonly outcome: Outcome;
  readonly detail: string;
}

interface Prepared {
  readonly folder: string;
  /** Every state that was saved, in order, as text. */
  readonly states: readonly string[];
}

/** What the person would see, without times of storing. */
const stateOf = (content: Content): string => JSON.stringify([content.plans, content.readings]);

/** Two days: backups of the first, then saves that are still in the log alone, as a crash leaves them. */
function prepare(root: string): Prepared {
  const live = join(root, 'live');
  let now = new Date('2026-11-21T08:00:00.000Z');
  const clock = { now: () => now };
  const states: string[] = [stateOf({ ...readAll(openOwn(live, clock).db) })];
  const own = openOwn(live, clock);
  const keep = (): void => {
    states.push(stateOf(readAll(own.db)));
  };
  for (let number = 0; number < 40; number += 1) {
    putPlan(own.db, number, 1, 5);
    keep();
  }
  own.db.close();
  now = new Date('2026-11-22T08:00:00.000Z');
  const later = openOwn(live, clock);
  for (let number = 40; number < 60; number += 1) {
    putPlan(later.db, number, 1, 5);
    states.push(stateOf(readAll(later.db)));
    putReading(later.db, number);
    states.push(stateOf(readAll(later.db)));
  }
  const folder = join(root, 'crashed');
  cpSync(live, folder, { recursive: true });
  rmSync(join(folder, 'user.db-shm'), { force: true });
  later.db.close();
  return { folder, states };
}

/** Damages a file in place. Returns what was done to it. */
export function spoil(path: string, way: (typeof ways)[number], random: Random): string {
  const bytes = readFileSync(path);
  const at = random.below(bytes.length);
  const length = Math.min(bytes.length - at, 1 + random.below(8192));
  if (way === 'truncated') {
    writeFileSync(path, bytes.subarray(0, at));
    return `to ${at} of ${bytes.length}`;
  }
  if (way === 'bits flipped') {
    const flips = 1 + random.below(4);
    for (let flip = 0; flip < flips; flip += 1) {
      const place = random.below(bytes.length);
      bytes.writeUInt8((bytes[place] ?? 0) ^ (1 << random.below(8)), place);
    }
  } else if (way === 'zeros') bytes.fill(0, at, at + length);
  else
    for (let place = at; place < at + length; place += 1)
      bytes.writeUInt8(random.below(256), place);
  writeFileSync(path, bytes);
  return `${length} at ${at} of ${bytes.length}`;
}

function filesOf(folder: string, target: (typeof targets)[number]): string[] {
  const backup =
    readdirSync(join(folder, 'backups'))
      .filter((name) => name.endsWith('.db'))
      .sort()
      .at(-1) ?? '';
  const database = join(folder, 'user.db');
  const log = `${database}-wal`;
  const newest = join(folder, 'backups', backup);
  switch (target) {
    case 'user.db':
      return [database];
    case 'write-ahead log':
      return [log];
    case 'user.db and its log':
      return [database, log];
    case 'newest backup':
      return [newest];
    case 'user.db and newest backup':
      return [database, newest];
  }
}

/** Opens, reads everything, saves, opens again. */
function outcomeOf(
  folder: string,
  states: readonly string[],
): { outcome: Outcome; detail: string } {
  const clock = { now: () => new Date('2026-11-23T08:00:00.000Z') };
  let own = openOwn(folder, clock);
  try {
    const found = stateOf(readAll(own.db));
    const { problems, userData } = own.library.inspect();
    const place = states.lastIndexOf(found);
    const detail = `state ${place} of ${states.length - 1}; ${problems.join(' ')}`;
    if (place < 0) return { outcome: 'wrong', detail: `not a state that was saved; ${detail}` };
    for (const { damaged } of userData.recoveries) {
      if (damaged !== null && !existsSync(join(folder, damaged)))
        return { outcome: 'wrong', detail: 'the damaged file is gone' };
    }
    putPlan(own.db, 999, 1);
    const saved = stateOf(readAll(own.db));
    own.db.close();
    own = openOwn(folder, clock);
    if (stateOf(readAll(own.db)) !== saved)
      return { outcome: 'wrong', detail: 'what was saved afterwards is not there' };
    if (place === states.length - 1 && problems.length === 0) return { outcome: 'whole', detail };
    return { outcome: problems.length > 0 ? 'mended' : 'earlier', detail };
  } catch (error) {
    if (error instanceof CofactorError)
      return { outcome: 'explained', detail: `${error.failure.code}: ${error.message}` };
    return {
      outcome: 'wrong',
      detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  } finally {
    own.db.close();
  }
}

/** @param each variants of every target and way */
export function damageAll(each: number, seed: number): DamageResult[] {
  const random = createRandom(seed);
  const root = mkdtempSync(join(tmpdir(), 'cofactor-damage-'));
  try {
    const { folder, states } = prepare(root);
    return targets.flatMap((target) =>
      ways.flatMap((way) =>
        Array.from({ length: each }, (_, variant) => {
          const copy = join(root, `${targets.indexOf(target)}-${ways.indexOf(way)}-${variant}`);
          cpSync(folder, copy, { recursive: true });
          const what = filesOf(copy, target).map((path) => spoil(path, way, random));
          const { outcome, detail } = outcomeOf(copy, states);
          rmSync(copy, { recursive: true, force: true });
          return { target, way, outcome, detail: `${what.join(', ')}: ${detail}` };
        }),
      ),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
