/** Inputs out of the schemas of the contract: nearly right ones, and such as break one rule. */
import type { GenericSchema } from 'valibot';
import type { Random } from '../../../tools/bench/random.ts';
import { oddText } from './bytes.ts';
import { oddValue, withKey } from './values.ts';

/** Ids that exist, by the brand of their schema: "SubstanceId", "PlanId", "FileId" …; under "" other texts with a meaning. */
export type Known = ReadonlyMap<string, readonly string[]>;

export interface Making {
  readonly random: Random;
  readonly known: Known;
  /** Whole values that fit a schema with these fields, taken as they are most of the time. */
  readonly whole: readonly { readonly fields: readonly string[]; readonly value: unknown }[];
  /** Chance that a value breaks its rule. */
  readonly broken: number;
}

interface Node {
  readonly kind: string;
  readonly type: string;
  readonly pipe?: readonly Node[];
  readonly wrapped?: Node;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly items?: readonly Node[];
  readonly item?: Node;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly value?: Node;
  readonly requirement?: unknown;
  readonly name?: unknown;
}

const nodeOf = (value: unknown): Node => value as Node;

/** All actions of a schema that is a pipe, also of pipes inside it. */
function actionsOf(node: Node): Node[] {
  const [first, ...rest] = node.pipe ?? [];
  if (first === undefined) return [];
  return [...actionsOf(first), ...rest.filter(({ kind }) => kind !== 'schema')];
}

const limitOf = (actions: readonly Node[], type: string): number | undefined => {
  const found = actions.find((action) => action.type === type)?.requirement;
  return typeof found === 'number' ? found : undefined;
};

const texts = [
  'magnesium',
  'Zinc and sleep',
  '08:00',
  '23:59',
  '2026-11-22',
  '2024-02-29',
  '00000000-0000-4000-8000-000000000000',
  'substance/magnesium',
  'condition/multiple-sclerosis',
  'Nuts and seeds',
  'vegan',
  'user-2026-11-22T08-00-00-000Z.db',
  'user.damaged-2026-11-22T08-00-00-000Z.db',
  'fdc-foundation',
  'aGVsbG8=',
  'a pass phrase of some words',
] as const;

function textFor(node: Node, making: Making): string {
  const { random, known } = making;
  const actions = actionsOf(node);
  const brand = actions.find(({ type }) => type === 'brand')?.name;
  const ids = typeof brand === 'string' ? (known.get(brand) ?? []) : [];
  if (ids.length > 0 && random.below(10) < 9) return random.pick(ids);
  const isDay = actions.some(({ type }) => type === 'iso_date');
  if (isDay) return random.pick(['2026-11-22', '2024-02-29', '1999-12-31', '9999-12-31']);
  if (actions.some(({ type }) => type === 'uuid')) return random.pick(texts.slice(6, 7));
  const pattern = actions.find(({ type }) => type === 'regex')?.requirement;
  if (pattern instanceof RegExp) {
    const fitting = [...texts, ...(known.get('') ?? [])].filter((text) => pattern.test(text));
    if (fitting.length > 0) return random.pick(fitting);
  }
  const least = limitOf(actions, 'min_length') ?? 0;
  const most = limitOf(actions, 'max_length') ?? 100;
  const named = known.get('') ?? texts;
  const text = random.pick([
    () => oddText(random),
    () => random.pick(texts),
    () => random.pick(named),
    () => random.pick(known.get('EntityRef') ?? texts),
  ])();
  // Padding repeats the text: what reads words may well be slow with thousands of the same.
  const long = random.below(25) === 0 ? text.padEnd(Math.min(most, 50_000), `${text} `) : text;
  return long.padEnd(least, 'x').slice(0, most);
}

function numberFor(node: Node, { random }: Making): number {
  const actions = actionsOf(node);
  const least = limitOf(actions, 'min_value') ?? limitOf(actions, 'gt_value') ?? -10;
  const most = limitOf(actions, 'max_value') ?? 1e6;
  const isWhole = actions.some(({ type }) => type === 'integer');
  const value = random.pick([
    least,
    most,
    least + (most - least) * random.next() ** 6,
    least + 1,
    Math.min(most, least + random.below(50)),
  ]);
  if (isWhole) return Math.round(value);
  return actions.some(({ type }) => type === 'gt_value') && value <= least ? least + 0.5 : value;
}

function objectFor(entries: Readonly<Record<string, Node>>, making: Making): unknown {
  const { random, whole, broken } = making;
  const fields = Object.keys(entries);
  const known = whole.filter((one) => one.fields.every((field) => fields.includes(field)));
  if (known.length > 0 && random.below(10) < 6) return random.pick(known).value;
  let made: object = {};
  for (const [key, entry] of Object.entries(entries)) {
    const mayBeMissing = /^(optional|nullish|exact_optional|undefinedable)$/u.test(entry.type);
    if (mayBeMissing && random.below(10) < 4) continue;
    if (random.next() < broken) continue;
    made = withKey(made, key, valueOf(entry, making));
  }
  return random.next() < broken ? withKey(made, oddText(random), oddValue(random)) : made;
}

function valueOf(node: Node, making: Making): unknown {
  const { random, broken } = making;
  if (random.next() < broken) return oddValue(random);
  switch (node.type) {
    case 'object':
    case 'strict_object':
    case 'loose_object':
      return objectFor(node.entries ?? {}, making);
    case 'array': {
      const actions = actionsOf(node);
      const least = limitOf(actions, 'min_length') ?? 0;
      const most = limitOf(actions, 'max_length') ?? 6;
      const length = Math.min(most, least + random.below(random.below(30) === 0 ? 40 : 4));
      const { item } = node;
      return Array.from({ length }, () => (item === undefined ? null : valueOf(item, making)));
    }
    case 'tuple':
    case 'strict_tuple':
      return (node.items ?? []).map((item) => valueOf(item, making));
    case 'record':
      return random.below(2) === 0
        ? {}
        : withKey({}, oddText(random), node.value === undefined ? 1 : valueOf(node.value, making));
    case 'string':
      return textFor(node, making);
    case 'number':
      return numberFor(node, making);
    case 'boolean':
      return random.below(2) === 0;
    case 'literal':
      return node.literal;
    case 'picklist':
    case 'enum':
      return random.pick(node.options ?? ['']);
    case 'union':
    case 'variant':
      return valueOf(nodeOf(random.pick(node.options ?? [])), making);
    case 'nullable':
    case 'nullish':
      if (random.below(4) === 0) return null;
      return node.wrapped === undefined ? null : valueOf(node.wrapped, making);
    case 'optional':
    case 'exact_optional':
    case 'undefinedable':
    case 'non_optional':
      return node.wrapped === undefined ? null : valueOf(node.wrapped, making);
    case 'custom':
      return random.pick([...(making.known.get('EntityRef') ?? ['']), 'substance/nope']);
    default:
      return random.pick([null, 1, 'x', [], {}]);
  }
}

/** A value for a schema. Kinds of schema that it does not know get any value. */
export const valueFor = (schema: GenericSchema, making: Making): unknown =>
  valueOf(nodeOf(schema), making);
