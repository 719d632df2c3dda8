/** Errors are values: every failure that a host may show comes from this list. */
import * as v from 'valibot';

/**
 * `invalid-input` the request or file does not fit the contract · `unknown-id` an id that no record has ·
 * `not-found` `show` of something that does not exist · `missing-file` an input file that cannot be read ·
 * `unwritable` an output path that cannot be written · `damaged-data` a database that fails its check ·
 * `newer-data` personal data written by a newer version · `busy` another process holds the data ·
 * `cancelled` the person ended it before it was done ·
 * `internal` a fault of Cofactor itself (details go to the log, never into the message).
 */
export const errorCodes = [
  'invalid-input',
  'unknown-id',
  'not-found',
  'missing-file',
  'unwritable',
  'damaged-data',
  'newer-data',
  'busy',
  'cancelled',
  'internal',
] as const;
export const ErrorCode = v.picklist(errorCodes);
export type ErrorCode = v.InferOutput<typeof ErrorCode>;

export const Failure = v.object({
  code: ErrorCode,
  message: v.string(),
  /** Path of the field at fault, as in `items[0].ingredients[0].unit`. */
  field: v.optional(v.string()),
});
export type Failure = v.InferOutput<typeof Failure>;

/** What crosses every process border: a value or a failure, never a thrown error. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** Carries a Failure through code that unwinds; hosts turn it back into a value. */
export class CofactorError extends Error {
  readonly failure: Failure;
  constructor(code: ErrorCode, message: string, field?: string) {
    super(message);
    this.name = 'CofactorError';
    this.failure = field === undefined ? { code, message } : { code, message, field };
  }
}

/** Exit codes of the command line (docs/decisions and DESIGN: 1 internal, 2 bad input, 3 not found). */
export function exitCodeOf(code: ErrorCode): 1 | 2 | 3 {
  switch (code) {
    case 'invalid-input':
    case 'unknown-id':
    case 'missing-file':
    case 'unwritable':
      return 2;
    case 'not-found':
      return 3;
    case 'damaged-data':
    case 'newer-data':
    case 'busy':
    case 'cancelled':
    case 'internal':
      return 1;
  }
}
