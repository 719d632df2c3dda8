/** What goes wrong around a report: fonts, files, disks, workers. A clear error, and nothing half written. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/contract/plan.ts';
import { createCore } from '../../src/core/core.ts';
import { prepareReference, rootDir } from '../../src/hosts/checkout.ts';
import { dispatchKnown } from '../../src/hosts/dispatch.ts';
import { memoryLog } from '../../src/hosts/testing/smallCore.ts';
import { runIn, type Run } from '../integration/support/cli.ts';
import { AS_OF, example, openReports, type Reports } from './support/reports.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cofactor-faults-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const planFile = join(rootDir, 'examples', 'plain.json');
const cli = (...words: string[]): Promise<Run> =>
  runIn(folder, words, { columns: 100, now: new Date(2026, 10, 22, 12) });
/** Everything in the folder besides the data of the person. */
const left = (): string[] => readdirSync(folder).filter((entry) => entry !== 'data');
const words = (text: string): string => text.replace(/\s+/gu, ' ');

/** A report of a core with fonts or a worker of its own. */
async function reportWith(paths: { fontsDir?: string; reportWorker?: string }) {
  const { log, lines } = memoryLog();
  const core = createCore({
    paths: {
      referenceDb: prepareReference(() => undefined, log),
      dataDir: join(folder, 'data'),
      fontsDir: join(rootDir, 'resources', 'fonts'),
      reportWorker: join(rootDir, 'src', 'core', 'report', 'pdf', 'renderWorker.ts'),
      combinationWorker: '',
      importWorker: '',
      ...paths,
    },
    clock: { now: () => new Date('2026-11-22T12:00:00Z') },
    log,
  });
  try {
    return {
      result: await dispatchKnown(core, 'report', { kind: 'plan', plan: example('plain') }, log),
      lines,
    };
  } finally {
    await core.close();
  }
}

describe('fonts', { timeout: 60_000 }, () => {
  const fonts = join(rootDir, 'resources', 'fonts');
  const damages: readonly (readonly [name: string, damage: (fontsDir: string) => void])[] = [
    ['a font file that is missing', (dir) => rmSync(join(dir, 'SourceSans3_400Regular.ttf'))],
    [
      'a font file that is no font',
      (dir) => writeFileSync(join(dir, 'SourceSans3_400Regular.ttf'), 'no font'),
    ],
    ['an empty font file', (dir) => writeFileSync(join(dir, 'SourceSerif4_600SemiBold.ttf'), '')],
    [
      'half a font file',
      (dir) => {
        const path = join(dir, 'SourceSans3_600SemiBold.ttf');
        writeFileSync(path, readFileSync(path).subarray(0, 5000));
      },
    ],
    [
      'a folder for a font file',
      (dir) => {
        rmSync(join(dir, 'SourceSans3_400Regular.ttf'));
        mkdirSync(join(dir, 'SourceSans3_400Regular.ttf'));
      },
    ],
    ['a folder of fonts that is missing', (dir) => rmSync(dir, { recursive: true })],
  ];
  it.each(damages)('%s', async (_, damage) => {
    const fontsDir = join(folder, 'fonts');
    cpSync(fonts, fontsDir, { recursive: true });
    damage(fontsDir);
    const { result } = await reportWith({ fontsDir });
    if (result.ok) throw new Error('a report was made');
    expect(result.error.code).toBe('internal');
    expect(result.error.message).toMatch(
      /fonts that come with Cofactor .*Installing Cofactor again/u,
    );
    expect(result.error.message).not.toContain(folder);
  });
});

