/** Kills a process at random moments, again and again, and looks each time whether an answered change is missing. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../tools/bench/random.ts';
import type { Change, Scenario } from './scenarios.ts';

const child = fileURLToPath(new URL('child.ts', import.meta.url));

/** The longest time after its start at which a process is killed, in milliseconds. */
const LONGEST_MS = 400;

export interface Killed {
  readonly scenario: string;
  readonly cycles: number;
  /** Killed before it had answered anything. */
  readonly early: number;
  readonly answered: number;
  readonly faults: readonly string[];
}

interface Cycle {
  changes: Change[];
}

function oneCycle(
  scenario: Scenario,
  dataDir: string,
  seed: number,
  first: number,
  delay: number,
): Promise<Cycle> {
  return new Promise((resolve, reject) => {
    const args = [child, scenario.name, dataDir, String(seed), String(first)];
    const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    let complaint = '';
    let timer: NodeJS.Timeout | undefined;
    running.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      timer ??= setTimeout(() => running.kill('SIGKILL'), delay);
    });
    running.stderr.setEncoding('utf8').on('data', (part: string) => (complaint += part));
    running.on('close', (code) => {
      clearTimeout(timer);
      if (code !== null && code !== 0) {
        reject(new Error(`it ended by itself: ${complaint.slice(0, 2000)}`));
        return;
      }
      const lines = text.split('\n').slice(0, -1);
      const told = lines.filter((line) => line.startsWith('{'));
      resolve({ changes: told.map((line) => JSON.parse(line) as Change) });
    });
  });
}

/** Numbers of one cycle never meet those of another. */
const APART = 100_000;

export async function killAgainAndAgain(
  scenario: Scenario,
  cycles: number,
  seed: number,
): Promise<Killed> {
  const random = createRandom(seed);
  const root = mkdtempSync(join(tmpdir(), 'cofactor-kill-'));
  const faults: string[] = [];
  let early = 0;
  let answered = 0;
  let all: Change[] = [];
  try {
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const dataDir = join(root, scenario.fresh ? `data-${cycle}` : 'data');
      if (scenario.fresh) all = [];
      if (scenario.fresh || cycle === 0) scenario.prepare(dataDir, seed + cycle);
      // Many early: opening, upgrading and the first save are where most happens.
      const delay = (scenario.longestMs ?? LONGEST_MS) * random.next() ** 2;
      try {
        const { changes } = await oneCycle(
          scenario,
          dataDir,
          seed + cycle,
          (cycle + 1) * APART,
          delay,
        );
        if (changes.length === 0) early += 1;
        answered += changes.length;
        all.push(...changes);
        await scenario.verify(dataDir, all);
      } catch (error) {
        faults.push(
          `${scenario.name}, cycle ${cycle}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      if (scenario.fresh) rmSync(dataDir, { recursive: true, force: true });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { scenario: scenario.name, cycles, early, answered, faults };
}
