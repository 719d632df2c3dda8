/** Imports made-up downloads into a folder of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { ImportResult } from '../../../../contract/imports.ts';
import { recognise } from '../fdc/datasets.ts';
import { importFdc } from '../fdc/importFdc.ts';
import { createDraft } from '../write/packDraft.ts';
import { archiveOf, type TestTables } from './fdcDownload.ts';
import { readPack, type ReadPack } from './readPack.ts';

export const built = '2026-11-23T08:00:00.000Z';

export interface TestImports {
  folder: () => string;
  importTables: (
    tables: TestTables,
    mark?: string,
  ) => Promise<ImportResult & { db: ReadPack; file: string }>;
}

/** For the tests of a file; each has a new folder. */
export function useImports(): TestImports {
  let folder = '';
  const opened: ReadPack[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'fdc-'));
  });
  afterEach(() => {
    for (const pack of opened.splice(0)) pack.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder: () => folder,
    importTables: async (tables, mark = 'test') => {
      const download = recognise(archiveOf(tables), 'download.zip');
      const draft = createDraft(folder, download.pack, mark);
      try {
        const result = await importFdc({ download, draft, built, report: () => undefined });
        const db = readPack(draft.file);
        opened.push(db);
        return { ...result, db, file: draft.file };
      } catch (error) {
        draft.discard();
        throw error;
      }
    },
  };
}

export const skippedOf = ({ skipped }: ImportResult): Record<string, number> =>
  Object.fromEntries(skipped.map(({ what, count }) => [what, count]));
