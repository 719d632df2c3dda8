import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Handlers } from '../../contract/operations.ts';
import { askPort, type Answer, type Ask } from '../testing/rawRequest.ts';
import { memoryLog, smallCore } from '../testing/smallCore.ts';
import { MAX_BODY_BYTES } from './body.ts';
import { startWebHost, type WebHost } from './server.ts';

let folder: string;
let host: WebHost;
let calls: string[];

const search: Handlers['search'] = (input) => {
  calls.push(input.query);
  return {
    query: input.query,
    corrected: null,
    answer: null,
    card: null,
    hits: [],
    groups: [],
    total: 0,
    tookMs: 0,
  };
};

beforeEach(async () => {
  calls = [];
  folder = await mkdtemp(join(tmpdir(), 'cofactor-web-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Cofactor</title>');
  await writeFile(join(folder, 'renderer', 'assets', 'main.js'), 'export {};');
  await writeFile(join(folder, 'renderer', 'notes.key'), 'of no known type');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  host = await startWebHost({
    core: smallCore({ search }),
    log: memoryLog().log,
    rendererDir: join(folder, 'renderer'),
    bodyMilliseconds: 300,
  });
});

afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

const ask = (wanted: Ask): Promise<Answer> => askPort(host.port, wanted);

const startPath = () => host.startUrl.replace(/^http:\/\/[^/]+/, '');
const origin = () => `http://127.0.0.1:${host.port}`;

async function logIn(): Promise<string> {
  const answer = await ask({ path: startPath() });
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

async function post(change: Ask = {}): Promise<Answer> {
  const { headers, ...rest } = change;
  const standard = { Cookie: await logIn(), Origin: origin(), 'Content-Type': 'application/json' };
  return ask({
    method: 'POST',
    path: '/api/search',
    body: '{"query":"zinc"}',
    ...rest,
    headers: { ...standard, ...headers },
  });
}

const failure = { ok: false, error: { code: 'invalid-input' } };

describe('start', () => {
  test('listens on the loopback address and gives an address for it', () => {
    expect(host.startUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/start\?token=[\w-]{43}$/);
  });

  test('turns the token into a cookie that scripts and other sites cannot use', async () => {
    const answer = await ask({ path: startPath() });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^cofactor_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
  });

  test('accepts the token once', async () => {
    const cookie = await logIn();
    const again = await ask({ path: startPath() });
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('Start Cofactor again');
    expect((await ask({ path: startPath(), headers: { Cookie: cookie } })).status).toBe(303);
  });

  test.each(['/start', '/start?token=', '/start?token=wrong'])('refuses %s', async (path) => {
    const answer = await ask({ path });
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('files', () => {
  test('keep the connection, but not for a body that nobody asked for', async () => {
    const headers = { Cookie: await logIn() };
    expect((await ask({ headers })).headers.connection).toBe('keep-alive');
    const slow = { ...headers, 'Content-Length': '10' };
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(host.port, '127.0.0.1');
      let received = '';
      socket.on('data', (chunk) => (received += chunk.toString('utf8')));
      socket.on('close', () => {
        resolve(received);
      });
      socket.on('error', reject);
      const lines = Object.entries(slow).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n${lines.join('')}\r\n{`);
    });
    expect(text).toContain('HTTP/1.1 200');
    expect(text).toContain('Connection: close');
  });

  test('without the cookie: a page that says what to do', async () => {
    const answer = await ask({});
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('Please start Cofactor again');
  });

  test('with the cookie: the interface, with its headers', async () => {
    const headers = { Cookie: `other=1; ${await logIn()}` };
    const page = await ask({ headers });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>Cofactor</title>');
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(page.headers).not.toHaveProperty('access-control-allow-origin');
    const script = await ask({ path: '/assets/main.js?v=1', headers });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const head = await ask({ method: 'HEAD', headers });
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '//secret.txt',
    '/notes.key',
    '/assets',
    '/assets/main.js%00.html',
    'http://evil.example/index.html',
  ])('does not serve %s', async (path) => {
    const answer = await ask({ path, headers: { Cookie: await logIn() } });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const answer = await ask({ method, headers: { Cookie: await logIn(), Origin: origin() } });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('operations', () => {
  test('run and answer with an envelope', async () => {
    const answer = await post();
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { query: 'zinc' } });
    expect(calls).toEqual(['zinc']);
  });

  test('failures of the contract come with status 200', async () => {
    const answer = await post({ body: '{"query":"zinc","limit":0}' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { field: 'limit' } });
  });

  const refusals: [string, number, () => Ask][] = [
    ['a name that points here', 403, () => ({ headers: { Host: 'evil.example' } })],
    ['a name with the port', 403, () => ({ headers: { Host: `evil.example:${host.port}` } })],
    ['the address without port', 403, () => ({ headers: { Host: '127.0.0.1' } })],
    ['the name localhost', 403, () => ({ headers: { Host: `localhost:${host.port}` } })],
    ['a foreign origin', 403, () => ({ headers: { Origin: 'https://evil.example' } })],
    ['the null origin', 403, () => ({ headers: { Origin: 'null' } })],
    ['another port', 403, () => ({ headers: { Origin: 'http://127.0.0.1:1' } })],
    ['the origin localhost', 403, () => ({ headers: { Origin: `http://localhost:${host.port}` } })],
    ['another site', 403, () => ({ headers: { 'Sec-Fetch-Site': 'cross-site' } })],
    ['no cookie', 401, () => ({ headers: { Cookie: 'a=b' } })],
    ['a wrong cookie', 401, () => ({ headers: { Cookie: `cofactor_${host.port}=x` } })],
    ['an unknown operation', 404, () => ({ path: '/api/nope' })],
    ['an inherited name', 404, () => ({ path: '/api/constructor' })],
    ['GET', 405, () => ({ method: 'GET', body: '' })],
    ['PUT', 405, () => ({ method: 'PUT' })],
    ['a form', 415, () => ({ headers: { 'Content-Type': 'text/plain' } })],
    [
      'JSON in disguise',
      415,
      () => ({ headers: { 'Content-Type': 'text/plain;application/json' } }),
    ],
    ['broken JSON', 400, () => ({ body: '{"query":' })],
    ['bytes that are not UTF-8', 400, () => ({ body: Buffer.from([0x22, 0xff, 0x22]) })],
    ['a large body', 413, () => ({ body: Buffer.alloc(MAX_BODY_BYTES + 1, 32) })],
  ];
  test.each(refusals)('refuse %s (%i)', async (_, status, change) => {
    const answer = await post(change());
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject(failure);
    expect(calls).toEqual([]);
  });

  test('refuse a request without Origin', async () => {
    const headers = { Cookie: await logIn(), 'Content-Type': 'application/json' };
    const answer = await ask({
      method: 'POST',
      path: '/api/search',
      body: '{"query":"zinc"}',
      headers,
    });
    expect(answer.status).toBe(403);
    expect(calls).toEqual([]);
  });

  test('refuse a large body that does not say how long it is', async () => {
    const answer = await post({
      headers: { 'Transfer-Encoding': 'chunked' },
      body: Buffer.alloc(MAX_BODY_BYTES + 1, 32),
    });
    expect(answer.status).toBe(413);
  });

  test('do not wait for a body that never ends', async () => {
    const cookie = await logIn();
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(host.port, '127.0.0.1');
      let received = '';
      socket.on('data', (chunk) => (received += chunk.toString('utf8')));
      socket.on('close', () => {
        resolve(received);
      });
      socket.on('error', reject);
      socket.write(
        `POST /api/search HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nOrigin: ${origin()}\r\n` +
          `Cookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
      );
    });
    expect(text).toContain('HTTP/1.1 408');
  });
});

test('a port that is taken is an error at start', async () => {
  const again = startWebHost({
    core: smallCore({}),
    log: memoryLog().log,
    rendererDir: join(folder, 'renderer'),
    port: host.port,
  });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
