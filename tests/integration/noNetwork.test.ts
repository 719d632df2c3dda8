/** The core has no way to a network: not in its sources, and not while it works. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { openCore, rootDir } from '../../src/hosts/checkout.ts';
import { dispatch } from '../../src/hosts/dispatch.ts';
import { memoryLog } from '../../src/hosts/testing/smallCore.ts';

const network =
  /['"](node:)?(http|https|http2|net|tls|dns|dgram|undici|inspector)(\/[\w/]+)?['"]|\b(fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/;

afterEach(() => {
  vi.restoreAllMocks();
});

test('the pattern finds what it is meant to find', () => {
  for (const line of [
    "import 'node:https'",
    "require('net')",
    'await fetch (url)',
    "from 'dns/promises'",
    'new WebSocket(u)',
  ]) {
    expect(line).toMatch(network);
  }
  expect("import { open } from 'node:fs/promises';").not.toMatch(network);
});

test('no source of the core or the contract names a network module or function', () => {
  const found = ['core', 'contract'].flatMap((name) => {
    const folder = join(rootDir, 'src', name);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'),
      )
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => network.test(readFileSync(path, 'utf8')));
  });
  expect(found).toEqual([]);
});

test('no socket is opened and no name is looked up while the core answers', async () => {
  const refuse = (): never => {
    throw new Error('network');
  };
  const spies = [
    vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(refuse),
    vi.spyOn(dns, 'lookup').mockImplementation(refuse),
    vi.spyOn(dgram, 'createSocket').mockImplementation(refuse),
    vi.spyOn(globalThis, 'fetch').mockImplementation(refuse),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'cofactor-offline-'));
  const { log } = memoryLog();
  const core = openCore({ dataDir: folder, log, progress: () => undefined });
  const plan: unknown = JSON.parse(readFileSync(join(rootDir, 'examples', 'plain.json'), 'utf8'));
  const calls: [string, unknown][] = [
    ['ask', { question: 'is magnesium good for MS?' }],
    ['search', { query: 'https://example.org' }],
    ['show', { ref: 'substance/magnesium' }],
    ['check', { plan }],
    ['report', { kind: 'plan', plan, asOf: '2026-11-22' }],
    ['doctor', {}],
  ];
  try {
    for (const [name, input] of calls) {
      expect([name, (await dispatch(core, name, input, log)).ok]).toEqual([name, true]);
    }
  } finally {
    await core.close();
    rmSync(folder, { recursive: true });
  }
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
}, 120_000);
