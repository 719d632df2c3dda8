/** Reports of the real core over the real reference, as the tests of this folder ask for them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Failure } from '../../../src/contract/errors.ts';
import type { InputOf } from '../../../src/contract/operations.ts';
import { Plan } from '../../../src/contract/plan.ts';
import type { PrintedReading } from '../../../src/contract/readings.ts';
import type { ReportDocument } from '../../../src/contract/reportDocument.ts';
import { openCore, rootDir } from '../../../src/hosts/checkout.ts';
import { dispatchKnown } from '../../../src/hosts/dispatch.ts';
import { memoryLog } from '../../../src/hosts/testing/smallCore.ts';

export type Input = InputOf<'report'>;
export const AS_OF = '2026-11-22';

export interface Made {
  document: ReportDocument;
  pdf: Buffer;
  pages: number;
}
export interface Reports {
  /** @throws Error with the failure in words */
  make(input: Input): Promise<Made>;
  /** The failure of an input that must not give a report. @throws Error where it does */
  refuse(input: unknown): Promise<Failure>;
  verify(
    pdf: Uint8Array,
    plan: Plan,
    readings?: PrintedReading[],
  ): Promise<{ matches: boolean; found: string | null }>;
  close(): Promise<void>;
}

export const example = (name: string): Plan =>
  v.parse(Plan, JSON.parse(readFileSync(join(rootDir, 'examples', `${name}.json`), 'utf8')));

/** One core with its worker, which stays warm from report to report. */
export function openReports(): Reports {
  const folder = mkdtempSync(join(tmpdir(), 'cofactor-reports-'));
  const { log } = memoryLog();
  const core = openCore({ dataDir: join(folder, 'data'), log, progress: () => undefined });
  return {
    async make(input) {
      const preview = await dispatchKnown(core, 'report.preview', input, log);
      if (!preview.ok) throw new Error(preview.error.message);
      const report = await dispatchKnown(core, 'report', input, log);
      if (!report.ok) throw new Error(report.error.message);
      const { pdf, pages } = report.value;
      return { document: preview.value, pdf: Buffer.from(pdf, 'base64'), pages };
    },
    async refuse(input) {
      const report = await dispatchKnown(core, 'report', input, log);
      if (report.ok) throw new Error('a report was made');
      return report.error;
    },
    async verify(pdf, plan, readings = []) {
      const input = { pdf: Buffer.from(pdf).toString('base64'), plan, readings };
      const result = await dispatchKnown(core, 'report.verify', input, log);
      if (!result.ok) throw new Error(result.error.message);
      return result.value;
    },
    async close() {
      await core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
