/** Writes answers: every one with its length and the security headers. */
import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '../../contract/errors.ts';
import { securityHeaders } from './headers.ts';

export interface Reply {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
  /** Ends the connection afterwards: the rest of the request is not wanted. */
  close?: boolean;
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value), headers };
}

/** A fault of the request itself, before any operation ran. */
export function refusal(
  status: number,
  message: string,
  headers: Record<string, string> = {},
  code: ErrorCode = 'invalid-input',
): Reply {
  return json(status, { ok: false, error: { code, message } }, headers);
}

/** Sends a reply; `head` leaves the body out, as HEAD asks. */
export function send(response: ServerResponse, reply: Reply, head = false): void {
  if (response.headersSent || response.destroyed) return;
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body;
  response.writeHead(reply.status, {
    ...securityHeaders,
    ...reply.headers,
    ...(reply.close === true ? { Connection: 'close' } : {}),
    'Content-Type': reply.type,
    'Content-Length': body.byteLength,
  });
  if (head) response.end();
  else response.end(body);
}
