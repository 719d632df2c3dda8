/**
 * Three reports as they were when somebody last looked at them: their documents, their text, their structure, three pages
 * as pictures. A change on purpose is stored with `UPDATE_GOLDEN=1 vitest run tests/report/golden.test.ts`; the difference
 * is read like any other change.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootDir } from '../../src/hosts/checkout.ts';
import { isElement, type StructNode } from '../../tools/pdf/file.ts';
import { expectGolden, goldenBytes, startGolden } from './support/golden.ts';
import { difference, readPgm, readPng, writePng } from './support/image.ts';
import {
  AS_OF,
  example,
  openReports,
  type Input,
  type Made,
  type Reports,
} from './support/reports.ts';
import { printedOf, sectionTexts } from './support/words.ts';

const inputs = {
  plan: { kind: 'plan', plan: example('plain') },
  answer: { kind: 'answer', substance: 'magnesium', condition: 'multiple-sclerosis' },
  card: { kind: 'card', plan: example('twelve') },
} as const satisfies Record<string, Input>;
const names = ['plan', 'answer', 'card'] as const;

const hasPoppler = ['pdfinfo', 'pdftoppm'].every(
  (tool) => spawnSync(tool, ['-v'], { stdio: 'ignore' }).error === undefined,
);
/** Share of other pixels from which on a page is another one. */
const THRESHOLD = 0.01;
/** A larger picture would weigh on every clone. */
const MOST_BYTES = 100_000;

let reports: Reports;
let folder: string;
const made = new Map<string, Made>();
const madeOf = (name: string): Made => {
  const found = made.get(name);
  if (found === undefined) throw new Error(`${name} was not made`);
  return found;
};
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** Types of an element and of those in it, indented. */
const outlineOf = (node: StructNode, depth: number): string[] => [
  `${'  '.repeat(depth)}${node.type}`,
  ...node.kids.filter(isElement).flatMap((kid) => outlineOf(kid, depth + 1)),
];
const fileOf = (name: string): string => join(folder, `${name}.pdf`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cofactor-golden-'));
  reports = openReports();
  for (const name of names) {
    startGolden(name);
    const report = await reports.make({ ...inputs[name], asOf: AS_OF });
    made.set(name, report);
    writeFileSync(fileOf(name), report.pdf);
  }
}, 60_000);
afterAll(async () => {
  await reports.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(names)('%s', { timeout: 60_000 }, (name) => {
  it('has the document that is stored, section by section', () => {
    for (const [id, text] of sectionTexts(madeOf(name).document))
      expectGolden(`${name}/document/${id}.txt`, text);
  });
  it('has the text that is stored, page by page', async () => {
    const { subject } = await printedOf(madeOf(name).pdf);
    const pages = subject.texts.map(({ text }, index) => `--- page ${index + 1}\n${text}\n`);
    expectGolden(`${name}/text.txt`, pages.join(''));
  });
  it('has the structure that is stored', async () => {
    const { subject } = await printedOf(madeOf(name).pdf);
    // Rows of one kind are told once with their number: the text of each stands in the text.
    const lines = subject.roots.flatMap((root) => outlineOf(root, 0));
    const counted: { line: string; count: number }[] = [];
    for (const line of lines) {
      const last = counted.at(-1);
      if (last?.line === line) last.count += 1;
      else counted.push({ line, count: 1 });
    }
    const text = counted.map(({ line, count }) => (count === 1 ? line : `${line} ×${count}`));
    expectGolden(`${name}/structure.txt`, `${text.join('\n')}\n`);
  });
  it('is the same file when it is made again', async () => {
    const again = await reports.make({ ...inputs[name], asOf: AS_OF });
    expect(hash(again.pdf)).toBe(hash(madeOf(name).pdf));
  });
});

describe('another process', { timeout: 120_000 }, () => {
  it('makes the same file, whatever it is called', () => {
    const out = join(folder, 'other name.pdf');
    execFileSync(
      process.execPath,
      [
        ...['--import', './tools/requireNode.js', 'src/hosts/cli/main.ts'],
        ...['report', 'examples/plain.json', '--out', out, '--as-of', AS_OF],
        ...['--data-dir', join(folder, 'data')],
      ],
      { cwd: rootDir, stdio: 'pipe' },
    );
    expect(hash(readFileSync(out))).toBe(hash(madeOf('plan').pdf));
  });
});

/** Without poppler these are skipped, and the name of the test says why. */
const poppler = hasPoppler ? '' : ' (skipped: pdfinfo and pdftoppm of poppler are not installed)';

describe.skipIf(!hasPoppler)(`in another reader${poppler}`, { timeout: 60_000 }, () => {
  it.each(['plan', 'card'] as const)(
    '%s: has the structure with the text that is stored',
    (name) => {
      const told = execFileSync('pdfinfo', ['-struct-text', fileOf(name)], {
        encoding: 'utf8',
        maxBuffer: 64_000_000,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      // Versions differ in how they write attributes: elements and their text are compared.
      const lines = told
        .split('\n')
        .map((line) => line.trim().replace(/ \(block\)| \(inline\)|:$/gu, ''))
        .filter((line) => line !== '' && !line.startsWith('/'));
      expectGolden(`${name}/struct-text.txt`, `${lines.join('\n')}\n`);
    },
  );

  it.each([
    ['plan', 1],
    ['plan', 2],
    ['answer', 1],
  ] as const)('%s: page %i looks as stored', (name, page) => {
    const range = ['-f', String(page), '-l', String(page)];
    const bytes = execFileSync('pdftoppm', ['-r', '80', '-gray', ...range, fileOf(name)], {
      maxBuffer: 64_000_000,
    });
    const now = readPgm(bytes);
    const stored = goldenBytes(`${name}/page-${page}.png`, () => writePng(now));
    expect(stored.length).toBeLessThan(MOST_BYTES);
    expect(difference(now, readPng(stored))).toBeLessThan(THRESHOLD);
    // The comparison itself: the same page one pixel further down is another one.
    const shifted = {
      ...now,
      pixels: now.pixels.map((_, at) => now.pixels[at - now.width] ?? 255),
    };
    expect(difference(shifted, readPng(stored))).toBeGreaterThan(THRESHOLD);
  });
});
