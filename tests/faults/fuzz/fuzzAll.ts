/** All targets, one after the other, and what was measured. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareReference } from '../../../src/hosts/checkout.ts';
import { memoryLog, type LogLine } from '../../../src/hosts/testing/smallCore.ts';
import { direct, http } from '../../integration/support/transports.ts';
import { clearFiles, fileTargets } from './fileTargets.ts';
import { largeTargets } from './largeTargets.ts';
import { operationTargets } from './operationTargets.ts';
import { fuzz, type Fuzzed, type Target } from './target.ts';
import { textTargets } from './textTargets.ts';
import { webTarget } from './webTarget.ts';

export interface FuzzRun {
  /** One for each target. */
  readonly results: readonly Fuzzed[];
  /** Sentences about everything that should not have been. */
  readonly faults: readonly string[];
  /** Largest memory of the process, in bytes. */
  readonly memory: number;
}

/** HTTP gets a part of what the direct calls get: behind it is the same dispatch. */
const OVER_HTTP = 0.2;
/** Far above what a run needs; a reader that keeps what it has read would be beyond it. */
const MOST_MEMORY = 2.5e9;

async function overTransports(
  share: number,
  take: (targets: readonly Target[]) => Promise<void>,
): Promise<string[]> {
  const faults: string[] = [];
  const referenceDb = prepareReference(() => undefined, memoryLog().log);
  for (const [group, connect, part, asJson] of [
    ['operations, directly', direct, share, false],
    ['operations, over HTTP', http, share * OVER_HTTP, true],
  ] as const) {
    const folder = mkdtempSync(join(tmpdir(), 'cofactor-fuzz-'));
    const transport = await connect(folder);
    try {
      const files = join(folder, 'files');
      await take(
        await operationTargets({
          transport,
          referenceDb,
          folder: files,
          group,
          share: part,
          asJson,
        }),
      );
      const errors: LogLine[] = transport.lines.filter(({ level }) => level === 'error');
      faults.push(...errors.slice(0, 20).map(({ data }) => `${group}: ${JSON.stringify(data)}`));
    } finally {
      await transport.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return faults;
}

/** @param share 1 for a full run: more than 100,000 inputs */
export async function fuzzAll(
  share: number,
  tell: (line: string) => void = () => undefined,
): Promise<FuzzRun> {
  const results: Fuzzed[] = [];
  let memory = 0;
  const take = async (targets: readonly Target[], part: number): Promise<void> => {
    for (const target of targets) {
      const result = await fuzz(target, Math.ceil(target.inputs * part));
      await target.close?.();
      memory = Math.max(memory, process.memoryUsage.rss());
      results.push(result);
      tell(`${result.target}: ${result.inputs} inputs, ${result.findings.length} findings`);
    }
  };
  try {
    await take([...textTargets, ...fileTargets, ...largeTargets, await webTarget()], share);
  } finally {
    clearFiles();
  }
  const logged = await overTransports(share, (targets) => take(targets, 1));
  const faults = [
    ...results
      .flatMap(({ findings }) => findings)
      .map(({ target, number, what, input }) => `${target} #${number}: ${what}\n  ${input}`),
    ...logged,
  ];
  if (memory > MOST_MEMORY) faults.push(`the process took ${Math.round(memory / 1e6)} MB`);
  return { results, faults, memory };
}

const number = (value: number): string => value.toLocaleString('en');

/** The figures as a table of docs/reliability.md. */
export function fuzzTable({ results, faults, memory }: FuzzRun): string {
  const total = (list: readonly Fuzzed[], of: (one: Fuzzed) => number): number =>
    list.reduce((sum, one) => sum + of(one), 0);
  const groups = [...Map.groupBy(results, ({ group }) => group)];
  const row = (name: string, list: readonly Fuzzed[]): string => {
    const slowest = Math.max(...list.map((one) => one.slowest));
    const cells = [
      total(list, (one) => one.inputs),
      total(list, (one) => one.refused),
      Math.round(slowest),
      total(list, (one) => one.findings.length),
    ];
    return `| ${name} | ${cells.map(number).join(' | ')} |`;
  };
  return [
    '### Inputs that nobody meant (fixed seeds)',
    '',
    '| reader | inputs | refused with a reason | slowest, ms | faults |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...groups.map(([name, list]) => row(name, list)),
    row('all', results),
    '',
    `Memory of the process at most ${number(Math.round(memory / 1e6))} MB; ${faults.length} faults. What takes longer than a ` +
      'second by design (reports, combinations of portions, imports, passphrases) is named with its limit in ' +
      '`tests/faults/fuzz/operationTargets.ts`.',
    '',
  ].join('\n');
}
