/** Turns what validation found into the failure that hosts show: one field, one sentence. */
import type { Failure } from './errors.ts';

interface PathItem {
  readonly key?: unknown;
}

/** The part of a valibot issue that a message needs. */
export interface Issue {
  readonly message: string;
  readonly expected?: string | null | undefined;
  readonly received?: string | undefined;
  readonly path?: readonly PathItem[] | undefined;
}

/** Writes a path as in `items[0].ingredients[0].unit`; undefined for the value as a whole. */
export function fieldPath(path: readonly PathItem[] | undefined): string | undefined {
  if (path === undefined || path.length === 0) return undefined;
  let text = '';
  for (const { key } of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else text += text === '' ? String(key) : `.${String(key)}`;
  }
  return text;
}

/** Names of types as people call them. */
const plainTypes = new Map([
  ['Object', 'a group of fields ("{ … }")'],
  ['Array', 'a list'],
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['null', 'null'],
]);

/** ">=1" → "at least 1" */
function plainRange(expected: string): string {
  return expected.replace(/^>=/, 'at least ').replace(/^<=/, 'at most ');
}

function plainExpected(expected: string): string {
  const choices = expected
    .replace(/^\((.*)\)$/, '$1')
    .split(' | ')
    .map((choice) => plainTypes.get(choice) ?? plainRange(choice));
  const last = choices.at(-1) ?? expected;
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}

/** Says in plain words what is wrong; the schema's own message where it has one. */
export function issueMessage(issue: Issue): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  if (issue.expected === 'never') return 'is not a field that Cofactor knows here';
  if (issue.received === 'undefined') return 'is missing';
  if (issue.expected === null || issue.expected === undefined) return 'is not valid';
  return `must be ${plainExpected(issue.expected)}`;
}

/** The failure for the first of the issues. The message does not repeat the field. */
export function invalidInput(issues: readonly [Issue, ...Issue[]]): Failure {
  const [first] = issues;
  const field = fieldPath(first.path);
  const message = issueMessage(first);
  return field === undefined
    ? { code: 'invalid-input', message }
    : { code: 'invalid-input', message, field };
}
