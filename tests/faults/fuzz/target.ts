/** One thing that is fed with inputs, and what must never come of it. */
import * as v from 'valibot';
import { CofactorError, ErrorCode, Failure } from '../../../src/contract/errors.ts';
import type { Random } from '../../../tools/bench/random.ts';
import { chanceOf } from './bytes.ts';
import { watched } from './watchdog.ts';

export interface Target<Input = unknown> {
  readonly name: string;
  /** Targets of one group stand in one line of the figures; the name where left out. */
  readonly group?: string;
  /** Inputs of a full run; a small run takes a share of it. */
  readonly inputs: number;
  /** Milliseconds that one input may take. */
  readonly limit?: number;
  make(random: Random, number: number): Input;
  /** Throws what is wrong: anything that is no failure of the contract, and `internal`. */
  run(input: Input): unknown;
  close?(): void | Promise<void>;
}

export interface Finding {
  readonly target: string;
  readonly number: number;
  readonly what: string;
  readonly input: string;
}

export interface Fuzzed {
  readonly target: string;
  readonly group: string;
  readonly inputs: number;
  /** Answered with a failure of the contract; the others with a value. */
  readonly refused: number;
  readonly slowest: number;
  readonly seconds: number;
  readonly findings: readonly Finding[];
}

/** Nothing but what was asked for by design takes longer. */
export const LIMIT_MS = 1000;
const MOST_FINDINGS = 20;

/** What an input must never change. */
const prototypes = [Object, Array, String, Number, Function, Map].map(
  ({ prototype }) => prototype as object,
);
const standing = prototypes.map((prototype) => Reflect.ownKeys(prototype).length);
const isPolluted = (): boolean =>
  prototypes.some((prototype, at) => Reflect.ownKeys(prototype).length !== standing[at]);

/** What is wrong with a failure; null for one that the contract has and that says something. */
export function faultOf(failure: unknown): string | null {
  const read = v.safeParse(v.strictObject(Failure.entries), failure);
  if (!read.success) return `no failure of the contract: ${JSON.stringify(failure).slice(0, 300)}`;
  const { code, message } = read.output;
  if (!v.is(ErrorCode, code) || code === 'internal') return `${code}: ${message}`;
  if (message.trim() === '' || /undefined is|is not a function|^\s*at \S+:\d+/u.test(message))
    return `${code} with the words "${message.slice(0, 200)}"`;
  return null;
}

export function shown(input: unknown): string {
  const plain = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  const text = Buffer.isBuffer(input)
    ? `bytes ${input.toString('base64')}`
    : JSON.stringify([input], plain);
  return text.length > 1500 ? `${text.slice(0, 1500)} … (${text.length} characters)` : text;
}

function shownSafely(input: unknown): string {
  try {
    return shown(input);
  } catch {
    return 'an input that cannot be written as JSON';
  }
}

/** Thrown by a target for what it found itself. */
export class Found extends Error {}

async function once(
  target: Target,
  number: number,
): Promise<{ ms: number; refused: boolean; what: string | null; input: unknown }> {
  const input = target.make(chanceOf(target.name, number), number);
  const started = performance.now();
  let what: string | null = null;
  let refused = false;
  try {
    await target.run(input);
  } catch (error) {
    refused = true;
    if (error instanceof CofactorError) what = faultOf(error.failure);
    else if (error instanceof Found) what = error.message;
    else
      what = error instanceof Error ? (error.stack ?? error.message).slice(0, 900) : String(error);
  }
  const ms = performance.now() - started;
  if (isPolluted()) what = 'a prototype was changed';
  return { ms, refused, what, input };
}

/** Feeds a target with its first `count` inputs. */
export async function fuzz(target: Target, count: number): Promise<Fuzzed> {
  const limit = target.limit ?? LIMIT_MS;
  const findings: Finding[] = [];
  const started = performance.now();
  let refused = 0;
  let slowest = 0;
  for (let number = 0; number < count && findings.length < MOST_FINDINGS; number += 1) {
    const tried = await watched(`${target.name} #${number}`, () => once(target, number));
    let { ms } = tried;
    // Others may have had the processor: what is slow by itself is slow again.
    for (let again = 0; ms > limit && again < 2; again += 1)
      ms = Math.min(ms, (await once(target, number)).ms);
    slowest = Math.max(slowest, ms);
    if (tried.refused) refused += 1;
    const what = tried.what ?? (ms > limit ? `took ${Math.round(ms)} ms` : null);
    if (what !== null)
      findings.push({ target: target.name, number, what, input: shownSafely(tried.input) });
  }
  const seconds = (performance.now() - started) / 1000;
  const group = target.group ?? target.name;
  return { target: target.name, group, inputs: count, refused, slowest, seconds, findings };
}
