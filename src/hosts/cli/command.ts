/** What a command gets and gives back. */
import type { Failure } from '../../contract/errors.ts';
import { CofactorError } from '../../contract/errors.ts';
import type { InputOf, OperationName, OutputOf } from '../../contract/operations.ts';
import type { Core, Logger } from '../../core/ports.ts';
import { dispatchKnown } from '../dispatch.ts';
import type { Io } from './io.ts';

export interface CommandContext {
  io: Io;
  json: boolean;
  log: Logger;
  /** Opens the core on first use. */
  core(): Core;
  /** Runs one operation; a failure comes as CofactorError that speaks of options and files, not of the contract. */
  call<N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
}

/** What a command prints: the value with `--json`, else the text. */
export interface Result {
  value: unknown;
  text: (width: number) => string;
}

/** Fields of inputs that come from an option of another name. */
const options = new Map([
  ['asOf', '--as-of'],
  ['paper', '--paper'],
  ['sections', '--sections'],
  ['kind', '--kind'],
  ['limit', '--limit'],
  ['per', '--per'],
  ['group', '--group'],
  ['nutrient', '--nutrient'],
  ['format', '--format'],
  ['claim', '--claim'],
]);

/** A plan of a file is the whole file: `plan.items[0]` is its `items[0]`. Messages begin with the field or option. */
export function forCommandLine(failure: Failure): Failure {
  if (failure.field === undefined) return failure;
  const field = failure.field.replace(/^plan\./, '');
  const fromPlan = field !== failure.field;
  const option = fromPlan ? undefined : options.get(field.replace(/[.[].*$/, ''));
  const label = option ?? field;
  const message = failure.message.replace(failure.field, label);
  return {
    ...failure,
    field,
    message: message.startsWith(label) ? message : `${label}: ${message}`,
  };
}

export function throwFailure(failure: Failure): never {
  throw new CofactorError(failure.code, failure.message, failure.field);
}

/** Gives `call` its core and its log. */
export function createCall(core: () => Core, log: Logger): CommandContext['call'] {
  return async (name, input) => {
    const envelope = await dispatchKnown(core(), name, input, log);
    return envelope.ok ? envelope.value : throwFailure(forCommandLine(envelope.error));
  };
}

export const usage = (message: string, field?: string): CofactorError =>
  new CofactorError('invalid-input', message, field);
