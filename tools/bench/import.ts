/**
 * Imports a generated download of FoodData Central beside what `sqlite3` needs for the same rows, and searches meanwhile.
 * `-- [--full] [--quick] [--runs n] [--out FILE]`: 200,000 foods with 2,000,000 amounts, with `--full` ten times as many.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureShippedReference, referencePath } from './datasets.ts';
import { writeDownload, type DownloadSize } from './import/download.ts';
import { exportRows, measureLimit, sqliteProgram } from './import/limit.ts';
import { importReport, type Results } from './import/report.ts';
import type { ImportJob, ImportMeasured, LimitMeasured } from './import/shapes.ts';
import { putReport } from './output.ts';
import { time } from './report/format.ts';

const target = path.join(import.meta.dirname, '../../docs/benchmarks/import.md');
const child = path.join(import.meta.dirname, 'import/child.ts');
const ROWS_PER_FOOD = 10;
const sizes = { quick: 20_000, ordinary: 200_000, full: 2_000_000 };

function measureImport(job: ImportJob): Promise<ImportMeasured> {
  return new Promise((resolve, reject) => {
    const process_ = fork(child, { execArgv: ['--expose-gc'] });
    process_.once('message', (message: ImportMeasured | { stage: 'failed'; reason: string }) => {
      if (message.stage === 'failed') reject(new Error(message.reason));
      else resolve(message);
    });
    process_.once('exit', (code) => {
      reject(new Error(`the import ended with ${code}`));
    });
    process_.send(job);
  });
}

async function run(folder: string, size: DownloadSize, runs: number): Promise<Results> {
  const download = path.join(folder, 'FoodData_Central_branded_food_csv_2026-10-30');
  const rows = writeDownload(download, size);
  const downloadBytes = readdirSync(download).reduce(
    (sum, name) => sum + statSync(path.join(download, name)).size,
    0,
  );
  const version = sqliteProgram();
  const imports: ImportMeasured[] = [];
  const limits: LimitMeasured[] = [];
  const pack = path.join(folder, 'data/packs/fdc-branded.db');
  let packBytes = 0;
  // By turns, so that a busy minute of the machine falls on both.
  for (let turn = 0; turn < runs; turn += 1) {
    rmSync(path.dirname(pack), { recursive: true, force: true });
    const dataDir = path.join(folder, 'data');
    const measured = await measureImport({ download, dataDir, reference: referencePath });
    imports.push(measured);
    packBytes = statSync(pack).size;
    console.error(`import: ${time(measured.ms)}`);
    if (version === null) continue;
    const tables = path.join(folder, 'tables');
    if (turn === 0) exportRows(pack, tables);
    const limit = await measureLimit(tables, path.join(folder, 'limit.db'), version);
    limits.push(limit);
    console.error(`sqlite3: ${time(limit.ms)}`);
  }
  return { size, rows, downloadBytes, packBytes, imports, limits };
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    runs: { type: 'string' },
    out: { type: 'string' },
  },
});
ensureShippedReference();
const foods = values.quick ? sizes.quick : values.full ? sizes.full : sizes.ordinary;
const runs = Number(values.runs ?? (values.full ? 1 : 3));
const folder = mkdtempSync(path.join(os.tmpdir(), 'cofactor-import-'));
try {
  const results = await run(folder, { foods, rowsPerFood: ROWS_PER_FOOD }, runs);
  putReport(importReport(results), values.out ?? (values.quick ? null : target));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
