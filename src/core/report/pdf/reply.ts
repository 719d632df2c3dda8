/** What the worker sends back. `failure` is null for a fault of the renderer; `detail` is for the log alone. */
import type { Failure } from '../../../contract/errors.ts';

export type RenderReply =
  | { ok: true; pdf: Uint8Array<ArrayBuffer>; pages: number }
  | { ok: false; failure: Failure | null; detail: string | null };
