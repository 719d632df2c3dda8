/** Worker thread that draws one report and ends. A long report must not block the core. */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { CofactorError } from '../../../contract/errors.ts';
import { ReportDocument } from '../../../contract/reportDocument.ts';
import type { RenderReply } from './reply.ts';
import { renderDocument } from './render.ts';

const Request = v.object({ document: ReportDocument, fontsDir: v.string() });

function reply(message: RenderReply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

try {
  const { document, fontsDir } = v.parse(Request, workerData);
  const { pdf, pages } = await renderDocument(document, fontsDir);
  const bytes = new Uint8Array(pdf);
  reply({ ok: true, pdf: bytes, pages }, [bytes.buffer]);
} catch (error) {
  if (error instanceof CofactorError) reply({ ok: false, failure: error.failure, detail: null });
  else
    reply({
      ok: false,
      failure: null,
      detail: error instanceof Error ? error.message : String(error),
    });
}
