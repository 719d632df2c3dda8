/** Long work on the command line: its progress on stderr, and Ctrl+C, which ends it. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { JobId } from '../../../contract/ids.ts';
import type { ImportProgress } from '../../../contract/imports.ts';
import type { CommandContext } from '../command.ts';
import { figure } from '../text/layout.ts';

const EVERY_MS = 1000;

const phases: Readonly<Record<NonNullable<ImportProgress['phase']>, string>> = {
  reading: 'Reading',
  foods: 'Foods',
  amounts: 'Amounts',
  portions: 'Portions',
  search: 'Preparing the search',
  checking: 'Checking',
};

/** "Amounts: 43 %, 1,234,567 rows, 350,000 rows per second, about 12 s left" */
export function progressLine(progress: ImportProgress): string | null {
  const { state, phase, share, rows, rowsPerSecond, secondsLeft } = progress;
  if (state !== 'running' || phase === null) return null;
  const facts = [
    share === null ? null : `${Math.floor(share * 100)} %`,
    rows === 0 ? null : `${figure(rows)} rows`,
    rowsPerSecond === null ? null : `${figure(Math.round(rowsPerSecond))} rows per second`,
    secondsLeft === null ? null : `about ${figure(Math.ceil(secondsLeft))} s left`,
  ].filter((fact) => fact !== null);
  return `${phases[phase]}: ${facts.join(', ')}`;
}

/** Runs `work` under a job of its own. The first Ctrl+C cancels the job; a second one ends the process. */
export async function watchJob<T>(
  context: CommandContext,
  work: (job: JobId) => Promise<T>,
): Promise<T> {
  const job = v.parse(JobId, randomUUID());
  const { io } = context;
  let told = '';
  const tell = async (): Promise<void> => {
    const line = progressLine(await context.call('imports.progress', { job }));
    if (line === null || line === told) return;
    told = line;
    io.err(`${line}\n`);
  };
  // What only informs must not end the work; a fault in it comes from the work itself.
  const quietly = (doing: Promise<unknown>): void => {
    doing.catch(() => undefined);
  };
  const timer = setInterval(() => {
    quietly(tell());
  }, EVERY_MS);
  const stop = io.onInterrupt?.(() => {
    io.err('Cancelling …\n');
    quietly(context.call('imports.cancel', { job }));
  });
  try {
    return await work(job);
  } finally {
    clearInterval(timer);
    stop?.();
  }
}
