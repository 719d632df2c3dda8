import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { FileId } from '../../contract/imports.ts';
import { createOfferedFiles, type OfferedFiles } from '../../core/files.ts';
import { askPort, type Answer, type Ask } from '../testing/rawRequest.ts';
import { memoryLog, smallCore } from '../testing/smallCore.ts';
import { startWebHost, type WebHost } from './server.ts';

const LARGEST = 200_000;

let folder: string;
let host: WebHost;
let offered: OfferedFiles;
let cookie: string | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cofactor-upload-test-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Cofactor</title>');
  await mkdir(join(folder, 'tmp'));
  offered = createOfferedFiles();
  cookie = null;
  host = await startWebHost({
    core: smallCore({}, offered),
    log: memoryLog().log,
    rendererDir: join(folder, 'renderer'),
    idleMilliseconds: 300,
    maxFileBytes: LARGEST,
    temporaryDir: join(folder, 'tmp'),
  });
});

afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

const origin = () => `http://127.0.0.1:${host.port}`;

/** The start address works once. */
async function logIn(): Promise<string> {
  cookie ??= await redeem();
  return cookie;
}

async function redeem(): Promise<string> {
  const path = host.startUrl.replace(/^http:\/\/[^/]+/, '');
  const answer = await askPort(host.port, { path });
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

async function send(change: Ask = {}): Promise<Answer> {
  const { headers, ...rest } = change;
  const standard = {
    Cookie: await logIn(),
    Origin: origin(),
    'Content-Type': 'application/octet-stream',
  };
  return askPort(host.port, {
    method: 'POST',
    path: '/files?name=foods.zip',
    body: 'content',
    ...rest,
    headers: { ...standard, ...headers },
  });
}

const Taken = v.object({
  ok: v.literal(true),
  value: v.strictObject({ file: FileId, name: v.string(), bytes: v.number() }),
});

/** Files that are on the disk now. */
const kept = (): string[] =>
  readdirSync(join(folder, 'tmp'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a file that is handed over', () => {
  test('is there under a name of its own, for its owner alone, until it is released', async () => {
    const name = 'Żywność & foods (2024).zip';
    const answer = await send({ path: `/files?name=${encodeURIComponent(name)}` });
    expect(answer.status).toBe(200);
    const { value } = v.parse(Taken, JSON.parse(answer.body));
    expect(value).toMatchObject({ name, bytes: 7 });
    const file = offered.get(value.file);
    expect(file).toMatchObject({ name, temporary: true });
    expect(kept()).toEqual([file.path]);
    expect(file.path).toMatch(/[\\/]cofactor-files-\d+-\w+[\\/][0-9a-f-]{36}$/u);
    expect(readFileSync(file.path, 'utf8')).toBe('content');
    if (process.platform !== 'win32') {
      expect(statSync(file.path).mode & 0o077).toBe(0);
      expect(statSync(join(file.path, '..')).mode & 0o077).toBe(0);
    }
    offered.release(value.file);
    expect(kept()).toEqual([]);
  });

  test('may be as large as allowed, also where it does not say how large it is', async () => {
    for (const headers of [{}, { 'Transfer-Encoding': 'chunked' }]) {
      const answer = await send({ body: Buffer.alloc(LARGEST, 7), headers });
      expect(v.parse(Taken, JSON.parse(answer.body)).value.bytes).toBe(LARGEST);
    }
    expect(kept()).toHaveLength(2);
  });

  test('may be empty', async () => {
    const answer = await send({ body: '' });
    expect(v.parse(Taken, JSON.parse(answer.body)).value.bytes).toBe(0);
  });

  test('goes with the host', async () => {
    await send();
    expect(kept()).toHaveLength(1);
    await host.close();
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  test('what a host left behind that has ended is deleted, and what belongs to others stays', async () => {
    const ended = join(folder, 'tmp', `cofactor-files-${2 ** 22 + 1}-abc`);
    const running = join(folder, 'tmp', `cofactor-files-${process.ppid}-abc`);
    for (const path of [ended, running, join(folder, 'tmp', 'other')]) await mkdir(path);
    await writeFile(join(ended, 'left'), '');
    await send();
    expect(existsSync(ended)).toBe(false);
    expect(existsSync(running)).toBe(true);
    expect(existsSync(join(folder, 'tmp', 'other'))).toBe(true);
  });
});

describe('refused, with nothing kept', () => {
  const refusals: [string, number, () => Ask][] = [
    ['a name that points here', 403, () => ({ headers: { Host: `evil.example:${host.port}` } })],
    ['a foreign origin', 403, () => ({ headers: { Origin: 'https://evil.example' } })],
    ['the null origin', 403, () => ({ headers: { Origin: 'null' } })],
    ['another site', 403, () => ({ headers: { 'Sec-Fetch-Site': 'cross-site' } })],
    ['no cookie', 401, () => ({ headers: { Cookie: 'a=b' } })],
    ['a wrong cookie', 401, () => ({ headers: { Cookie: `cofactor_${host.port}=x` } })],
    ['GET', 405, () => ({ method: 'GET', body: '' })],
    ['HEAD', 405, () => ({ method: 'HEAD', body: '' })],
    ['PUT', 405, () => ({ method: 'PUT' })],
    ['DELETE', 405, () => ({ method: 'DELETE', body: '' })],
    [
      'a method in a header',
      405,
      () => ({ method: 'GET', body: '', headers: { 'X-HTTP-Method-Override': 'POST' } }),
    ],
    ['an operation of that name', 404, () => ({ path: '/api/files?name=a' })],
    ['a form', 415, () => ({ headers: { 'Content-Type': 'multipart/form-data; boundary=x' } })],
    ['text', 415, () => ({ headers: { 'Content-Type': 'text/plain' } })],
    ['no name', 400, () => ({ path: '/files' })],
    ...[
      '',
      '.',
      '..',
      '../../etc/passwd',
      '..\\..\\windows\\system.ini',
      '/etc/passwd',
      'C:\\x',
      'a/b.zip',
      'a\0b.zip',
      'a\nb.zip',
      'x'.repeat(256),
    ].map((name): [string, number, () => Ask] => [
      `the name ${JSON.stringify(name.slice(0, 30))}`,
      400,
      () => ({ path: `/files?name=${encodeURIComponent(name)}` }),
    ]),
    ['bytes that are no UTF-8 in the name', 400, () => ({ path: '/files?name=a%ff.zip' })],
    ['more than allowed', 413, () => ({ body: Buffer.alloc(LARGEST + 1) })],
    [
      'more than allowed without saying so',
      413,
      () => ({
        body: Buffer.alloc(LARGEST + 1),
        headers: { 'Transfer-Encoding': 'chunked' },
      }),
    ],
  ];
  test.each(refusals)('%s (%i)', async (_, status, change) => {
    const answer = await send(change());
    expect(answer.status).toBe(status);
    expect(answer.headers.connection).toBe('close');
    if (change().method !== 'HEAD')
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: expect.anything() });
    expect(kept()).toEqual([]);
  });

  test('POST to what stands beside it', async () => {
    for (const path of ['/files/', '/files/x?name=a', '/FILES?name=a', '//files?name=a']) {
      expect((await send({ path })).status).toBe(405);
      expect(kept()).toEqual([]);
    }
  });

  test('a request without Origin', async () => {
    const headers = { Cookie: await logIn(), 'Content-Type': 'application/octet-stream' };
    const path = '/files?name=a';
    expect((await askPort(host.port, { method: 'POST', path, headers, body: 'x' })).status).toBe(
      403,
    );
    expect(kept()).toEqual([]);
  });
});

/** Sends the head of an upload of 100 bytes, then lets `go` write what it likes. */
async function byHand(
  go: (write: (text: string) => void, end: () => void) => void,
): Promise<string> {
  const session = await logIn();
  return new Promise((resolve) => {
    const socket = connect(host.port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('utf8')));
    socket.on('close', () => {
      resolve(received);
    });
    socket.on('error', () => undefined);
    socket.write(
      `POST /files?name=a.zip HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nOrigin: ${origin()}\r\n` +
        `Cookie: ${session}\r\nContent-Type: application/octet-stream\r\nContent-Length: 100\r\n\r\n`,
    );
    go(
      (text) => socket.write(text),
      () => socket.destroy(),
    );
  });
}

