/** The command line as people and scripts meet it: stdout, stderr, exit codes, files. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../src/contract/errors.ts';
import { operations } from '../../src/contract/operations.ts';
import { prepareReference, rootDir } from '../../src/hosts/checkout.ts';
import { memoryLog } from '../../src/hosts/testing/smallCore.ts';
import { failureIn, runIn, type Run } from './support/cli.ts';

let folder: string;

beforeAll(() => {
  prepareReference(() => undefined, memoryLog().log);
}, 120_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cofactor-cli-'));
  return () => {
    rmSync(folder, { recursive: true });
  };
});

const run = (...words: string[]): Promise<Run> => runIn(folder, words);

async function failure(...words: string[]): Promise<{ code: number; error: Failure }> {
  const failed = await run(...words, '--json');
  expect(failed.err).toBe('');
  return { code: failed.code, error: failureIn(failed) };
}

const plan = {
  format: 'cofactor-plan',
  version: 1,
  profile: { age: 34, sex: 'female' },
  items: [{ ingredients: [{ substance: 'magnesium', amount: 200, unit: 'mg' }], times: ['08:00'] }],
};
function planFile(change: object = {}): string {
  writeFileSync(join(folder, 'plan.json'), JSON.stringify({ ...plan, ...change }));
  return 'plan.json';
}

describe('results', () => {
  test('the flagship question, as JSON: the output of the operation and nothing else', async () => {
    const { code, out, err } = await run('ask', 'is magnesium good for MS?', '--json');
    expect([code, err]).toEqual([0, '']);
    const answer = v.parse(operations.ask.output, JSON.parse(out));
    expect(answer).toMatchObject({
      substance: 'magnesium',
      condition: 'multiple-sclerosis',
      status: 'answered',
    });
  });

  test('as text: answer first, certainty in words, numbered sources, notice at the end', async () => {
    const { code, out } = await run('ask', 'is', 'magnesium', 'good', 'for', 'MS?');
    expect(code).toBe(0);
    const places = [
      'What was studied',
      'certainty: very low',
      '\nSources\n',
      'doctor or pharmacist',
    ];
    const at = places.map((text) => out.lastIndexOf(text));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at.every((place) => place > 0)).toBe(true);
    expect(out).toMatch(/\[1\] .*\n/);
    expect(out.split('\n').filter((line) => line.length > 80 && !/https?:/.test(line))).toEqual([]);
    expect(out).not.toContain('\u001b');
  });

  test.each([
    [['search', 'magnezium', '--limit', '3']],
    [['--limit', '3', '--json', 'search', 'magnezium']],
    [['search', '--limit', '3', 'magnezium']],
  ])('options stand anywhere: %j', async (words) => {
    const { code, out } = await run(...words, ...(words.includes('--json') ? [] : ['--json']));
    expect(code).toBe(0);
    const result = v.parse(operations.search.output, JSON.parse(out));
    expect(result.hits).toHaveLength(3);
    expect(result.hits[0]).toMatchObject({
      kind: 'substance',
      id: 'magnesium',
      matched: 'spelling',
    });
  });

  test('nothing found, not covered and a check with findings are no errors', async () => {
    expect((await run('search', 'qqqqqqqq')).code).toBe(0);
    expect((await run('ask', 'xyzzy and plugh')).code).toBe(0);
    const { code, out } = await run('check', planFile(), '--json');
    expect(code).toBe(0);
    expect(v.safeParse(operations.check.output, JSON.parse(out)).success).toBe(true);
  });

  test.each([
    ['foods', '--nutrient', 'magnesium', '--per', 'portion'],
    ['packs'],
    ['doctor'],
    ['show', 'substance/magnesium'],
    ['show', 'condition/multiple-sclerosis'],
    ['show', 'claim/magnesium-ms-relapse'],
    ['show', 'form/magnesium-citrate'],
    ['show', 'food/almonds-raw'],
    ['show', 'medication/levothyroxine'],
    ['sources', '--format', 'bibtex', '--claim', 'magnesium-ms-relapse'],
  ])('%s %s %s prints text', async (...words) => {
    const { code, out, err } = await run(...words);
    expect([code, err]).toEqual([0, '']);
    expect(out.length).toBeGreaterThan(40);
    expect(out).not.toMatch(/\bundefined\b|\[object|\bNaN\b|: null/);
  });

  test('help and version go to stdout', async () => {
    const help = await run('--help');
    expect([help.code, help.err]).toEqual([0, '']);
    for (const name of [
      'search',
      'ask',
      'show',
      'foods',
      'check',
      'report',
      'sources',
      'import',
      'packs',
      'serve',
      'doctor',
    ]) {
      expect(help.out).toContain(`  ${name} `);
    }
    const version = /"version": "([^"]+)"/.exec(
      readFileSync(join(rootDir, 'package.json'), 'utf8'),
    );
    expect((await run('--version')).out).toBe(`${version?.[1] ?? ''}\n`);
    expect((await run('search', '--help')).out).toContain('--kind');
  });
});

describe('wrong use', () => {
  test.each([
    [['import', 'fdc', 'x.zip'], 2, 'missing-file', undefined, /^x\.zip: there is no such file/],
    [['import', 'x.zip'], 2, 'invalid-input', 'file', /missing/],
    [['import', 'photos', 'x.zip'], 2, 'invalid-input', 'what', /fdc, csv/],
    [['import', 'csv', 'x.csv'], 2, 'invalid-input', 'mapping', /^--mapping: is needed/],
    [['import', 'fdc', 'x', '--mapping', 'm'], 2, 'invalid-input', 'mapping', /import csv alone/],
    [['packs', 'remove', 'x'], 2, 'unknown-id', 'id', /^id: No pack has the id "x"/],
    [['packs', 'remove', '../x'], 2, 'invalid-input', 'id', /^id: must be the id of a pack/],
    [['packs', 'remove', 'cofactor-reference'], 2, 'invalid-input', 'id', /cannot be removed/],
    [['packs', 'remove'], 2, 'invalid-input', 'id', /needs the id/],
    [['packs', 'rename', 'x'], 2, 'invalid-input', undefined, /^unknown command 'packs rename'$/],
    [[], 2, 'invalid-input', undefined, /name a command/],
    [['ask'], 2, 'invalid-input', 'question', /missing/],
    [['search', 'x', '--bogus'], 2, 'invalid-input', 'bogus', /--bogus/],
    [['search', 'x', '--limit', 'many'], 2, 'invalid-input', 'limit', /^--limit: /],
    [['search', 'x', '--limit', '0'], 2, 'invalid-input', 'limit', /^--limit: must be at least 1$/],
    [['search', 'x', '--kind', 'planet'], 2, 'invalid-input', 'kind', /^--kind: .*substance/],
    [['foods'], 2, 'invalid-input', 'nutrient', /^--nutrient: /],
    [['foods', '--nutrient', 'unobtainium'], 2, 'unknown-id', 'nutrient', /^--nutrient: /],
    [['foods', '--nutrient', 'magnesium', '--per', 'spoon'], 2, 'invalid-input', 'per', /100kcal/],
    [['show', 'substance/unobtainium'], 3, 'not-found', 'ref', /unobtainium/],
    [['check', 'nowhere.json'], 2, 'missing-file', undefined, /nowhere\.json/],
    [['check', '.'], 2, 'missing-file', undefined, /folder/],
    [['sources'], 2, 'invalid-input', 'format', /^--format: /],
    [['sources', '--format', 'word'], 2, 'invalid-input', 'format', /csl-json/],
    [
      ['report', 'answer', 'magnesium', '--out', 'x.pdf'],
      2,
      'invalid-input',
      'condition',
      /condition/,
    ],
    [
      ['report', 'substance', 'unobtainium', '--out', 'x.pdf'],
      2,
      'unknown-id',
      'substance',
      /unobtainium/,
    ],
    [['serve', '--port', '99999'], 2, 'invalid-input', 'port', /^--port: /],
  ] as const)('%j', async (words, code, error, field, message) => {
    const result = await failure(...words);
    expect(result.code).toBe(code);
    expect(result.error).toMatchObject({ code: error, message: expect.stringMatching(message) });
    expect(result.error.field).toBe(field);
    expect(existsSync(join(folder, 'x.pdf'))).toBe(false);
  });

  test('without --json the message goes to stderr and stdout stays empty', async () => {
    const { code, out, err } = await run('import', 'fdc', 'x.zip');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('x.zip: there is no such file');
  });
});

describe('plan files', () => {
  const ingredient = { substance: 'magnesium', amount: 200, unit: 'mg' };
  const item = (change: object) => ({ items: [{ ingredients: [{ ...ingredient, ...change }] }] });
  const profile = (change: object) => ({ profile: { age: 34, sex: 'female', ...change } });
  test.each([
    ['items[0].ingredients[0].unit', 'invalid-input', item({ unit: 'spoons' })],
    ['items[0].ingredients[0].unit', 'invalid-input', item({ unit: 'IU' })],
    ['items[0].ingredients[0].amount', 'invalid-input', item({ amount: -5 })],
    ['items[0].ingredients[0].dose', 'invalid-input', item({ dose: 5 })],
    ['items[0].ingredients[0].amount', 'invalid-input', item({ amount: 1e300 })],
    ['items[0].since', 'invalid-input', { items: [{ ...plan.items[0], since: '2026-02-30' }] }],
    ['items[0].ingredients[0].substance', 'unknown-id', item({ substance: 'unobtainium' })],
    ['items[0].ingredients[0].form', 'unknown-id', item({ form: 'magnesium-nope' })],
    ['profile.conditions[0]', 'unknown-id', profile({ conditions: ['nope'] })],
    [
      'profile.medications[0].medication',
      'unknown-id',
      profile({ medications: [{ medication: 'nope' }] }),
    ],
    ['foods[0].food', 'unknown-id', { foods: [{ food: 'nope', grams: 5 }] }],
    ['profile.state', 'invalid-input', profile({ sex: 'male', state: 'pregnant' })],
    ['version', 'invalid-input', { version: 2 }],
  ])('name the field %s (%s)', async (field, code, change) => {
    const file = planFile(change);
    for (const words of [
      ['check', file],
      ['report', file, '--out', 'x.pdf'],
    ]) {
      const result = await failure(...words);
      expect(result.code).toBe(2);
      expect(result.error).toMatchObject({ code, field });
      expect(result.error.message.startsWith(`${field}: `)).toBe(true);
    }
    expect(readdirSync(folder).sort()).toEqual(['data', 'plan.json']);
  });

  test('broken JSON: file, line and column', async () => {
    writeFileSync(
      join(folder, 'broken.json'),
      '{\n  "format": "cofactor-plan",\n  "version": 1,,\n}',
    );
    const { code, error } = await failure('check', 'broken.json');
    expect(code).toBe(2);
    expect(error).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('broken.json: is not valid JSON: line 3, column 16: '),
    });
  });

  test('a byte order mark is fine, other encodings and giants are not', async () => {
    writeFileSync(join(folder, 'bom.json'), `\ufeff${JSON.stringify(plan)}`);
    expect((await run('check', 'bom.json')).code).toBe(0);
    writeFileSync(join(folder, 'latin.json'), Buffer.from('{"name":"J\xfcrgen"}', 'latin1'));
    expect((await failure('check', 'latin.json')).error.message).toContain('UTF-8');
    writeFileSync(join(folder, 'giant.json'), ' '.repeat(5_000_001));
    expect((await failure('check', 'giant.json')).error.message).toContain('too large');
  });

  test.skipIf(process.platform === 'win32')('a device without an end is too large', async () => {
    const { code, error } = await failure('check', '/dev/zero');
    expect([code, error.code]).toEqual([2, 'invalid-input']);
    expect(error.message).toContain('too large');
  });
});

describe('report', () => {
  test('writes the PDF and prints what it wrote; the bytes do not depend on the path', async () => {
    const file = planFile();
    const { code, out } = await run('report', file, '--out', 'a.pdf', '--json');
    expect(code).toBe(0);
    const bytes = readFileSync(join(folder, 'a.pdf'));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const result: unknown = JSON.parse(out);
    expect(result).toEqual({
      path: join(folder, 'a.pdf'),
      pages: expect.any(Number),
      bytes: bytes.length,
      fingerprint: expect.any(String),
      edition: expect.any(String),
      asOf: '2026-11-22',
    });
    mkdirSync(join(folder, 'sub'));
    await run('report', file, '--out', 'sub/other name.pdf', '--as-of', '2026-11-22');
    expect(readFileSync(join(folder, 'sub', 'other name.pdf')).equals(bytes)).toBe(true);
    const verified = await run('report', '--verify', 'a.pdf', file, '--json');
    expect(JSON.parse(verified.out)).toMatchObject({ matches: true });
    const other = planFile({ profile: { age: 35, sex: 'female' } });
    const changed = await run('report', '--verify', 'a.pdf', other, '--json');
    expect([changed.code, JSON.parse(changed.out)]).toMatchObject([0, { matches: false }]);
  }, 60_000);

  test.each([
    ['asOf', ['--as-of', '2026-13-01'], /^--as-of: /],
    ['asOf', ['--as-of', 'tomorrow'], /^--as-of: /],
    ['asOf', ['--as-of', '2026-02-30'], /^--as-of: .*calendar/],
    ['paper', ['--paper', 'a3'], /^--paper: .*letter/],
    ['sections[1]', ['--sections', 'visit,poem'], /^--sections: .*glossary/],
    ['per', ['--per', '100g'], /^--per: /],
  ])('names the field %s of a wrong option', async (field, options, message) => {
    const { code, error } = await failure('report', planFile(), '--out', 'x.pdf', ...options);
    expect([code, error.field]).toEqual([2, field]);
    expect(error.message).toMatch(message);
  });

  test('needs --out', async () => {
    expect((await failure('report', planFile())).error).toMatchObject({ field: 'out' });
  });

  test('does not touch what it cannot write', async () => {
    const file = planFile();
    mkdirSync(join(folder, 'taken.pdf'));
    writeFileSync(join(folder, 'locked.pdf'), 'as it was');
    chmodSync(join(folder, 'locked.pdf'), 0o444);
    for (const out of ['nowhere/x.pdf', 'taken.pdf', 'locked.pdf', 'plan.json/x.pdf']) {
      const { code, error } = await failure('report', file, '--out', out);
      expect([code, error.code, error.field]).toEqual([2, 'unwritable', 'out']);
      expect(error.message).toMatch(/^--out: /);
    }
    expect(readFileSync(join(folder, 'locked.pdf'), 'utf8')).toBe('as it was');
    expect(readdirSync(folder).sort()).toEqual(['data', 'locked.pdf', 'plan.json', 'taken.pdf']);
  });

  test.skipIf(process.platform === 'win32')(
    'devices are no files; links lead to their target',
    async () => {
      const words = ['report', 'answer', 'magnesium', 'multiple-sclerosis', '--out'];
      expect((await failure(...words, '/dev/null')).error.code).toBe('unwritable');
      writeFileSync(join(folder, 'target.pdf'), 'old');
      symlinkSync('target.pdf', join(folder, 'link.pdf'));
      expect((await run(...words, 'link.pdf')).code).toBe(0);
      expect(readFileSync(join(folder, 'target.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    },
    60_000,
  );
});

describe('sources', () => {
  test('go to stdout as they are, or to a file', async () => {
    const words = ['sources', '--format', 'ris', '--claim', 'magnesium-ms-relapse'];
    const { out } = await run(...words);
    expect(out).toMatch(/^TY {2}- /);
    const written = await run(...words, '--out', 'refs.ris', '--json');
    expect(JSON.parse(written.out)).toMatchObject({
      path: join(folder, 'refs.ris'),
      format: 'ris',
    });
    expect(readFileSync(join(folder, 'refs.ris'), 'utf8')).toBe(out);
  });
});

describe('the data folder', () => {
  test('is created, and reading leaves nothing in it', async () => {
    expect((await run('search', 'zinc')).code).toBe(0);
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
  });

  test('that cannot be created is named', async () => {
    writeFileSync(join(folder, 'data'), 'a file');
    const { code, error } = await failure('search', 'zinc');
    expect([code, error.code, error.field]).toEqual([2, 'unwritable', 'data-dir']);
  });
});

describe('the data folder of a process', () => {
  // A process of its own: the fault that this guards against never came back.
  test.skipIf(process.platform !== 'linux')('is refused where none can be made', () => {
    const main = join(rootDir, 'src', 'hosts', 'cli', 'main.ts');
    const args = [main, 'packs', '--json', '--data-dir', '/proc/cofactor/data'];
    const result = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 });
    expect(result.status).toBe(2);
    expect(JSON.parse(result.stdout)).toMatchObject({ error: { field: 'data-dir' } });
  });
});

describe('as a process', () => {
  const main = join(rootDir, 'src', 'hosts', 'cli', 'main.ts');
  test('exit code and clean stdout', () => {
    const args = [main, '--data-dir', join(folder, 'data'), '--json', 'show', 'food/nope'];
    const result = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([result.status, result.stderr]).toEqual([3, '']);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test.skipIf(process.platform === 'win32')('a reader that stops early is no error', () => {
    const command = `"${process.execPath}" "${main}" --data-dir "${join(folder, 'data')}" sources --format bibtex | head -n 1`;
    const text = execFileSync('bash', ['-c', `set -o pipefail; ${command} 2>&1`], {
      encoding: 'utf8',
    });
    expect(text).toMatch(/^@\w+\{[^\n]*\n$/);
  });
});

afterAll(() => {
  expect(existsSync(join(rootDir, 'resources', 'reference.db'))).toBe(true);
});
