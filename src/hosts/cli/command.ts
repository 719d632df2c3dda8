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
  ['dates', '--dates'],
  ['micro', '--micro'],
  ['since', '--since'],
  ['kind', '--kind'],
  ['limit', '--limit'],
  ['per', '--per'],
  ['group', '--group'],
  ['nutrient', '--nutrient'],
  ['pack', '--pack'],
  ['mapping', '--mapping'],
  ['passphrase', '--passphrase-file'],
  ['format', '--format'],
  ['claim', '--claim'],
]);

/** Fields that are the one argument of their command: its message needs no label. */
const unlabelled = new Set(['ref', 'query', 'question', 'file']);

/** Puts the field, or the option it comes from, in front of the message. */
export function labelled(failure: Failure, field: string, label: string = field): Failure {
  const message = failure.message.startsWith(`${field}: `)
    ? failure.message.slice(field.length + 2)
    : failure.message;
  return { ...failure, field, message: `${label}: ${message}` };
}

/** A plan of a file is the whole file: `plan.items[0]` is its `items[0]`. Messages begin with the field or option. */
function forCommandLine(failure: Failure): Failure {
  const { field } = failure;
  if (field === undefined || unlabelled.has(field)) return failure;
  if (field.startsWith('plan.')) return labelled(failure, field.slice('plan.'.length));
  if (field.startsWith('mapping.'))
    return labelled(failure, field, `--mapping: ${field.slice('mapping.'.length)}`);
  if (field === 'since.date') return labelled(failure, field, '--since-date');
  if (field.startsWith('since.plan.'))
    return labelled(failure, field, `--since: ${field.slice('since.plan.'.length)}`);
  return labelled(failure, field, options.get(field.replace(/[.[].*$/, '')));
}

export function throwFailure(failure: Failure): never {
  throw new CofactorError(failure.code, failure.message, failure.field);
}

/** Adds what to do to a failure of one field. */
export async function withAdvice<T>(
  field: string,
  advice: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CofactorError) || error.failure.field !== field) throw error;
    const { message } = error.failure;
    const sentence = /[.?!]$/u.test(message) ? message : `${message}.`;
    return throwFailure({ ...error.failure, message: `${sentence} ${advice}` });
  }
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
