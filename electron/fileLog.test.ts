import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileLog } from './fileLog.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'cofactor-log-'))));
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const now = (): Date => new Date('2026-11-22T10:00:00Z');

it('appends one JSON line for each message, in a folder it makes', () => {
  const file = join(dir, 'logs', 'main.log');
  createFileLog(file, now).info('started');
  createFileLog(file, now).error('failed', { id: 'a1' });
  expect(readFileSync(file, 'utf8')).toBe(
    '{"time":"2026-11-22T10:00:00.000Z","level":"info","message":"started"}\n' +
      '{"time":"2026-11-22T10:00:00.000Z","level":"error","message":"failed","id":"a1"}\n',
  );
});

it('starts anew above a megabyte and keeps the file before', () => {
  const file = join(dir, 'main.log');
  writeFileSync(file, 'x'.repeat(1_000_000));
  createFileLog(file, now);
  expect(readdirSync(dir)).toEqual(['main.log']);
  writeFileSync(file, 'x'.repeat(1_000_001));
  createFileLog(file, now).warn('new');
  expect(readdirSync(dir)).toEqual(['main.log', 'main.log.old']);
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(2);
});
