/** Requests as no browser writes them: they are refused, nothing is called, and the next one is served. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askPort } from '../testing/rawRequest.ts';
import { memoryLog, smallCore } from '../testing/smallCore.ts';
import { startWebHost, type WebHost } from './server.ts';

const MOST = 20;
let folder: string;
let host: WebHost;
let calls: number;
let cookie: string;

beforeEach(async () => {
  calls = 0;
  folder = await mkdtemp(join(tmpdir(), 'cofactor-hostile-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Cofactor</title>');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const core = smallCore({
    'plans.list': () => {
      calls += 1;
      return [];
    },
  });
  host = await startWebHost({
    core,
    log: memoryLog().log,
    rendererDir: join(folder, 'renderer'),
    bodyMilliseconds: 300,
    headersMilliseconds: 300,
    maxConnections: MOST,
  });
  const answer = await askPort(host.port, { path: host.startUrl.replace(/^http:\/\/[^/]+/u, '') });
  cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});

afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

/** Everything that comes back until the other side closes. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(host.port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(received);
    });
    socket.write(text, 'latin1');
  });
}

const ours = (): string =>
  `Host: 127.0.0.1:${host.port}\r\nOrigin: http://127.0.0.1:${host.port}\r\nCookie: ${cookie}\r\n` +
  'Content-Type: application/json\r\n';
const post = (more: string, body: string): string =>
  `POST /api/plans.list HTTP/1.1\r\n${ours()}${more}\r\n\r\n${body}`;
const statuses = (answer: string): string[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/gu)].map(([, status]) => status ?? '');

test('the request that the others are changes of is served', async () => {
  expect(statuses(await raw(post('Content-Length: 2\r\nConnection: close', '{}')))).toEqual([
    '200',
  ]);
  expect(calls).toBe(1);
});

describe('refused before anything is called', () => {
  const chunk = '2\r\n{}\r\n0\r\n\r\n';
  const smuggled = (): string => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n\r\n`;
  const requests: [string, () => string][] = [
    ['two lengths', () => post('Content-Length: 2\r\nContent-Length: 44', `{}${smuggled()}`)],
    ['a list of lengths', () => post('Content-Length: 2, 44', `{}${smuggled()}`)],
    ['a length with a sign', () => post('Content-Length: +2', '{}')],
    ['a length that is no number', () => post('Content-Length: 0x2', '{}')],
    ['a huge length', () => post(`Content-Length: ${'9'.repeat(30)}`, '{}')],
    ['chunks and a length', () => post('Content-Length: 2\r\nTransfer-Encoding: chunked', chunk)],
    ['a length and chunks', () => post('Transfer-Encoding: chunked\r\nContent-Length: 2', chunk)],
    ['chunks that are not the last coding', () => post('Transfer-Encoding: chunked, x', chunk)],
    ['a coding that is none', () => post('Transfer-Encoding: xchunked', chunk)],
    ['a chunk without a size', () => post('Transfer-Encoding: chunked', `zz\r\n{}\r\n0\r\n\r\n`)],
    ['a chunk of a huge size', () => post('Transfer-Encoding: chunked', `${'f'.repeat(20)}\r\n`)],
    ['a space before the colon', () => post('Content-Length : 2', '{}')],
    ['a line that goes on', () => post('X-A: b\r\n c: d\r\nContent-Length: 2\x00', '{}')],
    ['a NUL byte in a header', () => post('X-A: a\0b\r\nContent-Length: 2', '{}')],
    ['two hosts', () => post(`Host: evil.example\r\nContent-Length: 2`, '{}')],
    ['two origins', () => post('Origin: https://evil.example\r\nContent-Length: 2', '{}')],
    ['a header of 100 kB', () => post(`X-A: ${'a'.repeat(100_000)}\r\nContent-Length: 2`, '{}')],
    ['many headers', () => post(`${'X-A: a\r\n'.repeat(3000)}Content-Length: 2`, '{}')],
    ['another version', () => post('Content-Length: 2', '{}').replace('HTTP/1.1', 'HTTP/3.0')],
    ['no version', () => `GET /api/plans.list\r\n\r\n`],
    ['no host', () => post('Content-Length: 2', '{}').replace(/^Host: .*\r\n/mu, '')],
    ['a whole address', () => post('', '').replace('/api/', `http://127.0.0.1:${host.port}/api/`)],
    ['CONNECT', () => `CONNECT 127.0.0.1:22 HTTP/1.1\r\n${ours()}\r\n`],
    ['TRACE', () => `TRACE /api/plans.list HTTP/1.1\r\n${ours()}\r\n`],
    ['a method of its own', () => `BREW /api/plans.list HTTP/1.1\r\n${ours()}\r\n`],
    ['TLS', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['the preface of HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an expectation', () => post('Expect: more\r\nContent-Length: 2', '{}')],
  ];
  test.each(requests)('%s', async (_, write) => {
    const answer = await raw(write());
    expect(statuses(answer).filter((status) => !/^4\d\d$/u.test(status))).toEqual([]);
    expect(answer).not.toContain('secret');
    expect(calls).toBe(0);
    expect(statuses(await raw(post('Content-Length: 2\r\nConnection: close', '{}')))).toEqual([
      '200',
    ]);
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '/assets/../../secret.txt',
    '//secret.txt',
    '/index.html/../../secret.txt',
    '/%00/../secret.txt',
    '/..;/secret.txt',
    'file:///etc/passwd',
  ])('the path %s', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\n${ours()}Connection: close\r\n\r\n`);
    expect(statuses(answer)).toEqual(['404']);
    expect(answer).not.toContain('root:');
  });

  test('the cookie of an earlier start', async () => {
    const earlier = cookie;
    const again = await startWebHost({
      core: smallCore({ 'plans.list': () => [] }),
      log: memoryLog().log,
      rendererDir: join(folder, 'renderer'),
    });
    const [, value = ''] = earlier.split('=');
    const { status } = await askPort(again.port, {
      method: 'POST',
      path: '/api/plans.list',
      headers: {
        Origin: `http://127.0.0.1:${again.port}`,
        Cookie: `cofactor_${again.port}=${value}`,
        'Content-Type': 'application/json',
      },
      body: '{}',
    });
    await again.close();
    expect(status).toBe(401);
  });
});

describe('slow and many', () => {
  test.each([
    ['says nothing', ''],
    ['stops in its first line', 'POST /api/pl'],
    ['stops in its headers', `POST /api/plans.list HTTP/1.1\r\nX-A: `],
  ])('a connection that %s is closed', async (_, text) => {
    const started = performance.now();
    await raw(text);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('thousands of connections leave room for the page as soon as they are gone', async () => {
    const sockets: Socket[] = [];
    let closed = 0;
    for (let number = 0; number < 2000; number += 1) {
      const socket = connect(host.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.on('close', () => (closed += 1));
      // Without a reader the end of the connection would not be seen.
      socket.resume();
      sockets.push(socket);
      if (number % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    // All but those that may stay, and these too once they have said nothing for too long.
    await expect.poll(() => closed, { timeout: 20_000 }).toBe(2000);
    expect(statuses(await raw(post('Content-Length: 2\r\nConnection: close', '{}')))).toEqual([
      '200',
    ]);
  }, 40_000);
});
