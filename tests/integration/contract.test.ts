/** One suite for every border of the core: the same calls, the same answers, every answer as the contract says. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Envelope, Failure } from '../../src/contract/errors.ts';
import {
  operationNames,
  operations,
  type InputOf,
  type OperationName,
  type OutputOf,
} from '../../src/contract/operations.ts';
import { prepareReference, rootDir } from '../../src/hosts/checkout.ts';
import { memoryLog } from '../../src/hosts/testing/smallCore.ts';
import { direct, http, messagePort, type Transport } from './support/transports.ts';

const examples = join(rootDir, 'examples');
const plans = readdirSync(examples)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, text: readFileSync(join(examples, name), 'utf8') }));
const parsePlan = (text: string): InputOf<'check'>['plan'] =>
  v.parse(operations.check.input.entries.plan, JSON.parse(text));

/** Calls that read the reference only; their answers do not depend on what came before. */
const reads: [OperationName, unknown][] = [
  ['search', { query: 'magnesium' }],
  ['search', { query: 'magnezium', limit: 5 }],
  ['search', { query: '' }],
  ['search', { query: '"; DROP TABLE food; -- * NEAR(' }],
  ['search', { query: 'ω-3 “fish oil”', kind: 'substance' }],
  ['ask', { question: 'is magnesium good for MS?' }],
  ['ask', { substance: 'vitamin-d', condition: 'multiple-sclerosis' }],
  ['ask', { question: 'does xyzzy help with plugh?' }],
  ['browse', {}],
  ['foods', { nutrient: 'magnesium', per: '100kcal', limit: 7 }],
  ['foods', { nutrient: 'vitamin-b12', per: 'portion' }],
  ['glossary', {}],
  ['reference', {}],
  ['packs', {}],
  [
    'report',
    { kind: 'answer', substance: 'magnesium', condition: 'multiple-sclerosis', asOf: '2026-11-22' },
  ],
  ['report.preview', { kind: 'substance', substance: 'magnesium', asOf: '2026-11-22' }],
  ['report.preview', { kind: 'condition', condition: 'multiple-sclerosis', asOf: '2026-11-22' }],
  ['report.preview', { kind: 'foods', substance: 'magnesium', asOf: '2026-11-22' }],
  ['foodCombination', { plan: JSON.parse(plans[0]?.text ?? ''), nutrients: ['magnesium'] }],
  ['report.progress', { job: '00000000-0000-4000-8000-000000000000' }],
  ['report.cancel', { job: '00000000-0000-4000-8000-000000000000' }],
  ['sources', { of: 'all', format: 'ris' }],
  ['sources', { of: 'claim', claim: 'magnesium-ms-relapse', format: 'bibtex' }],
  ['sources', { of: 'claim', claim: 'magnesium-ms-relapse', format: 'csl-json' }],
  ...[
    'substance/magnesium',
    'form/magnesium-citrate',
    'claim/magnesium-ms-relapse',
    'food/almonds-raw',
  ].map((ref): [OperationName, unknown] => ['show', { ref }]),
  ...['medication/levothyroxine', 'condition/multiple-sclerosis'].map(
    (ref): [OperationName, unknown] => ['show', { ref }],
  ),
  ['intakes', { age: 34, sex: 'female' }],
  ['convert', { substance: 'magnesium', amount: 500, unit: 'mg', form: 'magnesium-oxide' }],
  ['convert', { substance: 'vitamin-a', amount: 5000, unit: 'IU' }],
  ...plans.map(({ text }): [OperationName, unknown] => [
    'compare',
    { before: JSON.parse(plans[0]?.text ?? ''), after: JSON.parse(text) },
  ]),
  ...plans.flatMap(({ text }): [OperationName, unknown][] => [
    ['plan.parse', { text }],
    ['check', { plan: JSON.parse(text) }],
    ['day', { plan: JSON.parse(text) }],
    ['foodFirst', { plan: JSON.parse(text), limit: 3 }],
    ['report.preview', { kind: 'plan', plan: JSON.parse(text), asOf: '2026-11-22' }],
    ['report.tables', { kind: 'plan', plan: JSON.parse(text), asOf: '2026-11-22' }],
    ['sources', { of: 'plan', plan: JSON.parse(text), format: 'ris' }],
  ]),
];