describe('a worker', { timeout: 60_000 }, () => {
  it('that is killed gives an error, and the next report is made', async () => {
    const { log } = memoryLog();
    const flag = join(folder, 'second');
    const script = join(folder, 'worker.mjs');
    const real = join(rootDir, 'src', 'core', 'report', 'pdf', 'renderWorker.ts');
    // Dies like a thread that is killed, the first time it is asked; the one that replaces it draws.
    writeFileSync(
      script,
      `import { existsSync, writeFileSync } from 'node:fs';
       import { parentPort } from 'node:worker_threads';
       if (existsSync(${JSON.stringify(flag)})) await import(${JSON.stringify(real)});
       else parentPort.on('message', () => { writeFileSync(${JSON.stringify(flag)}, ''); process.exit(137); });`,
    );
    const core = createCore({
      paths: {
        referenceDb: prepareReference(() => undefined, log),
        dataDir: join(folder, 'data'),
        fontsDir: join(rootDir, 'resources', 'fonts'),
        reportWorker: script,
        combinationWorker: '',
        importWorker: '',
      },
      clock: { now: () => new Date('2026-11-22T12:00:00Z') },
      log,
    });
    const input = { kind: 'plan', plan: example('plain') } as const;
    const first = await dispatchKnown(core, 'report', input, log);
    expect(first).toMatchObject({ ok: false, error: { code: 'internal' } });
    const second = await dispatchKnown(core, 'report', input, log);
    expect(second.ok).toBe(true);
    await core.close();
  });
});

describe('the file to write', { timeout: 60_000 }, () => {
  it('is write-protected: it stays, exit 2', async () => {
    const path = join(folder, 'report.pdf');
    writeFileSync(path, 'mine');
    chmodSync(path, 0o444);
    const run = await cli('report', planFile, '--out', 'report.pdf');
    expect(run.code).toBe(2);
    expect(words(run.err)).toContain(
      '--out: report.pdf cannot be written: the file is write-protected',
    );
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(left()).toEqual(['report.pdf']);
  });
  it('is in a folder that is missing: exit 2, and no folder is made', async () => {
    const run = await cli('report', planFile, '--out', 'no/such/report.pdf');
    expect(run.code).toBe(2);
    expect(words(run.err)).toContain(
      '--out: no/such/report.pdf cannot be written: its folder does not exist',
    );
    expect(left()).toEqual([]);
  });
  it('is under a file, is a folder, is a device: exit 2', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    mkdirSync(join(folder, 'sub'));
    for (const out of ['file/report.pdf', 'sub', '/dev/null'])
      expect((await cli('report', planFile, '--out', out)).code).toBe(2);
    expect(left().sort()).toEqual(['file', 'sub']);
    expect(readdirSync(join(folder, 'sub'))).toEqual([]);
  });
  it('replaces an earlier report whole, also behind a link', async () => {
    const path = join(folder, 'report.pdf');
    writeFileSync(path, 'an earlier report');
    symlinkSync(path, join(folder, 'link.pdf'));
    expect((await cli('report', planFile, '--out', 'link.pdf', '--as-of', AS_OF)).code).toBe(0);
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
    expect(left().sort()).toEqual(['link.pdf', 'report.pdf']);
  });

  const mounted = process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;
  it.skipIf(!mounted)(
    `is on a full disk: exit 2, and nothing is left${mounted ? '' : ' (skipped: only the administrator can mount a small disk)'}`,
    async (context) => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
      if (mount.status !== 0) {
        context.skip('no small disk can be mounted here');
        return;
      }
      try {
        const run = await cli('report', planFile, '--out', join(disk, 'report.pdf'));
        expect(run.code).toBe(2);
        expect(words(run.err)).toContain('cannot be written: the disk is full');
        expect(readdirSync(disk)).toEqual([]);
      } finally {
        execFileSync('umount', [disk]);
      }
    },
  );
});

