import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppHandler, isAppUrl, listBuiltFiles } from './appProtocol.ts';
import { contentSecurityPolicy } from '../src/contract/pageFiles.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cofactor-protocol-'));
  mkdirSync(join(dir, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(dir, 'renderer', 'index.html'), '<title>Cofactor</title>');
  writeFileSync(join(dir, 'renderer', 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(dir, 'secret.txt'), 'not for the page');
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const ask = (url: string, method = 'GET'): Promise<Response> =>
  createAppHandler(listBuiltFiles(join(dir, 'renderer')))(new Request(url, { method }));

describe('app protocol', () => {
  it('serves the page with its policy and media type', async () => {
    const page = await ask('app://cofactor/');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<title>Cofactor</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves built scripts as JavaScript, with or without a query', async () => {
    const script = await ask('app://cofactor/assets/index-1.js?v=2');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('export {};');
  });

  it.each([
    'app://cofactor/../secret.txt',
    'app://cofactor/%2e%2e/secret.txt',
    'app://cofactor/..%2fsecret.txt',
    'app://cofactor/assets/',
    'app://cofactor//etc/passwd',
    'app://cofactor.example/',
    'https://cofactor/',
  ])('answers %s with not found, and with the policy', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  it('serves a file only if it was there at the start', async () => {
    const handler = createAppHandler(listBuiltFiles(join(dir, 'renderer')));
    writeFileSync(join(dir, 'renderer', 'later.js'), '');
    expect((await handler(new Request('app://cofactor/later.js'))).status).toBe(404);
  });

  it('only reads', async () => {
    expect((await ask('app://cofactor/', 'POST')).status).toBe(405);
  });

  it('refuses to start without a page or with a file of unknown type', () => {
    writeFileSync(join(dir, 'renderer', 'odd.xyz'), '');
    expect(() => listBuiltFiles(join(dir, 'renderer'))).toThrow('odd.xyz');
    expect(() => listBuiltFiles(join(dir, 'renderer', 'assets'))).toThrow('index.html');
  });

  it('allows neither inline code nor any other origin', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("worker-src 'self'");
  });

  it('compares addresses by their parts', () => {
    expect(isAppUrl('app://cofactor/#/plan')).toBe(true);
    expect(isAppUrl('app://cofactor.example/')).toBe(false);
    expect(isAppUrl('app://cofactor@example.org/')).toBe(false);
    expect(isAppUrl('https://example.org/app://cofactor/')).toBe(false);
    expect(isAppUrl('')).toBe(false);
  });
});
