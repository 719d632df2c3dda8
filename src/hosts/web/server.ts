/**
 * The loopback host: the same interface in a browser on this computer. Listens on 127.0.0.1 alone. Three things keep other
 * pages and programs of the network out: the exact Host (against names that are made to point here), a cookie that only
 * the start address hands out, and the Origin of every POST.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import * as v from 'valibot';
import { withLook } from '../../contract/look.ts';
import { isOperationName } from '../../contract/operations.ts';
import { Settings } from '../../contract/userData.ts';
import type { Core, Logger } from '../../core/ports.ts';
import { dispatch, internalFailure } from '../dispatch.ts';
import { readJsonBody } from './body.ts';
import { json, refusal, send, type Reply } from './reply.ts';
import { createSession, type Session } from './session.ts';
import { startAgainPage } from './startAgain.ts';
import { readStaticFiles, type StaticFile } from './staticFiles.ts';
import { createUploads, MAX_FILE_BYTES, type Uploads } from './upload.ts';

const ADDRESS = '127.0.0.1';
const API = '/api/';
const FILES = '/files';
const MOST_CONNECTIONS = 256;
const LOOK_FOR_SLOW_MS = 2_000;

export interface WebHostOptions {
  core: Core;
  log: Logger;
  /** Folder with the built interface (`out/renderer`). */
  rendererDir: string;
  /** 0 or left out: any free port. */
  port?: number;
  /** How long a request may take to arrive, in milliseconds. */
  bodyMilliseconds?: number;
  /** How long the head of a request may take to arrive, in milliseconds; also how long a connection may say nothing. */
  headersMilliseconds?: number;
  /** Connections at once; further ones are closed. A browser opens six. */
  maxConnections?: number;
  /** How long nothing of a file may arrive, in milliseconds. */
  idleMilliseconds?: number;
  /** Largest file that can be handed over. */
  maxFileBytes?: number;
  /** Where files that are handed over wait; the system's own folder where left out. */
  temporaryDir?: string;
}

export interface WebHost {
  port: number;
  /** Address for the browser; works once. */
  startUrl: string;
  /** Lets running requests end, then closes. The core stays open. */
  close(): Promise<void>;
}

interface Site {
  core: Core;
  log: Logger;
  files: ReadonlyMap<string, StaticFile>;
  session: Session;
  host: string;
  bodyMilliseconds: number;
  uploads: Uploads;
}

function notAllowed(allow: string): Reply {
  return { ...refusal(405, 'this method is not allowed here', { Allow: allow }), close: true };
}

function startAgain(): Reply {
  return { status: 401, type: 'text/html; charset=utf-8', body: startAgainPage };
}

/** The start address: takes the token out of the address bar by a redirect that sets the cookie. */
function start(site: Site, request: IncomingMessage, token: string | null): Reply {
  if (request.method !== 'GET') return notAllowed('GET');
  const home: Reply = { status: 303, type: 'text/plain; charset=utf-8', body: '' };
  if (site.session.redeem(token)) {
    return { ...home, headers: { Location: '/', 'Set-Cookie': site.session.setCookie } };
  }
  const known = site.session.knows(request.headers.cookie);
  return known ? { ...home, headers: { Location: '/' } } : startAgain();
}

const closing = (reply: Reply): Reply => ({ ...reply, close: true });

/** Why a request may not change anything here; null where it comes from the page itself. */
function refused(site: Site, request: IncomingMessage): Reply | null {
  if (request.method !== 'POST') return notAllowed('POST');
  const from = request.headers['sec-fetch-site'];
  const foreign = from !== undefined && from !== 'same-origin';
  if (foreign || request.headers.origin !== `http://${request.headers.host ?? ''}`) {
    return closing(refusal(403, 'requests from other sites are not allowed'));
  }
  if (!site.session.knows(request.headers.cookie)) {
    return closing(refusal(401, 'start Cofactor again'));
  }
  return null;
}

