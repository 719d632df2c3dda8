/** Runs one command line from its words to its exit code. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CofactorError, exitCodeOf, type Failure } from '../../contract/errors.ts';
import type { Core } from '../../core/ports.ts';
import { defaultDataDir, openCore, rootDir } from '../checkout.ts';
import { internalFailure } from '../dispatch.ts';
import { commandFirst, wantsJson } from './argv.ts';
import { createCall, usage } from './command.ts';
import { stderrLog, type Io } from './io.ts';
import { parseCommandLine } from './program.ts';
import { wrap } from './text/layout.ts';

function version(): string {
  const text = readFileSync(join(rootDir, 'package.json'), 'utf8');
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}

/**
 * Creates a folder, readable by its owner alone, and the folders above it. Node's own `recursive` never returns where a
 * system answers "no such file" for a folder whose parent is there, as /proc does.
 */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have come first.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

/** The folder of personal data; one that was named is created, so that it is there even when nothing is saved yet. */
function dataDirOf(cwd: string, named: string | undefined): string {
  if (named === undefined) return defaultDataDir();
  if (named === '') throw usage('--data-dir: must not be empty', 'data-dir');
  const path = resolve(cwd, named);
  try {
    makeFolder(path);
  } catch {
    const message = `--data-dir: ${named} cannot be created or is not a folder`;
    throw new CofactorError('unwritable', message, 'data-dir');
  }
  return path;
}

async function printFailure(io: Io, json: boolean, error: Failure): Promise<void> {
  if (json) await io.out(`${JSON.stringify({ ok: false, error }, null, 2)}\n`);
  else io.err(`${wrap(`cofactor: ${error.message}`, io.columns, '', '  ')}\n`);
}

/** @returns the exit code: 0 done, 1 internal, 2 bad usage or input, 3 `show` of something that does not exist */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<0 | 1 | 2 | 3> {
  const json = wantsJson(argv);
  const log = stderrLog(io);
  let opened: Core | null = null;
  try {
    const parsed = await parseCommandLine(commandFirst(argv), version(), io.columns);
    if ('text' in parsed) {
      await io.out(parsed.text);
      return 0;
    }
    const dataDir = dataDirOf(io.cwd, parsed.dataDir);
    const progress = (line: string): void => {
      io.err(`${line}\n`);
    };
    const core = (): Core => (opened ??= openCore({ dataDir, log, progress }));
    const result = await parsed.action({ io, json, log, core, call: createCall(core, log) });
    if (result !== null) {
      const width = Math.min(Math.max(io.columns, 40), 100);
      await io.out(json ? `${JSON.stringify(result.value, null, 2)}\n` : result.text(width));
    }
    return 0;
  } catch (error) {
    const known = error instanceof CofactorError;
    const failure = known ? error.failure : internalFailure(error, 'command line', log);
    await printFailure(io, json, failure);
    return exitCodeOf(failure.code);
  } finally {
    await closeQuietly(opened, io);
  }
}

async function closeQuietly(core: Core | null, io: Io): Promise<void> {
  try {
    await core?.close();
  } catch (error) {
    internalFailure(error, 'close', stderrLog(io));
  }
}
