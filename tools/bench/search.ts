/**
 * `npm run bench:search`: Cofactor's search beside other engines, on the same documents and queries.
 * `-- [--only reference|foods|large] [--engines cofactor,fts5,…] [--quick] [--out FILE]`
 * A whole run writes docs/benchmarks/search.md; a part of it is printed, unless --out names a file.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { documentsOf, ensureShippedReference } from './datasets.ts';
import { createEngine } from './engines/index.ts';
import type { Engine } from './engines/engine.ts';
import { putReport } from './output.ts';
import { generateQueries, labelledQueries } from './queries.ts';
import type { DatasetRun } from './report/datasetSection.ts';
import { figuresOf, type Figures } from './report/figures.ts';
import { measurePaint } from './paint.ts';
import { report } from './report/report.ts';
import { runEngine } from './run.ts';
import {
  datasetNames,
  engineNames,
  type DatasetName,
  type EngineName,
  type Sizes,
} from './shapes.ts';

const target = path.join(import.meta.dirname, '../../docs/benchmarks/search.md');
const QUERY_SEED = 4;

const whole: Sizes = {
  foods: 8_800,
  large: 2_000_000,
  foodQueries: 400,
  largeQueries: 200,
  typedPerKind: { reference: null, foods: 100, large: 30 },
};
const small: Sizes = {
  foods: 8_800,
  large: 20_000,
  foodQueries: 40,
  largeQueries: 20,
  typedPerKind: { reference: 4, foods: 5, large: 5 },
};

/** @throws Error for a name that is not one of the list */
function chosen<T extends string>(text: string | undefined, names: readonly T[]): readonly T[] {
  if (text === undefined) return names;
  const asked = text.split(',');
  const wrong = asked.find((name) => !names.some((known) => known === name));
  if (wrong !== undefined) throw new Error(`"${wrong}" is none of ${names.join(', ')}`);
  return names.filter((name) => asked.includes(name));
}

const numberOf = (documents: Iterable<unknown>): number => {
  let seen = 0;
  for (const _ of documents) seen += 1;
  return seen;
};

async function runDataset(
  dataset: DatasetName,
  engines: readonly EngineName[],
  sizes: Sizes,
): Promise<DatasetRun> {
  const documents = (): ReturnType<typeof documentsOf> => documentsOf(dataset, sizes);
  const generated =
    dataset === 'reference'
      ? null
      : generateQueries(
          documents,
          dataset === 'foods' ? sizes.foodQueries : sizes.largeQueries,
          QUERY_SEED,
        );
  const queries = generated?.queries ?? labelledQueries();
  const folder = mkdtempSync(path.join(tmpdir(), 'search-bench-queries-'));
  try {
    const queriesFile = path.join(folder, 'queries.json');
    writeFileSync(queriesFile, JSON.stringify(queries));
    const figures: Figures[] = [];
    for (const engine of engines) {
      const started = performance.now();
      const outcome = await runEngine(engine, dataset, sizes, queriesFile);
      figures.push(figuresOf(outcome, queries));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.error(
        `${dataset}: ${engine} (${seconds} s)${outcome.over ? ` ${outcome.over}` : ''}`,
      );
    }
    const total = generated?.documents ?? numberOf(documents());
    return { dataset, documents: total, queries, generated, figures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    engines: { type: 'string' },
    out: { type: 'string' },
    quick: { type: 'boolean', default: false },
    paint: { type: 'boolean', default: false },
  },
});
const datasets = chosen(values.only, datasetNames);
const names = chosen(values.engines, engineNames);
const isWhole = !values.quick && datasets === datasetNames && names === engineNames;

ensureShippedReference();
const engines = new Map<EngineName, Engine>();
for (const name of names) engines.set(name, await createEngine(name, 'reference'));
const runs: DatasetRun[] = [];
for (const dataset of datasets)
  runs.push(await runDataset(dataset, names, values.quick ? small : whole));
const day = new Date().toISOString().slice(0, 10);
// Last, so that nothing else is running.
const paint = isWhole || values.paint ? measurePaint() : null;
const text = report({ engines, runs, paint, quick: values.quick, day });

putReport(text, values.out ?? (isWhole ? target : null));
