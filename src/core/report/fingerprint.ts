/** The fingerprint that ties a printed report to the plan and the edition it was made from. */
import { createHash } from 'node:crypto';
import type { Plan } from '../../contract/plan.ts';

const LENGTH = 12;
const GROUP = 4;
const pattern = /^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$/;

/**
 * JSON with the keys of every object in code-unit order and without blanks, so that equal data give equal text whatever
 * order a file had. Members that are undefined are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return value === undefined ? 'null' : JSON.stringify(value);
}

/** First 12 hex digits of the SHA-256 of `parts`, in groups of four ("3f9a-12bc-77e0"). */
export function fingerprintOfParts(parts: readonly unknown[]): string {
  const digest = createHash('sha256').update(canonicalJson(parts), 'utf8').digest('hex');
  const short = digest.slice(0, LENGTH);
  return (short.match(new RegExp(`.{${GROUP}}`, 'g')) ?? [short]).join('-');
}

/** Changes with the plan, the edition and the content of the edition, and with nothing else. */
export function fingerprintOf(plan: Plan, edition: string, contentHash: string): string {
  return fingerprintOfParts([plan, edition, contentHash]);
}

export function isFingerprint(text: string): boolean {
  return pattern.test(text);
}
