/** docs/benchmarks/search.md, written from a run. */
import type { KeyToPaint } from '../paint.ts';
import { caps, GRACE_MS, LIMIT, WARM_UP, WARM_UP_MS } from '../caps.ts';
import type { Engine } from '../engines/engine.ts';
import type { EngineName } from '../shapes.ts';
import { datasetSection, type DatasetRun, type NameOf } from './datasetSection.ts';
import { setsOf } from './figures.ts';
import { NONE, table, time } from './format.ts';
import { machine, versionOf } from './machine.ts';
import { targetRows, type TargetRow } from './targets.ts';

export interface ReportInput {
  readonly engines: ReadonlyMap<EngineName, Pick<Engine, 'name' | 'packageName' | 'settings'>>;
  readonly runs: readonly DatasetRun[];
  /** From a key to painted results; null: not measured. */
  readonly paint: KeyToPaint | null;
  /** True for a run on small samples, which must not be taken for the real one. */
  readonly quick: boolean;
  /** YYYY-MM-DD */
  readonly day: string;
}

const method = `## Method

- Every engine gets the same documents (title, other names, prose) and the same queries, and is asked for ${LIMIT} hits. Each runs in a process of its own, one after the other, and begins with ${WARM_UP} queries (fewer, if they take longer than ${WARM_UP_MS / 1000} s) that do not count.
- **recall@k** of generated queries: the share of the right documents among the first k hits (never more than k can be asked for). The right documents were found by reading every name, without any engine: both whole words are in them, also where the query has a slip or an unfinished word. **recall@k** of hand-labelled queries: the share of queries with one of the labelled records among the first k hits. **MRR**: the mean of 1 / place of the first right hit among ${LIMIT}.
- **Speed** is measured per keystroke: every query is typed letter by letter, and each beginning of it is searched. p50, p95 and max are over all these searches. Answers are computed on one thread; time for showing them is not part of it. **Key to painted results** is another matter: the queries are typed into the search box of the web host in Chromium, 80 ms between a result and the next key.
- **Damage**: \`typo\` is one letter changed, left out, inserted or swapped with its neighbour, not the first one; \`two-typos\` one such slip in each word, or two in a word of 8 letters and more; \`first-letter-typo\` a slip at the first letter; \`prefix\` leaves the first 60 % of the last word (at least 3 letters); \`typo-unfinished\` a slip in the first word and an unfinished last one. Only words of 4 letters and more are damaged, and a slip leaves at least 4.
- **Build** is the time to make the index, without the time to make the documents. Cofactor and FTS5 keep their index in a file, which is made once, before it is installed; another process then opens it and answers. The other engines build theirs at each start, in the process that answers.
- **Memory** is what the process of the engine holds (resident set) beyond what it held before the build or the opening, after garbage collection: once before any query, once after all of them. Pages of a file that the system keeps in its own cache are not part of it.
- **Caps**: ${caps.buildMs / 1000} s for the build, ${caps.queriesMs / 1000} s for the whole queries and as much for typing, ${caps.heapMegabytes} MB of JavaScript heap. A search that is running then has ${GRACE_MS / 1000} s to end. Queries come in a shuffled order, so that a part of them is a fair sample.

Limits: slips are made by chance, not observed; the hand-made labels name good answers, not all of them; rivals run with sensible settings, not with the best that could be found for these queries; one run on one machine, whose other work may show in the largest times.`;

const verdict = (reached: boolean | null): string =>
  reached === null ? 'not measured' : reached ? 'reached' : '**not reached**';

/** From the key to the frame after its results are in the document. */
const PAINT_MS = 50;

function paintTarget(paint: KeyToPaint | null): TargetRow {
  return {
    target: `key to painted results, p95 ≤ ${PAINT_MS} ms`,
    where: 'reference, Chromium on the web host',
    value:
      paint === null
        ? NONE
        : `${time(paint.p95)} (p50 ${time(paint.p50)}, max ${time(paint.max)}, ${paint.keys} keys)`,
    reached: paint === null ? null : paint.p95 <= PAINT_MS,
  };
}

function targets(runs: readonly DatasetRun[], paint: KeyToPaint | null): string {
  const rows = [
    ...runs.flatMap((run) => targetRows(run.figures, setsOf(run.dataset))),
    paintTarget(paint),
  ];
  return [
    '## Targets',
    table(
      ['target', 'where', 'measured', 'verdict'],
      rows.map(({ target, where, value, reached }) => [target, where, value, verdict(reached)]),
    ),
  ].join('\n\n');
}

export function report({ engines, runs, paint, quick, day }: ReportInput): string {
  const nameOf: NameOf = (engine) => engines.get(engine)?.name ?? engine;
  const settings = [...engines.values()].map(({ name, packageName, settings: text }) =>
    packageName === 'better-sqlite3'
      ? `- **${name}** (better-sqlite3 ${versionOf(packageName)}): ${text}.`
      : `- **${name} ${versionOf(packageName)}**: ${text}.`,
  );
  const parts = [
    '# Search benchmark',
    `Written by \`npm run bench:search\` on ${day}. Do not edit by hand.`,
    ...(quick ? ['**A quick run on small samples: for trying out the benchmark only.**'] : []),
    targets(runs, paint),
    ...runs.map((run) => datasetSection(run, nameOf)),
    method,
    `## Machine\n\n${machine()
      .map((line) => `- ${line}`)
      .join('\n')}`,
    `## Engines and settings\n\n${settings.join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}
