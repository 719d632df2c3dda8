/** Worker thread that draws one report after another. A long report must not block the core. */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { CofactorError } from '../../../contract/errors.ts';
import { ReportDocument } from '../../../contract/reportDocument.ts';
import type { DrawReply } from './reply.ts';
import { renderDocument } from './render.ts';

const Start = v.object({ fontsDir: v.string() });
const Request = v.object({ id: v.number(), document: ReportDocument });

/** A message wakes the other thread: a page is told when some time has passed since the last one. */
const BETWEEN_PAGES_MS = 50;

function reply(message: DrawReply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

const { fontsDir } = v.parse(Start, workerData);

parentPort?.on('message', (message: unknown) => {
  draw(v.parse(Request, message));
});

function draw({ id, document }: v.InferOutput<typeof Request>): void {
  try {
    let told = performance.now();
    const { pdf, pages } = renderDocument(document, fontsDir, (page) => {
      const now = performance.now();
      if (now - told < BETWEEN_PAGES_MS) return;
      told = now;
      reply({ type: 'page', id, page });
    });
    reply({ type: 'done', id, pdf, pages }, [pdf.buffer]);
  } catch (error) {
    const failure = error instanceof CofactorError ? error.failure : null;
    const detail =
      failure === null ? (error instanceof Error ? error.message : String(error)) : null;
    reply({ type: 'failed', id, failure, detail });
  }
}
