import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isWritableFolder } from './writable.ts';

const folder = mkdtempSync(join(tmpdir(), 'cofactor-writable-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('takes a folder that is there, and one that can be made, and leaves nothing behind', () => {
  expect(isWritableFolder(folder)).toBe(true);
  expect(isWritableFolder(join(folder, 'not', 'yet', 'there'))).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

it('does not take a place below a file', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(isWritableFolder(join(folder, 'file', 'data'))).toBe(false);
});

// The system keeps this place for itself: nobody makes a folder there, the administrator neither.
it.runIf(process.platform === 'linux')('does not take a place that nobody can write', () => {
  expect(isWritableFolder('/proc/cofactor')).toBe(false);
});
