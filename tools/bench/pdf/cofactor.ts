/** Reports as Cofactor makes them: a document goes to the worker, bytes come back. */
import type * as Service from '../../../src/core/report/service.ts';
import type { Maker } from './maker.ts';
import { serviceScript, workerScript } from './workerFiles.ts';

const quiet = (): void => undefined;

export async function openCofactor(fontsDir: string): Promise<Maker> {
  const log = { info: quiet, warn: quiet, error: console.error };
  // Built by buildWorker from that very file.
  const { createReportService } = (await import(serviceScript)) as typeof Service;
  const service = createReportService({ fontsDir, reportWorker: workerScript, log });
  return {
    make: async (document) => (await service.render(document)).pdf,
    close: () => service.close(),
  };
}
