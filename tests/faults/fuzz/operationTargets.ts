/** Every operation of the contract, with inputs out of its schema. */
import { basename } from 'node:path';
import * as v from 'valibot';
import { CofactorError, type Envelope } from '../../../src/contract/errors.ts';
import {
  operationNames,
  operations,
  type OperationName,
} from '../../../src/contract/operations.ts';
import type { Random } from '../../../tools/bench/random.ts';
import type { FileTransport } from '../../integration/support/transports.ts';
import { idsOf, wholeValues, writeFiles } from './known.ts';
import { valueFor, type Making } from './schemaValues.ts';
import { plans } from './seeds.ts';
import { Found, LIMIT_MS, type Target } from './target.ts';
import { jsonOf, mutateValue, oddValue } from './values.ts';

/** What is allowed to take longer, with the reason; how many inputs it then gets in a full run. */
const slow: Partial<Record<OperationName, { limit: number; inputs: number; because: string }>> = {
  report: { limit: 20_000, inputs: 80, because: 'draws pages in a thread' },
  foodCombination: { limit: 16_000, inputs: 40, because: 'searches for at most 10 s' },
  'imports.foods': { limit: 20_000, inputs: 150, because: 'starts a thread and writes a pack' },
  'imports.retractions': { limit: 10_000, inputs: 200, because: 'writes a pack' },
  'data.export': { limit: 20_000, inputs: 40, because: 'a passphrase takes about a second' },
  'data.import': { limit: 20_000, inputs: 120, because: 'a passphrase takes about a second' },
};
/** Backups and whole files are written: less of them says as much. */
const fewer: Partial<Record<OperationName, number>> = {
  'backups.restore': 60,
  'data.erase': 20,
  'report.preview': 250,
  'report.tables': 250,
  doctor: 60,
  browse: 60,
  glossary: 60,
};
const USUAL = 420;

export const inputsOf = (name: OperationName): number => slow[name]?.inputs ?? fewer[name] ?? USUAL;

export interface Bench {
  readonly transport: FileTransport;
  readonly referenceDb: string;
  /** For the files that are chosen. */
  readonly folder: string;
  readonly group: string;
  /** Share of the usual number of inputs. */
  readonly share: number;
  /** Inputs cross the border as text: what JSON cannot write becomes null before. */
  readonly asJson: boolean;
}

interface State {
  readonly known: Map<string, string[]>;
  readonly whole: Making['whole'][number][];
  readonly files: readonly string[];
}

/** Keeps what was made, so that later inputs name it. */
function remember({ known, whole }: State, name: OperationName, value: unknown): void {
  const brands: Partial<Record<OperationName, string>> = {
    'plans.save': 'PlanId',
    'profiles.save': 'ProfileId',
    'products.save': 'ProductId',
    'readings.save': 'ReadingId',
  };
  const brand = brands[name];
  if (typeof value !== 'object' || value === null) return;
  const id: unknown = Reflect.get(value, 'id');
  const revision: unknown = Reflect.get(value, 'revision');
  if (brand !== undefined && typeof id === 'string') {
    known.set(brand, [...(known.get(brand) ?? []), id].slice(-12));
    if (name === 'plans.save') {
      const fields = ['id', 'revision', 'title', 'plan'];
      whole.push({ fields, value: { id, revision, title: 'Again', plan: plans[0] } });
      if (whole.length > 200) whole.splice(100, 20);
    }
  }
  if (name === 'backups.list' && Array.isArray(value)) {
    const names = value.map((one: unknown) => String(Reflect.get(Object(one), 'name')));
    known.set('', [...(known.get('') ?? []).filter((text) => !text.startsWith('user-')), ...names]);
  }
  const pdf: unknown = Reflect.get(value, 'pdf');
  if (name === 'report' && typeof pdf === 'string') {
    whole.push({ fields: ['pdf', 'plan'], value: { pdf, plan: plans[0] } });
  }
}

function inputFor(name: OperationName, random: Random, state: State): unknown {
  const broken = random.pick([0, 0, 0, 0.02, 0.2]);
  const { known, whole } = state;
  const input = valueFor(operations[name].input, { random, known, whole, broken });
  if (random.below(4) === 0) return mutateValue(input, random);
  return random.below(60) === 0 ? oddValue(random) : input;
}

/** What each of them reads; it gets other files too. */
const fittingFiles: Partial<Record<OperationName, RegExp>> = {
  'files.read': /./u,
  'imports.foods': /foundation|table\.csv/u,
  'imports.retractions': /retractions/u,
  'imports.citations': /nbib|ris|bib|items/u,
  'data.import': /data/u,
};

/** What makes something comes first, what takes it away last. */
const turnOf = (name: OperationName): number =>
  /^imports\.(?!progress|cancel)|\.(save|import)$/u.test(name)
    ? 0
    : /\.(remove|restore|erase)$/u.test(name)
      ? 2
      : 1;

