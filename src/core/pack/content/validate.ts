/** Turns the faults that valibot finds into problems with a line and a remedy. */
import * as v from 'valibot';
import type { FieldPath, Locate, Located, Problems } from './problem.ts';

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that a file may leave out, filled in; a value that is no object is left for the schema to report. */
export function withDefaults(value: unknown, defaults: Readonly<Record<string, unknown>>): unknown {
  return isObject(value) ? { ...defaults, ...value } : value;
}

/** Finds a field of a record; a day that the record does not have stands at the head of the file. */
export const withFileDay =
  (value: unknown, at: Locate, file: Locate): Locate =>
  (path) =>
    path[0] === 'reviewedOn' && !(isObject(value) && 'reviewedOn' in value) ? file(path) : at(path);

/** Applies `complete` to each entry of a list; anything but a list is left for the schema to report. */
export function mapList(value: unknown, complete: (entry: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map((entry: unknown) => complete(entry)) : value;
}

function describe(issue: v.BaseIssue<unknown>): { message: string; fix: string } {
  const field = issue.path?.at(-1)?.key;
  const name = typeof field === 'number' ? `entry ${field + 1}` : `field "${String(field)}"`;
  if (issue.expected === 'never' && issue.type === 'strict_object')
    return { message: `unknown ${name}`, fix: 'Remove it or correct its name.' };
  const words = (issue.expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', ');
  if (issue.received === 'undefined')
    return { message: `${name} is missing`, fix: `Add it (${issue.expected ?? 'a value'}).` };
  if (issue.received === 'null')
    return {
      message: `${name} is empty`,
      fix: issue.type === 'picklist' ? `Write one of: ${words}.` : 'Fill it in from the source.',
    };
  if (issue.type === 'min_length' && Array.isArray(issue.input) && issue.input.length === 0)
    return {
      message: issue.message.startsWith('Invalid')
        ? `${name} is empty`
        : `${name} ${issue.message}`,
      fix: 'Add at least one entry.',
    };
  if (issue.type === 'picklist')
    return {
      message: `${name}: ${issue.received} is not one of the allowed words`,
      fix: `Use one of: ${words}.`,
    };
  if (issue.kind === 'schema')
    return {
      message: `${name} has the wrong type: ${issue.received}`,
      fix: `Write it as ${issue.expected ?? 'the field asks'}.`,
    };
  return { message: `${name} ${issue.message}`, fix: `Correct the value ${issue.received}.` };
}

/** Every `id` in a raw record and the records nested in it. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isObject(value)) return [];
  const nested = Object.values(value).flatMap(idsIn);
  return typeof value['id'] === 'string' ? [value['id'], ...nested] : nested;
}

/** Checks one record against its schema; null (with a problem for each fault) where it does not fit. */
export function validate<const S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  at: Locate,
  problems: Problems,
): v.InferOutput<S> | null {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  for (const id of idsIn(value)) problems.faultyIds.add(id);
  for (const issue of result.issues) {
    const path: FieldPath = (issue.path ?? []).map((item) =>
      typeof item.key === 'number' ? item.key : String(item.key),
    );
    const { message, fix } = describe(issue);
    problems.add(at(path), message, fix);
  }
  return null;
}

/** The same for a list of raw records: those that fit, each with its place. */
export function validateAll<const S extends v.GenericSchema>(
  schema: S,
  entries: readonly { readonly value: unknown; readonly at: Locate }[],
  problems: Problems,
): Located<v.InferOutput<S>>[] {
  return entries.flatMap(({ value, at }) => {
    const record = validate(schema, value, at, problems);
    return record === null ? [] : [{ record, at }];
  });
}

/** Splits a list in a file into its entries; reports anything that is no list. */
export function entriesOf(
  value: unknown,
  at: Locate,
  prefix: FieldPath,
  problems: Problems,
): { value: unknown; at: Locate }[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.add(at(prefix), 'must be a list', 'Write the entries as a list, each with "- ".');
    return [];
  }
  return value.map((entry: unknown, n) => ({
    value: entry,
    at: (path: FieldPath) => at([...prefix, n, ...path]),
  }));
}
