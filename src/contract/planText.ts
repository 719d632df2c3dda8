/** The plan file as text. */
import * as v from 'valibot';
import { CofactorError } from './errors.ts';
import { invalidInput } from './invalid.ts';
import { parseJson } from './jsonText.ts';
import { Plan } from './plan.ts';

/** Largest plan file that is read, in bytes. */
export const MAX_PLAN_BYTES = 5_000_000;

/**
 * Reads a plan from the text of its file.
 * @throws CofactorError `invalid-input`: line and column for broken JSON, else the path of the field at fault.
 */
export function parsePlanText(text: string): Plan {
  const result = v.safeParse(Plan, parseJson(text));
  if (result.success) return result.output;
  const { code, message, field } = invalidInput(result.issues);
  throw new CofactorError(code, message, field);
}