/** @throws CofactorError the failure of the envelope; Found for a value that the contract does not have */
function judge(name: OperationName, envelope: Envelope<unknown>): unknown {
  if (!envelope.ok) {
    const { code, message, field } = envelope.error;
    throw new CofactorError(code, message, field);
  }
  const read = v.safeParse(operations[name].output, envelope.value);
  if (read.success) return envelope.value;
  const [issue] = read.issues;
  throw new Found(
    `an answer that is not of the contract: ${v.getDotPath(issue) ?? ''}: ${issue.message}`,
  );
}

/** More than anybody takes: up to 60 products of 3 substances at 3 times, 40 medicines, 100 foods. */
function largePlan(random: Random, known: Making['known']): unknown {
  const list = <T>(most: number, make: (at: number) => T): T[] =>
    Array.from({ length: random.below(most + 1) }, (_, at) => make(at));
  const id = (brand: string): string => random.pick(known.get(brand) ?? ['']);
  const times = (): string[] => list(3, (at) => `${String(6 + 5 * at).padStart(2, '0')}:00`);
  return {
    format: 'cofactor-plan',
    version: 1,
    profile: {
      age: random.below(100),
      sex: 'male',
      conditions: list(10, () => id('ConditionId')),
      medications: list(40, () => ({ medication: id('MedicationId'), times: times() })),
    },
    items: list(60, (at) => ({
      product: `Product ${at}`,
      ingredients: [0, ...list(2, () => 0)].map(() => ({
        name: 'something',
        substance: random.pick(['magnesium', 'zinc', 'iron', 'calcium', 'copper', 'selenium']),
        amount: 1 + random.below(500),
        unit: 'mg',
      })),
      times: times(),
    })),
    foods: list(100, () => ({ food: id('FoodId'), grams: random.below(300) })),
  };
}

export async function operationTargets(bench: Bench): Promise<Target[]> {
  const { transport, referenceDb, folder, group, share, asJson } = bench;
  const data = await transport.call('data.export', {});
  const base64: unknown = data.ok ? Reflect.get(Object(data.value), 'base64') : '';
  const files = await writeFiles(folder, Buffer.from(String(base64), 'base64').toString('utf8'));
  const state: State = { known: idsOf(referenceDb), whole: wholeValues(), files };
  const offer = (random: Random, fitting: RegExp): void => {
    const paths = state.files.filter((path) => fitting.test(basename(path)));
    const ids = [...paths, random.pick(state.files)].map((path) =>
      transport.offer({ path, name: basename(path) }),
    );
    state.known.set('FileId', ids);
  };
  const call = async (name: OperationName, input: unknown): Promise<void> => {
    const given: unknown = asJson ? JSON.parse(jsonOf(input)) : input;
    const value = judge(name, await transport.call(name, given));
    remember(state, name, value);
  };
  const inTurn = [...operationNames].sort((a, b) => turnOf(a) - turnOf(b));
  const single = inTurn.map((name): Target => ({
    name: `${name} ${group}`,
    group: slow[name] === undefined ? group : `${group}, longer by design`,
    inputs: Math.ceil(inputsOf(name) * share),
    limit: slow[name]?.limit ?? LIMIT_MS,
    make: (random) => {
      const fitting = fittingFiles[name];
      if (fitting !== undefined) offer(random, fitting);
      return inputFor(name, random, state);
    },
    run: (input) => call(name, input),
  }));
  const quick = operationNames.filter((name) => slow[name] === undefined);
  const together: Target = {
    name: `several at once ${group}`,
    group: `${group}, five at once`,
    inputs: Math.ceil(300 * share),
    limit: 5000,
    make: (random) => {
      offer(random, /./u);
      return Array.from({ length: 5 }, () => {
        const name = random.pick(quick);
        return { name, input: inputFor(name, random, state) };
      });
    },
    run: async (calls) => {
      const all = calls as { name: OperationName; input: unknown }[];
      const done = await Promise.allSettled(all.map(({ name, input }) => call(name, input)));
      for (const one of done) {
        if (one.status === 'fulfilled') continue;
        const reason: unknown = one.reason;
        if (!(reason instanceof CofactorError) || reason.failure.code === 'internal') throw reason;
      }
    },
  };
  const large: Target = {
    name: `large plans ${group}`,
    group: `${group}, plans of up to 60 products`,
    inputs: Math.ceil(100 * share),
    limit: 3 * LIMIT_MS,
    make: (random) => {
      const plan = largePlan(random, state.known);
      return random.pick([
        { name: 'check', input: { plan } },
        { name: 'day', input: { plan } },
        { name: 'foodFirst', input: { plan } },
        { name: 'compare', input: { before: plan, after: largePlan(random, state.known) } },
        { name: 'report.preview', input: { kind: 'plan', plan } },
        { name: 'sources', input: { of: 'plan', plan, format: 'ris' } },
      ] as const);
    },
    run: (one) => {
      const { name, input } = one as { name: OperationName; input: unknown };
      return call(name, input);
    },
  };
  return [...single.slice(0, -1), together, large, ...single.slice(-1)];
}
