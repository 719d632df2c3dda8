/**
 * The limit: `sqlite3` imports the rows of the finished pack, in their order, into the same tables with the same indexes and
 * builds the same search index. It parses nothing that it does not keep, looks nothing up and checks nothing.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  amountIndexes,
  foodIndexes,
  foodPackSchema,
} from '../../../src/core/pack/import/write/foodPackSchema.ts';
import type { LimitMeasured } from './shapes.ts';

const PROGRAM = 'sqlite3';
const tables = [
  'food',
  'nutrient',
  'food_amount',
  'portion',
  'search_document',
  'search_name',
  'search_kind',
];
const SAMPLE_MS = 50;

/** "3.40.1"; null where the program is not installed. */
export function sqliteProgram(): string | null {
  try {
    return execFileSync(PROGRAM, ['--version'], { encoding: 'utf8' }).split(' ')[0] ?? null;
  } catch {
    return null;
  }
}

/** Writes the tables of a pack as CSV files, for the limit to read. */
export function exportRows(pack: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const script = [
    '.mode csv',
    '.headers off',
    ...tables.flatMap((table) => [
      `.output '${path.join(folder, `${table}.csv`)}'`,
      `SELECT * FROM ${table};`,
    ]),
  ];
  execFileSync(PROGRAM, ['-readonly', pack], { input: script.join('\n') });
}

function residentBytes(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB/mu.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

/** Clock ticks in which Linux counts processor time. */
const TICK_MS = 10;

function processorTime(pid: number | undefined): number | null {
  try {
    // After the name in brackets: state, then eleven numbers, then the time in the program and in the system.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}

export async function measureLimit(
  folder: string,
  out: string,
  version: string,
): Promise<LimitMeasured> {
  rmSync(out, { force: true });
  const script = path.join(folder, 'limit.sql');
  const lines = [
    '.bail on',
    // As the import works, and without any journal.
    'PRAGMA journal_mode = OFF;',
    'PRAGMA synchronous = OFF;',
    'PRAGMA locking_mode = EXCLUSIVE;',
    'PRAGMA foreign_keys = OFF;',
    'PRAGMA cache_size = -32768;',
    foodPackSchema,
    '.mode csv',
    ...tables.map((table) => `.import '${path.join(folder, `${table}.csv`)}' ${table}`),
    ...[...amountIndexes, ...foodIndexes].map((sql) => `${sql};`),
    `INSERT INTO search_index (search_index) VALUES ('rebuild');`,
    `INSERT INTO search_index (search_index) VALUES ('optimize');`,
  ];
  writeFileSync(script, lines.join('\n'));
  const started = performance.now();
  const child = spawn(PROGRAM, [out, `.read '${script}'`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakBytes: number | null = null;
  let processorMs: number | null = null;
  const timer = setInterval(() => {
    peakBytes = residentBytes(child.pid) ?? peakBytes;
    processorMs = Math.max(processorTime(child.pid) ?? 0, processorMs ?? 0);
  }, SAMPLE_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(timer);
  const ms = performance.now() - started;
  rmSync(out, { force: true });
  if (code !== 0) throw new Error(`${PROGRAM} ended with ${code}`);
  return { ms, processorMs, version, peakBytes };
}