async function operation(site: Site, request: IncomingMessage, path: string): Promise<Reply> {
  const refusedReply = refused(site, request);
  if (refusedReply !== null) return refusedReply;
  const name = path.slice(API.length);
  if (!isOperationName(name)) return closing(refusal(404, 'there is no such operation'));
  const body = await readJsonBody(request, site.bodyMilliseconds);
  if (!body.ok) return body.reply;
  return json(200, await dispatch(site.core, name, body.value, site.log));
}

/** The page in the person's own colours and sizes from its first picture on; where they cannot be read, as it was built. */
async function page(site: Site, index: StaticFile): Promise<string | Uint8Array> {
  const settings = await dispatch(site.core, 'settings.get', {}, site.log);
  const look = v.safeParse(Settings, settings.ok ? settings.value : null);
  return look.success
    ? withLook(Buffer.from(index.body).toString('utf8'), look.output)
    : index.body;
}

async function file(site: Site, request: IncomingMessage, path: string): Promise<Reply> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD');
  if (!site.session.knows(request.headers.cookie)) return startAgain();
  const found = site.files.get(path);
  if (found === undefined) return refusal(404, 'there is no such file');
  const body = found === site.files.get('/') ? await page(site, found) : found.body;
  return { status: 200, type: found.type, body };
}

async function answer(site: Site, request: IncomingMessage): Promise<Reply> {
  // One Host and no other: which of two is meant, nobody can say.
  if (request.headers.host !== site.host || request.headersDistinct['host']?.length !== 1) {
    return { ...refusal(403, 'this address is not served here'), close: true };
  }
  const target = request.url ?? '';
  const cut = target.indexOf('?');
  const path = cut < 0 ? target : target.slice(0, cut);
  if (path === '/start') {
    const query = new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1));
    return start(site, request, query.get('token'));
  }
  if (path === FILES) {
    const query = new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1));
    return refused(site, request) ?? site.uploads.take(request, query.get('name'));
  }
  return path.startsWith(API) ? operation(site, request, path) : file(site, request, path);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: ADDRESS, port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

/** Starts the host. Rejects when the interface is not built or the port is taken. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { core, log } = options;
  const files = await readStaticFiles(options.rendererDir);
  const bodyMilliseconds = options.bodyMilliseconds ?? 15_000;
  let site: Site | null = null;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (site === null) return;
    let reply: Reply;
    try {
      reply = await answer(site, request);
    } catch (error) {
      reply = json(500, { ok: false, error: internalFailure(error, 'request', log) });
    }
    // A body that nobody asked for ends the connection: it must not be held open by sending it slowly.
    send(response, request.complete ? reply : closing(reply), request.method === 'HEAD');
  };
  // A file may take long to arrive: bodies have time-outs of their own, and nothing else reads one.
  const headersTimeout = options.headersMilliseconds ?? 10_000;
  const server = createServer({
    requestTimeout: 0,
    headersTimeout,
    connectionsCheckingInterval: Math.min(headersTimeout, LOOK_FOR_SLOW_MS),
  });
  // Connections that other programs leave open must not use up the files that a process may have open.
  server.maxConnections = options.maxConnections ?? MOST_CONNECTIONS;
  server.on('request', (request, response) => {
    void handle(request, response);
  });
  const port = await listen(server, options.port ?? 0);
  const session = createSession(port);
  const host = `${ADDRESS}:${port}`;
  const uploads = createUploads({
    core,
    log,
    idleMilliseconds: options.idleMilliseconds ?? 30_000,
    maxBytes: options.maxFileBytes ?? MAX_FILE_BYTES,
    temporaryDir: options.temporaryDir ?? tmpdir(),
  });
  site = { core, log, files, session, host, bodyMilliseconds, uploads };
  return {
    port,
    startUrl: `http://${ADDRESS}:${port}${session.startPath}`,
    close: () =>
      new Promise((resolve) => {
        const hurry = setTimeout(() => {
          server.closeAllConnections();
        }, 3_000);
        server.close(() => {
          clearTimeout(hurry);
          uploads.close();
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