const failures: [string, unknown, Partial<Failure>][] = [
  ['nope', {}, { code: 'invalid-input' }],
  ['search', {}, { code: 'invalid-input', field: 'query' }],
  ['search', { query: 'x', extra: 1 }, { code: 'invalid-input', field: 'extra' }],
  ['search', { query: 'x'.repeat(20_001) }, { code: 'invalid-input', field: 'query' }],
  ['ask', {}, { code: 'invalid-input' }],
  ['show', { ref: 'substance/nope' }, { code: 'not-found' }],
  ['foods', { nutrient: 'nope' }, { code: 'unknown-id', field: 'nutrient' }],
  ['intakes', { age: 34.5, sex: 'female' }, { code: 'invalid-input', field: 'age' }],
  [
    'convert',
    { substance: 'magnesium', amount: 1, unit: 'IU' },
    { code: 'invalid-input', field: 'unit' },
  ],
  [
    'convert',
    { substance: 'zinc', amount: 1, unit: 'mg', form: 'magnesium-oxide' },
    { code: 'unknown-id', field: 'form' },
  ],
  ['foods', { nutrient: '../etc' }, { code: 'invalid-input', field: 'nutrient' }],
  ['plan.parse', { text: '{' }, { code: 'invalid-input' }],
  ['plans.get', { id: '00000000-0000-4000-8000-000000000000' }, { code: 'not-found' }],
  ['plans.versions', { id: '00000000-0000-4000-8000-000000000000' }, { code: 'not-found' }],
  ['compare', { before: {}, after: {} }, { code: 'invalid-input', field: 'before.format' }],
  ['data.erase', { confirm: 'yes' }, { code: 'invalid-input', field: 'confirm' }],
  ['report', { kind: 'poem' }, { code: 'invalid-input', field: 'kind' }],
];

/** Leaves out what may differ between two runs of the same call. */
function comparable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, entry: unknown) => (key === 'tookMs' ? 0 : entry)));
}

const answersByCall = new Map<string, unknown>();

