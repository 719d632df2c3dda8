/** Reads the JSON body of a request, within a size and a time. */
import type { IncomingMessage } from 'node:http';
import { refusal, type Reply } from './reply.ts';

/** Largest body, in bytes: a PDF to verify, in base64, with its plan. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;

export type Body = { ok: true; value: unknown } | { ok: false; reply: Reply };

const refuse = (status: number, message: string): Body => ({
  ok: false,
  reply: { ...refusal(status, message), close: status === 408 || status === 413 },
});

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? '');
}

function readBytes(request: IncomingMessage, milliseconds: number): Promise<Buffer | Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (result: Buffer | Body): void => {
      clearTimeout(timer);
      request.off('data', onData);
      // What still arrives is read and dropped, so that the refusal reaches the sender.
      request.resume();
      resolve(result);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) finish(refuse(413, 'the request is too large'));
      else chunks.push(chunk);
    };
    const timer = setTimeout(() => {
      finish(refuse(408, 'the request took too long'));
    }, milliseconds);
    request.on('data', onData);
    request.once('end', () => {
      finish(Buffer.concat(chunks));
    });
    request.once('error', () => {
      finish(refuse(400, 'the request broke off'));
    });
  });
}

/** Returns the parsed body, or the refusal to send: 400, 408, 413 or 415. */
export async function readJsonBody(request: IncomingMessage, milliseconds: number): Promise<Body> {
  if (!isJson(request.headers['content-type'])) {
    return refuse(415, 'the content type must be application/json');
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    request.resume();
    return refuse(413, 'the request is too large');
  }
  const bytes = await readBytes(request, milliseconds);
  if (!Buffer.isBuffer(bytes)) return bytes;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { ok: true, value };
  } catch {
    return refuse(400, 'the request is not JSON in UTF-8');
  }
}
