/** Reports as Cofactor makes them: a document goes to the worker, bytes come back. */
import { createReportService } from '../../../src/core/report/service.ts';
import type { Maker } from './maker.ts';
import { workerScript } from './worker.ts';

const quiet = (): void => undefined;

export function openCofactor(fontsDir: string): Maker {
  const log = { info: quiet, warn: quiet, error: console.error };
  const service = createReportService({ fontsDir, reportWorker: workerScript, log });
  return {
    make: async (document) => (await service.render(document)).pdf,
    close: () => service.close(),
  };
}
