/** The command line inside the process of a test. */
import { join } from 'node:path';
import * as v from 'valibot';
import { Failure } from '../../../src/contract/errors.ts';
import { runCommandLine } from '../../../src/hosts/cli/run.ts';

export interface Run {
  code: number;
  out: string;
  err: string;
}

interface Surroundings {
  columns?: number;
  now?: Date;
}

/** Runs a command in a folder, with the data of the person in `data` below it. Unless said otherwise, late on 22 November 2026. */
export async function runIn(
  folder: string,
  words: readonly string[],
  { columns = 80, now = new Date(2026, 10, 22, 23, 30) }: Surroundings = {},
): Promise<Run> {
  const run: Run = { code: -1, out: '', err: '' };
  run.code = await runCommandLine([...words, '--data-dir', join(folder, 'data')], {
    out: (text) => {
      run.out += text;
      return Promise.resolve();
    },
    err: (text) => (run.err += text),
    columns,
    cwd: folder,
    now: () => now,
  });
  return run;
}

const ErrorOutput = v.strictObject({
  ok: v.literal(false),
  error: v.strictObject(Failure.entries),
});

/** The failure that a run with `--json` tells on stdout. @throws where it tells anything else */
export function failureIn(run: Run): Failure {
  return v.parse(ErrorOutput, JSON.parse(run.out)).error;
}
