/** Requests as bytes, changed anywhere: head, session, body. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { Settings } from '../../../src/contract/userData.ts';
import { memoryLog, smallCore } from '../../../src/hosts/testing/smallCore.ts';
import { startWebHost } from '../../../src/hosts/web/server.ts';
import { mutateText, oddText, randomBytes } from './bytes.ts';
import { Found, type Target } from './target.ts';

/** Sends everything, says that no more comes, and takes what comes back. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(received);
    });
    socket.end(bytes);
  });
}

/** Port and cookie differ from run to run; inputs have names in their place. */
export async function webTarget(): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'cofactor-fuzz-web-'));
  const rendererDir = join(folder, 'renderer');
  mkdirSync(rendererDir);
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Cofactor</title>');
  writeFileSync(join(folder, 'secret.txt'), 'a secret of the disk');
  let calls = 0;
  const core = smallCore({
    'plans.list': () => {
      calls += 1;
      return [];
    },
    'settings.get': () => v.parse(Settings, {}),
  });
  const { log, lines } = memoryLog();
  const host = await startWebHost({
    core,
    log,
    rendererDir,
    bodyMilliseconds: 200,
    headersMilliseconds: 200,
    idleMilliseconds: 200,
    maxFileBytes: 100_000,
    temporaryDir: folder,
  });
  const start = await fetch(host.startUrl, { redirect: 'manual' });
  const cookie = start.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const origin = `http://127.0.0.1:${host.port}`;

  const head = 'Host: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\nCookie: COOKIE\r\n';
  const valid = [
    `POST /api/plans.list HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
    `POST /api/plans.list HTTP/1.1\r\n${head}Content-Type: application/json; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    `POST /files?name=table.csv HTTP/1.1\r\n${head}Content-Type: application/octet-stream\r\nContent-Length: 5\r\n\r\na,b\n1`,
    `GET /index.html HTTP/1.1\r\n${head}\r\n`,
    `GET /start?token=TOKEN HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n`,
    `HEAD / HTTP/1.1\r\n${head}Connection: keep-alive\r\n\r\n`,
  ];
  const bodyOf = (body: string): string =>
    `POST /api/plans.list HTTP/1.1\r\n${head}Content-Type: application/json\r\n` +
    `Content-Length: ${Buffer.byteLength(body, 'latin1')}\r\n\r\n${body}`;
  return {
    name: 'requests as bytes',
    inputs: 3000,
    make: (random) => {
      const kind = random.below(10);
      if (kind === 0) return randomBytes(random).toString('latin1');
      if (kind < 3) return bodyOf(Buffer.from(oddText(random)).toString('latin1'));
      return mutateText(valid, random).slice(0, 60_000);
    },
    run: async (input) => {
      const text = String(input);
      const bytes = Buffer.from(
        text.replaceAll('PORT', String(host.port)).replaceAll('COOKIE', cookie),
        'latin1',
      );
      const before = calls;
      const answer = await exchange(host.port, bytes);
      if (answer.includes('a secret of the disk')) throw new Found('a file of the disk came back');
      const sent = bytes.toString('latin1');
      const mayCall =
        sent.includes(cookie) && sent.includes(origin) && sent.includes(`127.0.0.1:${host.port}`);
      if (calls > before && !mayCall) throw new Found('it was carried out without its session');
      if (!/^(?:HTTP\/1\.1 [2-4]\d\d |$)/u.test(answer))
        throw new Found(`answered "${answer.slice(0, 200)}"`);
      const internal = lines.splice(0).find(({ level }) => level === 'error');
      if (internal !== undefined) throw new Found(JSON.stringify(internal.data));
    },
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
