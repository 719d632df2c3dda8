/** Surroundings for tests of personal data: a folder of their own, a clock that stands still, a log that is kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '../ports.ts';

export interface TestPlace {
  readonly dataDir: string;
  readonly clock: { now(): Date; set(iso: string): void };
  readonly log: Logger & { readonly lines: string[] };
  remove(): void;
}

export function testPlace(): TestPlace {
  const root = mkdtempSync(join(tmpdir(), 'cofactor-user-'));
  let now = new Date('2026-11-22T08:00:00.000Z');
  const lines: string[] = [];
  const keep = (message: string, data?: Record<string, unknown>): void => {
    lines.push(`${message} ${JSON.stringify(data ?? {})}`);
  };
  return {
    dataDir: join(root, 'data'),
    clock: {
      now: () => now,
      set: (iso) => {
        now = new Date(iso);
      },
    },
    log: { info: keep, warn: keep, error: keep, lines },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
