/** Two processes that save into one folder at the same time, from the first moment on. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measured } from './fullDisk.ts';
import { idOf, openOwn, readAll } from './own.ts';

const own = fileURLToPath(new URL('own.ts', import.meta.url));

function saver(dataDir: string, first: number, count: number): Promise<string> {
  const script = `
    const { openOwn, putPlan } = await import(${JSON.stringify(own)});
    const { db } = openOwn(${JSON.stringify(dataDir)});
    for (let number = ${first}; number < ${first + count}; number += 1) putPlan(db, number, 1);
    db.close();`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.on('close', (code) => {
      resolve(code === 0 ? '' : text.slice(0, 500));
    });
  });
}

/** @param rounds each in an empty folder: making the file is where two could meet */
export async function twoProcesses(rounds: number, count: number): Promise<Measured> {
  const faults: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'cofactor-two-'));
    try {
      const dataDir = join(folder, 'data');
      const complaints = await Promise.all([
        saver(dataDir, 0, count),
        saver(dataDir, count, count),
      ]);
      faults.push(...complaints.filter((text) => text !== ''));
      const { db, library } = openOwn(dataDir);
      const ids = new Set(readAll(db).plans.map((plan) => plan.id));
      for (let number = 0; number < 2 * count; number += 1) {
        if (!ids.has(idOf(number))) faults.push(`round ${round}: plan ${number} is missing`);
      }
      faults.push(...library.inspect().problems);
      db.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return {
    what: `Two processes saving at once, ${rounds} times from an empty folder`,
    figure: `${rounds * 2 * count} saves, all there`,
    faults,
  };
}
