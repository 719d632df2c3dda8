/** The one way from a host into the core: validate, call, answer with an envelope. Never throws. */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { CofactorError, type Envelope, type Failure } from '../contract/errors.ts';
import { invalidInput } from '../contract/invalid.ts';
import {
  isOperationName,
  operations,
  type OperationName,
  type OutputOf,
} from '../contract/operations.ts';
import type { Core, Logger } from '../core/ports.ts';

function failed(error: Failure): Envelope<never> {
  return { ok: false, error };
}

/** Frames of the stack without its first line: the message may quote what the person entered. */
function frames(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  return error.stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 12);
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Logs an unexpected error under a short id and returns the failure that names this id. */
export function internalFailure(error: unknown, doing: string, log: Logger): Failure {
  const id = randomBytes(4).toString('hex');
  log.error('internal error', {
    id,
    doing,
    name: error instanceof Error ? error.name : typeof error,
    code: codeOf(error),
    stack: frames(error),
  });
  return {
    code: 'internal',
    message: `Something went wrong inside Cofactor (error ${id}; details are in the log)`,
  };
}

async function run<N extends OperationName>(
  core: Core,
  name: N,
  input: unknown,
): Promise<Envelope<OutputOf<N>>> {
  const schema: (typeof operations)[N]['input'] = operations[name].input;
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) return failed(invalidInput(parsed.issues));
  return { ok: true, value: await core.call(name, parsed.output) };
}

/** As `dispatch`, for a caller that knows the operation at compile time. */
export async function dispatchKnown<N extends OperationName>(
  core: Core,
  name: N,
  input: unknown,
  log: Logger,
): Promise<Envelope<OutputOf<N>>> {
  try {
    return await run(core, name, input);
  } catch (error) {
    if (error instanceof CofactorError) return failed(error.failure);
    return failed(internalFailure(error, name, log));
  }
}

/**
 * Runs the operation `name` on an input that nobody has checked yet.
 * Unknown names and inputs that do not fit → `invalid-input` with the path of the field; failures of the contract as they
 * are; everything else → `internal` with an id that the log repeats.
 */
export async function dispatch(
  core: Core,
  name: string,
  input: unknown,
  log: Logger,
): Promise<Envelope<unknown>> {
  if (isOperationName(name)) return dispatchKnown(core, name, input, log);
  return failed({ code: 'invalid-input', message: 'there is no such operation' });
}