describe.each([
  ['direct', direct],
  ['HTTP', http],
  ['message port', messagePort],
])('%s', (_, connect) => {
  let folder: string;
  let transport: Transport;
  const called = new Set<OperationName>();

  beforeAll(async () => {
    prepareReference(() => undefined, memoryLog().log);
    folder = mkdtempSync(join(tmpdir(), 'cofactor-contract-'));
    transport = await connect(folder);
  }, 120_000);
  afterAll(async () => {
    await transport.close();
    rmSync(folder, { recursive: true });
  });

  /** The value of a call, checked against the contract of its output. */
  async function valueOf<N extends OperationName>(name: N, input: unknown): Promise<OutputOf<N>> {
    called.add(name);
    const envelope = await transport.call(name, input);
    if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.error)}`);
    const schema: (typeof operations)[N]['output'] = operations[name].output;
    const result = v.safeParse(schema, envelope.value);
    if (!result.success) {
      const [issue] = result.issues;
      throw new Error(`${name}: ${v.getDotPath(issue) ?? ''}: ${issue.message}`);
    }
    return result.output;
  }

  test.each(
    reads.map(([name, input]) => ({
      name,
      input,
      call: JSON.stringify({ name, input }).slice(0, 90),
    })),
  )(
    '$call',
    async ({ name, input }) => {
      const value = comparable(await valueOf(name, input));
      const key = JSON.stringify([name, input]);
      if (!answersByCall.has(key)) answersByCall.set(key, value);
      expect(value).toEqual(answersByCall.get(key));
    },
    60_000,
  );

  test.each(failures)('%s %j fails as the contract says', async (name, input, error) => {
    const envelope: Envelope<unknown> = await transport.call(name, input);
    expect(envelope).toMatchObject({ ok: false, error });
  });

  test('the PDF of a plan belongs to the plan', async () => {
    const plan = parsePlan(plans[0]?.text ?? '');
    const { pdf, bytes } = await valueOf('report', { kind: 'plan', plan, asOf: '2026-11-22' });
    expect(Buffer.from(pdf, 'base64')).toHaveLength(bytes);
    expect(await valueOf('report.verify', { pdf, plan })).toMatchObject({ matches: true });
  }, 60_000);

  test('plans are saved, listed, changed only from their last state, and removed', async () => {
    const plan = parsePlan(plans[0]?.text ?? '');
    const saved = await valueOf('plans.save', { id: null, revision: 0, title: 'Mine', plan });
    expect(saved).toMatchObject({ title: 'Mine', plan });
    expect(await valueOf('plans.list', {})).toMatchObject([{ id: saved.id, title: 'Mine' }]);
    const { id, revision } = saved;
    const changed = await valueOf('plans.save', { id, revision, title: 'Ours', plan });
    expect(changed.revision).toBe(revision + 1);
    const late = await transport.call('plans.save', { id, revision, title: 'Late', plan });
    expect(late.ok).toBe(false);
    expect(await valueOf('plans.get', { id })).toMatchObject({ title: 'Ours' });
    await valueOf('plans.remove', { id });
    expect(await valueOf('plans.list', {})).toEqual([]);
  });

  test('versions go with their plan; people and products are kept and removed', async () => {
    const plan = parsePlan(plans[0]?.text ?? '');
    const { id } = await valueOf('plans.save', { id: null, revision: 0, title: 'Mine', plan });
    const version = await valueOf('plans.keep', { id, reason: 'report' });
    expect(await valueOf('plans.versions', { id })).toEqual([version]);
    expect(await valueOf('plans.version', { id, number: 1 })).toEqual({ ...version, body: plan });
    await valueOf('plans.remove', { id });
    expect(await transport.call('plans.version', { id, number: 1 })).toMatchObject({ ok: false });

    const { profile } = plan;
    const someone = { id: null, revision: 0, title: 'Someone', profile };
    const person = await valueOf('profiles.save', someone);
    expect(await valueOf('profiles.list', {})).toEqual([person]);
    await valueOf('profiles.remove', { id: person.id });
    expect(await valueOf('profiles.list', {})).toEqual([]);

    const ingredients = [{ substance: 'zinc', amount: 10, unit: 'mg' }];
    const zinc = { id: null, revision: 0, product: { name: 'Zinc', ingredients } };
    const product = await valueOf('products.save', zinc);
    expect(await valueOf('products.list', {})).toEqual([product]);
    await valueOf('products.remove', { id: product.id });
    expect(await valueOf('products.list', {})).toEqual([]);
  });

  /** Id of a file of the person, handed over as the host does it. */
  async function chosen(name: string, content: string): Promise<string> {
    const path = join(folder, name);
    writeFileSync(path, content);
    const answer = await transport.hand(path);
    if (!answer.ok) throw new Error(answer.error.message);
    return v.parse(v.looseObject({ file: v.string() }), answer.value).file;
  }

  test('a food table is read in, used, and removed', async () => {
    const file = await chosen('list.csv', 'code,name,Mg\n1,Kvikk bread,120.5\n');
    expect(await valueOf('files.read', { file })).toMatchObject({
      kind: 'table',
      name: 'list.csv',
    });
    const amounts = [{ column: 'Mg', nutrient: 'magnesium_mg', unit: 'mg' }];
    const read = { delimiter: ',', encoding: 'utf-8', decimal: '.', noValue: [], trace: [] };
    const columns = { code: 'code', name: 'name', group: null, synonyms: null, amounts };
    const mapping = { title: 'My list', licence: 'mine', edition: '1', ...read, ...columns };
    const kept = await valueOf('mappings.save', { mapping });
    expect(await valueOf('mappings.list', {})).toEqual([kept]);
    await valueOf('mappings.remove', { id: kept.id });
    const job = '00000000-0000-4000-8000-000000000001';
    const { pack } = await valueOf('imports.foods', { file, job, mapping });
    expect(await valueOf('imports.progress', { job })).toMatchObject({ state: 'done' });
    expect(await valueOf('imports.cancel', { job })).toEqual({});
    const { hits } = await valueOf('search', { query: 'kvikk' });
    expect(hits[0]).toMatchObject({ id: `${pack ?? ''}-1` });
    expect(await valueOf('packs.uses', { id: pack })).toEqual({ plans: [] });
    await valueOf('packs.remove', { id: pack });
    expect((await valueOf('search', { query: 'kvikk' })).hits).toEqual([]);
  }, 60_000);

  test('papers and retractions are read in; papers are listed, changed, written out', async () => {
    const ris = 'TY  - JOUR\nTI  - A paper of mine\nDO  - 10.1000/xyz\nER  - \n';
    const papers = await chosen('papers.ris', ris);
    expect(await valueOf('files.read', { file: papers })).toMatchObject({ kind: 'citations' });
    expect(await valueOf('imports.citations', { file: papers })).toMatchObject({ pack: null });
    const headings = [
      'Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDOI,RetractionDate',
      'RetractionNature,Reason',
    ].join();
    const list = `${headings}\n1,A paper,10.1000/xyz,0,10.1000/r,1/31/2024 0:00,Retraction,+Error;\n`;
    const retractions = await chosen('retractions.csv', list);
    const { pack } = await valueOf('imports.retractions', { file: retractions });
    const { readings } = await valueOf('readings.list', {});
    expect(readings).toMatchObject([{ item: { title: 'A paper of mine' } }]);
    expect(readings[0]?.retraction).not.toBeNull();
    const [reading] = readings;
    if (reading === undefined) throw new Error('no reading');
    const { id, revision, item } = reading;
    expect(await valueOf('readings.get', { id })).toEqual(reading);
    await valueOf('readings.save', { id, revision, item, notes: 'Mine' });
    expect((await valueOf('readings.export', { format: 'ris' })).text).toContain('A paper of mine');
    await valueOf('readings.remove', { id });
    await valueOf('packs.remove', { id: pack });
  }, 60_000);

  test('all data is written out and read in; backups are shown and restored', async () => {
    const plan = parsePlan(plans[0]?.text ?? '');
    await valueOf('plans.save', { id: null, revision: 0, title: 'Kept', plan });
    const exported = await valueOf('data.export', {});
    const file = await chosen('data.json', Buffer.from(exported.base64, 'base64').toString('utf8'));
    expect(await valueOf('files.read', { file })).toMatchObject({ kind: 'data' });
    await valueOf('data.import', { file, mode: 'merge', tryOnly: true });
    const [backup] = await valueOf('backups.list', {});
    const name = backup?.name;
    expect(await valueOf('backups.preview', { name })).toMatchObject({ sound: true });
    await valueOf('backups.restore', { name, confirm: 'restore this backup' });
    expect(await valueOf('damaged.list', {})).toEqual([]);
    called.add('damaged.export');
    const none = await transport.call('damaged.export', { name: 'user.damaged-2026.db' });
    expect(none).toMatchObject({ ok: false, error: { code: 'not-found', field: 'name' } });
    called.add('damaged.remove');
    const gone = await transport.call('damaged.remove', {
      name: 'user.damaged-2026.db',
      confirm: 'delete this damaged file',
    });
    expect(gone).toMatchObject({ ok: false, error: { code: 'not-found', field: 'name' } });
    called.add('damaged.dismiss');
    const unknown = await transport.call('damaged.dismiss', { what: '2026-11-23T08:00:00.000Z' });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'not-found', field: 'what' } });
  }, 60_000);

  test('settings are kept, and everything can be erased', async () => {
    const before = await valueOf('settings.get', {});
    await valueOf('settings.save', { ...before, theme: 'dark' });
    expect(await valueOf('settings.get', {})).toMatchObject({ theme: 'dark' });
    expect(await valueOf('doctor', {})).toMatchObject({ ok: true, problems: [] });
    await valueOf('data.erase', { confirm: 'erase all my data' });
    expect(await valueOf('settings.get', {})).toEqual(before);
  });

  test('no operation was left out, and no call was an internal error', () => {
    expect([...called].sort()).toEqual([...operationNames].sort());
    expect(transport.lines.filter((line) => line.level === 'error')).toEqual([]);
  });
});