describe('report --verify', { timeout: 60_000 }, () => {
  let reports: Reports;
  let pdf: Buffer;
  const plan = example('plain');
  beforeAll(async () => {
    reports = openReports();
    pdf = (await reports.make({ kind: 'plan', plan, asOf: AS_OF })).pdf;
  });
  afterAll(() => reports.close());

  it('knows its plan, also with the members in another order', async () => {
    expect(await reports.verify(pdf, plan)).toMatchObject({ matches: true });
    const turned: Plan = { ...plan, profile: { ...plan.profile } };
    turned.profile = Object.fromEntries(
      Object.entries(turned.profile).reverse(),
    ) as Plan['profile'];
    expect(await reports.verify(pdf, turned)).toMatchObject({ matches: true });
  });

  const item = (change: Partial<Plan['items'][number]>): Plan => ({
    ...plan,
    items: plan.items.map((one) => ({ ...one, ...change })),
  });
  const profile = (change: Partial<Plan['profile']>): Plan => ({
    ...plan,
    profile: { ...plan.profile, ...change },
  });
  const ingredients = plan.items[0]?.ingredients ?? [];
  const others: readonly (readonly [field: string, changed: Plan])[] = [
    ['name', profile({ name: 'A. C.' })],
    ['age', profile({ age: 35 })],
    ['sex', profile({ sex: 'male' })],
    ['state', profile({ state: 'lactating' })],
    ['authority', profile({ authority: 'EFSA' })],
    ['conditions', profile({ conditions: [] })],
    ['medications', profile({ medications: [] })],
    ['meals', profile({ meals: ['07:30'] })],
    ['wake', profile({ wake: '06:31' })],
    ['sleep', profile({ sleep: '23:30' })],
    ['diet', profile({ diet: ['vegan'] })],
    ['exclusions', profile({ exclusions: ['Nuts'] })],
    ['notes', profile({ notes: 'a note' })],
    ['product', item({ product: 'Magnesium citrate ' + 'plus' })],
    [
      'amount',
      item({ ingredients: ingredients.map((one) => ({ ...one, amount: one.amount + 0.1 })) }),
    ],
    ['unit', item({ ingredients: ingredients.map((one) => ({ ...one, unit: 'g' as const })) })],
    [
      'basis',
      item({ ingredients: ingredients.map((one) => ({ ...one, basis: 'unknown' as const })) }),
    ],
    ['form', item({ ingredients: ingredients.map((one) => ({ ...one, form: null })) })],
    ['servings', item({ servings: 2 })],
    ['times', item({ times: ['08:00'] })],
    ['timesFixed', item({ timesFixed: true })],
    ['days', item({ days: ['mon'] })],
    ['asNeeded', item({ asNeeded: true })],
    ['since', item({ since: '2026-05-02' })],
    ['advisedByClinician', item({ advisedByClinician: true })],
    ['advisedBy', item({ advisedBy: 'MS nurse' })],
    ['reason', item({ reason: 'sleep' })],
    ['reviewOn', item({ reviewOn: '2027-01-01' })],
    ['pack', item({ pack: { servings: 60 } })],
    ['items', { ...plan, items: [] }],
    ['foods', { ...plan, foods: plan.foods.map((food) => ({ ...food, grams: food.grams + 1 })) }],
  ];
  it.each(others)('tells a plan with another %s', async (_, changed) => {
    const { matches, found } = await reports.verify(pdf, changed);
    expect(matches).toBe(false);
    expect(found).toMatch(/^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$/u);
  });

  it('tells a report of another edition', async () => {
    // As printed from another content: the fingerprint is another one, of the same shape.
    const text = pdf.toString('latin1');
    const own = (await reports.verify(pdf, plan)).found ?? '';
    const other = own.replace(/[0-9a-f]/gu, (digit) => (digit === '0' ? '1' : '0'));
    expect(text).toContain(own);
    const changed = Buffer.from(text.replaceAll(own, other), 'latin1');
    expect(await reports.verify(changed, plan)).toMatchObject({ matches: false, found: other });
  });

  it('on the command line: a match, another plan, no PDF, half a PDF', async () => {
    writeFileSync(join(folder, 'report.pdf'), pdf);
    const match = await cli('report', '--verify', 'report.pdf', planFile, '--json');
    expect(match.code).toBe(0);
    expect(JSON.parse(match.out)).toMatchObject({ matches: true });
    const other = await cli(
      'report',
      '--verify',
      'report.pdf',
      join(rootDir, 'examples', 'conflicts.json'),
      '--json',
    );
    expect(other.code).toBe(0);
    expect(JSON.parse(other.out)).toMatchObject({ matches: false });

    writeFileSync(join(folder, 'no.pdf'), 'a letter');
    const no = await cli('report', '--verify', 'no.pdf', planFile);
    expect(no.code).toBe(2);
    expect(words(no.err)).toContain('no.pdf is not a PDF file');

    // The start of a file is no report that anybody can hand over: it must not pass for one.
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(join(folder, 'half.pdf'), pdf.subarray(0, Math.floor(pdf.length * share)));
      const half = await cli('report', '--verify', 'half.pdf', planFile, '--json');
      expect(half.out).not.toContain('"matches": true');
      expect([0, 2]).toContain(half.code);
    }
    expect(statSync(join(folder, 'report.pdf')).size).toBe(pdf.length);
  });
});
