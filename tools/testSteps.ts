/** The steps of `npm test`: each runs one tool and counts what passed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { rootDir } from '../src/hosts/checkout.ts';
import { packageBin } from './packageBin.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Step {
  title: string;
  needsChromium?: boolean;
  run: () => Promise<Counts>;
}

/** Runs a script with this Node, its output as it comes. */
function node(args: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    const child = spawn(process.execPath, args, { cwd: rootDir, stdio: 'inherit', env });
    child.on('error', () => {
      resolve(1);
    });
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** A tool that passes or fails as a whole. */
function whole(title: string, ...args: string[]): Step {
  return {
    title,
    run: async () => {
      const failed = (await node(args)) === 0 ? 0 : 1;
      return { passed: 1 - failed, failed, skipped: 0 };
    },
  };
}

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
});
const PlaywrightReport = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
});

/** Counts of a report; a run that ended in an error has at least one failure, even when no test could be counted. */
export function countsOf(report: unknown, exitCode: number): Counts {
  const atLeast = exitCode === 0 ? 0 : 1;
  const unit = v.safeParse(VitestReport, report);
  if (unit.success) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = unit.output;
    return {
      passed: numPassedTests,
      failed: Math.max(numFailedTests, atLeast),
      skipped: numPendingTests + numTodoTests,
    };
  }
  const browser = v.safeParse(PlaywrightReport, report);
  if (!browser.success) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = browser.output.stats;
  // A test that passes only sometimes has not passed.
  return { passed: expected, failed: Math.max(unexpected + flaky, atLeast), skipped };
}

/** A test runner that writes a JSON report to the path it is given. */
function counted(
  title: string,
  start: (report: string) => { args: string[]; environment?: Record<string, string> },
): Step {
  return {
    title,
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'cofactor-test-'));
      try {
        const path = join(folder, 'report.json');
        const { args, environment } = start(path);
        const code = await node(args, environment);
        const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
        return countsOf(report, code);
      } catch {
        return { passed: 0, failed: 1, skipped: 0 };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function vitest(title: string, config: string): Step {
  return counted(title, (report) => ({
    args: [
      packageBin('vitest'),
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
  }));
}

function playwright(title: string, project: string): Step {
  return counted(title, (report) => ({
    args: [
      packageBin('@playwright/test', 'playwright'),
      'test',
      `--project=${project}`,
      '--reporter=list,json',
    ],
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  }));
}

const tsc = packageBin('typescript', 'tsc');

export const steps: readonly Step[] = [
  whole('Types: contract, core, hosts, tools', tsc, '-p', 'tsconfig.core.json'),
  whole('Types: desktop shell', tsc, '-p', 'tsconfig.electron.json'),
  whole('Types: browser, desktop and packaging tests', tsc, '-p', 'tsconfig.tests.json'),
  whole(
    'Types: interface',
    packageBin('svelte-check'),
    '--tsconfig',
    './tsconfig.ui.json',
    '--fail-on-warnings',
  ),
  whole('ESLint', packageBin('eslint'), '.', '--max-warnings', '0'),
  whole('Prettier', packageBin('prettier'), '--check', '.', '--log-level', 'warn'),
  whole(
    'Dependency rules',
    packageBin('dependency-cruiser', 'depcruise'),
    'src',
    'electron',
    'tools',
  ),
  whole('Unused code (knip)', packageBin('knip')),
  whole('Content', 'tools/buildReference.ts', '--check'),
  whole('Build', 'tools/build.ts'),
  vitest('Unit and integration tests', 'vitest.config.ts'),
  { ...playwright('Browser tests', 'web'), needsChromium: true },
  vitest('Packaging tests', 'tests/packaging/vitest.config.ts'),
  playwright('Desktop tests', 'electron'),
];
