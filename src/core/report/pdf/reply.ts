/** What goes to the worker that draws reports, and what comes back. */
import type { Failure } from '../../../contract/errors.ts';
import type { ReportDocument } from '../../../contract/reportDocument.ts';

export interface DrawRequest {
  id: number;
  document: ReportDocument;
}

/** `failure` is null for a fault of the renderer; `detail` is for the log alone. */
export type DrawReply =
  | { type: 'page'; id: number; page: number }
  | { type: 'done'; id: number; pdf: Uint8Array<ArrayBuffer>; pages: number }
  | { type: 'failed'; id: number; failure: Failure | null; detail: string | null };
