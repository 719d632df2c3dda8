/** Stored results: compared, or written anew with UPDATE_GOLDEN=1. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, '..', 'golden');
const updating = process.env['UPDATE_GOLDEN'] === '1';

/** Forgets what is stored under a name, so that no file of a section that is gone stays behind. */
export function startGolden(name: string): void {
  if (updating) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Equal to what is stored, line by line; `UPDATE_GOLDEN=1 vitest run tests/report` stores it. */
export function expectGolden(name: string, text: string): void {
  const path = join(folder, name);
  if (updating) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path), `${name} is stored`).toBe(true);
  expect(text.split('\n')).toEqual(readFileSync(path, 'utf8').split('\n'));
}

/** The stored bytes; `bytes` are stored first when results are written anew. */
export function goldenBytes(name: string, bytes: () => Uint8Array): Buffer {
  const path = join(folder, name);
  if (updating) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes());
  }
  expect(existsSync(path), `${name} is stored`).toBe(true);
  return readFileSync(path);
}