describe('slow senders', () => {
  test('one that stops is not waited for', async () => {
    const text = await byHand((write) => {
      write('begun');
    });
    expect(text).toContain('HTTP/1.1 408');
    expect(kept()).toEqual([]);
  });

  test('one that goes on is, longer than the time without anything', async () => {
    const started = performance.now();
    const text = await byHand((write) => {
      let sent = 0;
      const timer = setInterval(() => {
        write('x'.repeat(10));
        sent += 10;
        if (sent === 100) clearInterval(timer);
      }, 50);
    }).catch(() => '');
    expect(text).toContain('HTTP/1.1 200');
    expect(performance.now() - started).toBeGreaterThan(300);
  }, 20_000);

  test('one that goes away leaves nothing', async () => {
    await byHand((write, end) => {
      write('begun');
      setTimeout(end, 50);
    });
    await expect.poll(kept).toEqual([]);
  });

  test('no more than three at once', async () => {
    await logIn();
    const started = [1, 2, 3].map(() =>
      byHand((write) => {
        write('begun');
      }),
    );
    await expect.poll(() => kept().length).toBe(3);
    expect((await send()).status).toBe(429);
    const answers = await Promise.all(started);
    expect(answers.every((text) => text.includes(' 408 '))).toBe(true);
    expect((await send()).status).toBe(200);
  });
});
