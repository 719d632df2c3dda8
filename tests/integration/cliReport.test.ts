/** `cofactor report`: its options, its tables as CSV, and what it does when a disk or folder will not take a file. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Failure } from '../../src/contract/errors.ts';
import { prepareReference } from '../../src/hosts/checkout.ts';
import { memoryLog } from '../../src/hosts/testing/smallCore.ts';
import { failureIn, runIn, type Run } from './support/cli.ts';

let folder: string;
beforeAll(() => {
  prepareReference(() => undefined, memoryLog().log);
  folder = mkdtempSync(join(tmpdir(), 'cofactor-report-'));
  const plan = {
    format: 'cofactor-plan',
    version: 1,
    profile: {
      name: 'Ana Maria Berg',
      age: 34,
      sex: 'female',
      conditions: ['multiple-sclerosis'],
      medications: [{ medication: 'levothyroxine', times: ['07:00'], note: '75 mcg' }],
    },
    items: [
      {
        product: 'Tablets "A", large',
        ingredients: [
          { substance: 'magnesium', amount: 200, unit: 'mg' },
          { substance: 'vitamin-d', amount: 25, unit: 'mcg' },
        ],
        times: ['08:00'],
      },
    ],
  };
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  writeFileSync(join(folder, 'earlier.json'), JSON.stringify({ ...plan, items: [] }));
  const wrong = { ...plan, profile: { ...plan.profile, conditions: ['no-such-condition'] } };
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify(wrong));
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (...words: string[]): Promise<Run> => runIn(folder, words);
async function failure(...words: string[]): Promise<{ code: number; error: Failure }> {
  const failed = await run(...words, '--json');
  return { code: failed.code, error: failureIn(failed) };
}

const Written = v.object({
  path: v.string(),
  bytes: v.number(),
  fingerprint: v.string(),
  csv: v.optional(v.array(v.string())),
});
async function written(...words: string[]) {
  const { code, out, err } = await run(...words, '--json');
  expect([code, err]).toEqual([0, '']);
  return v.parse(Written, JSON.parse(out));
}
const answer = ['report', 'answer', 'biotin', 'multiple-sclerosis'];

describe('options of a report', () => {
  test('each of them changes the bytes, none of them the fingerprint', async () => {
    const plain = await written('report', 'plan.json', '--out', 'plain.pdf');
    const bytes = readFileSync(plain.path);
    for (const options of [
      ['--large-print'],
      ['--black-and-white'],
      ['--dates', 'us'],
      ['--dates', 'iso'],
      // The Greek letter mu and the micro sign are one sign to a person.
      ['--micro', 'µg'],
      ['--micro', 'μg'],
      ['--initials'],
      ['--hide-diagnoses'],
      ['--since', 'earlier.json', '--since-date', '2026-05-01'],
      ['--since', 'earlier.json', '--since-date', '2026-05-01', '--since-edition', '2025.01'],
    ]) {
      const other = await written('report', 'plan.json', '--out', 'other.pdf', ...options);
      expect(other.fingerprint, options.join(' ')).toBe(plain.fingerprint);
      expect(readFileSync(other.path).equals(bytes), options.join(' ')).toBe(false);
    }
    // Options may stand in front of the command, too.
    const again = await written('--dates', 'long', 'report', 'plan.json', '--out', 'again.pdf');
    expect(readFileSync(again.path).equals(bytes)).toBe(true);
  }, 120_000);

  test('a card has the medicines and no table', async () => {
    const { path } = await written(
      'report',
      'card',
      'plan.json',
      '--initials',
      '--out',
      'card.pdf',
    );
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
    const verified = await run('report', '--verify', 'card.pdf', 'plan.json', '--json');
    expect(JSON.parse(verified.out)).toMatchObject({ matches: true });
  }, 60_000);

  test.each([
    ['dates', ['plan.json', '--dates', 'english'], /^--dates: .*long, us, iso/],
    ['micro', ['plan.json', '--micro', 'gamma'], /^--micro: .*mcg/],
    ['since-date', ['plan.json', '--since', 'earlier.json'], /^--since-date: is needed/],
    ['since-date', ['plan.json', '--since-date', '2026-05-01'], /^--since-date: needs --since/],
    ['since-edition', ['plan.json', '--since-edition', '2025.01'], /^--since-edition: needs/],
    [
      'since.date',
      ['plan.json', '--since', 'earlier.json', '--since-date', '1 May'],
      /^--since-date: must be a date/,
    ],
    [
      'since.plan.profile.conditions[0]',
      ['plan.json', '--since', 'wrong.json', '--since-date', '2026-05-01'],
      /^--since: profile\.conditions\[0\]: /,
    ],
    ['sections', ['card', 'plan.json', '--sections', 'visit'], /^--sections: does not fit/],
    ['hide-diagnoses', ['card', 'plan.json', '--hide-diagnoses'], /^--hide-diagnoses: does not/],
    ['csv', ['card', 'plan.json', '--csv', '.'], /^--csv: does not fit/],
    ['initials', ['foods', 'magnesium', '--initials'], /^--initials: .*a plan, card/],
    ['since', ['substance', 'zinc', '--since', 'earlier.json'], /^--since: does not fit/],
    ['per', ['condition', 'multiple-sclerosis', '--per', '100g'], /^--per: does not fit/],
    ['plan', ['card'], /^plan: is needed: report card <plan>/],
  ])('names %s where it does not fit: %j', async (field, words, message) => {
    const { code, error } = await failure('report', ...words, '--out', 'never.pdf');
    expect([code, error.field]).toEqual([2, field]);
    expect(error.message).toMatch(message);
    expect(existsSync(join(folder, 'never.pdf'))).toBe(false);
  });

  test('an earlier plan that is not there is named', async () => {
    const words = ['--since', 'gone.json', '--since-date', '2026-05-01', '--out', 'never.pdf'];
    const { code, error } = await failure('report', 'plan.json', ...words);
    expect([code, error.code]).toEqual([2, 'missing-file']);
    expect(error.message).toContain('gone.json');
  });

  test('options of a drawing do not fit --verify', async () => {
    const words = ['--verify', 'plain.pdf', 'plan.json', '--large-print'];
    expect((await failure('report', ...words)).error).toMatchObject({
      field: 'large-print',
      message: '--large-print: does not fit --verify',
    });
  });
});

describe('tables beside the PDF', () => {
  test('are written into the folder and named in the result', async () => {
    mkdirSync(join(folder, 'tables'));
    const { csv = [] } = await written('report', 'plan.json', '--out', 't.pdf', '--csv', 'tables');
    expect(csv.map((path) => path.slice(folder.length + 1)).sort()).toEqual(
      readdirSync(join(folder, 'tables'))
        .map((name) => join('tables', name))
        .sort(),
    );
    const references = readFileSync(join(folder, 'tables', 'references-1.csv'), 'utf8');
    expect(references.startsWith('\ufeffnumber,')).toBe(true);
    const rows: string[][] = parse(references, { bom: true });
    expect(rows.slice(1).map(([number]) => number)).toEqual(
      rows.slice(1).map((_, at) => `${at + 1}`),
    );
    const all = csv.map((path) => readFileSync(path, 'utf8')).join('');
    expect(all).toContain('"Tablets ""A"", large');
  }, 60_000);

  test('without --csv the result has no further field', async () => {
    const { out } = await run(...answer, '--out', 'a.pdf', '--json');
    const fields = ['path', 'pages', 'bytes', 'fingerprint', 'edition', 'asOf'];
    expect(Object.keys(JSON.parse(out) as object)).toEqual(fields);
  }, 60_000);

  test('leave a write-protected table alone, and then write nothing at all', async () => {
    mkdirSync(join(folder, 'locked'));
    const table = join(folder, 'locked', 'references-1.csv');
    writeFileSync(table, 'as it was');
    chmodSync(table, 0o444);
    const { code, error } = await failure(...answer, '--out', 'locked.pdf', '--csv', 'locked');
    expect([code, error.code, error.field]).toEqual([2, 'unwritable', 'csv']);
    expect(error.message).toMatch(/^--csv: .*references-1\.csv.*write-protected/);
    expect(readFileSync(table, 'utf8')).toBe('as it was');
    expect(readdirSync(join(folder, 'locked'))).toEqual(['references-1.csv']);
    expect(existsSync(join(folder, 'locked.pdf'))).toBe(false);
  }, 60_000);

  test.each([
    ['a missing folder', 'nowhere', /does not exist/],
    ['a file', 'plan.json', /not a folder/],
    ['nothing', '', /must not be empty/],
  ])('cannot go into %s', async (_, csv, message) => {
    const { code, error } = await failure(...answer, '--out', 'never.pdf', '--csv', csv);
    expect([code, error.field]).toEqual([2, 'csv']);
    expect(error.message).toMatch(message);
    expect(existsSync(join(folder, 'never.pdf'))).toBe(false);
  });
});

/** A very small disk, where this process may mount one. */
function smallDisk(path: string, options: string): boolean {
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a disk that will not take a file', () => {
  test('full: says so, keeps the old file, leaves no half-written one', async ({ skip }) => {
    const disk = join(folder, 'small');
    if (!smallDisk(disk, 'size=8k')) skip('no small disk can be mounted here');
    try {
      writeFileSync(join(disk, 'old.pdf'), 'as it was');
      for (const name of ['old.pdf', 'new.pdf']) {
        const { code, error } = await failure(...answer, '--out', join(disk, name));
        expect([code, error.code, error.field]).toEqual([2, 'unwritable', 'out']);
        expect(error.message).toMatch(/the disk is full/);
      }
      // Room for the PDF elsewhere, none for the tables: neither is written.
      const tables = await failure(...answer, '--out', 'beside.pdf', '--csv', disk);
      expect(tables.error).toMatchObject({ code: 'unwritable', field: 'csv' });
      expect(existsSync(join(folder, 'beside.pdf'))).toBe(false);
      expect(readdirSync(disk)).toEqual(['old.pdf']);
      expect(readFileSync(join(disk, 'old.pdf'), 'utf8')).toBe('as it was');
    } finally {
      execFileSync('umount', [disk]);
    }
  }, 60_000);

  test('read-only: says so', async ({ skip }) => {
    const disk = join(folder, 'readonly');
    if (!smallDisk(disk, 'size=8k,ro')) skip('no small disk can be mounted here');
    try {
      const { code, error } = await failure(...answer, '--out', join(disk, 'x.pdf'));
      expect([code, error.code]).toEqual([2, 'unwritable']);
      expect(error.message).toMatch(/the disk is read-only/);
    } finally {
      execFileSync('umount', [disk]);
    }
  }, 60_000);

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder without the right to write',
    async () => {
      mkdirSync(join(folder, 'closed'), { mode: 0o555 });
      const { code, error } = await failure(...answer, '--out', 'closed/x.pdf');
      expect([code, error.code]).toEqual([2, 'unwritable']);
      expect(error.message).toMatch(/write-protected/);
    },
    60_000,
  );
});
