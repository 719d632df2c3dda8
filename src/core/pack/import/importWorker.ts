/** Worker thread that reads one chosen file into a pack and ends: hours of numbers must not hold up the pages. */
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { CofactorError } from '../../../contract/errors.ts';
import type { ImportResult } from '../../../contract/imports.ts';
import { plainError } from '../../db/sqliteErrors.ts';
import type { Archive } from './archive/archive.ts';
import { openArchive, readFault } from './archive/open.ts';
import { recognise } from './fdc/datasets.ts';
import { importFdc } from './fdc/importFdc.ts';
import { Order, type FoodOrder, type Said } from './messages.ts';
import { importList } from './retractions/importList.ts';
import { importTable, tablePack } from './table/importTable.ts';
import { createDraft, type PackDraft } from './write/packDraft.ts';

const say = (said: Said): void => {
  parentPort?.postMessage(said);
};

function draftIn({ folder, mark }: FoodOrder, id: string): PackDraft {
  try {
    return createDraft(folder, id, mark);
  } catch (error) {
    throw plainError(error, folder);
  }
}

const report = (step: Extract<Said, { type: 'progress' }>['step']): void => {
  say({ type: 'progress', step });
};

async function foods(order: FoodOrder, archive: Archive): Promise<void> {
  const { mapping, built, name } = order;
  const download = mapping === null ? recognise(archive, name) : null;
  const pack = download?.pack ?? (mapping === null ? '' : tablePack(mapping));
  const draft = draftIn(order, pack);
  let result: ImportResult;
  try {
    if (download !== null) result = await importFdc({ download, draft, built, report });
    else if (mapping !== null)
      result = await importTable({ archive, mapping, pack, draft, built, report });
    else throw new Error('neither a download nor a mapping');
  } catch (error) {
    draft.discard();
    throw error;
  }
  say({ type: 'done', file: draft.file, pack, result });
}

async function work(): Promise<void> {
  const order = v.parse(Order, workerData);
  try {
    const archive = await openArchive(order.path);
    try {
      if (order.kind === 'foods') await foods(order, archive);
      else say({ type: 'done', ...(await importList({ order, archive, report })) });
    } finally {
      archive.close();
    }
  } catch (error) {
    const plain = readFault(plainError(error, path.join(order.folder)));
    if (plain instanceof CofactorError)
      say({ type: 'failed', failure: plain.failure, detail: causeOf(plain) });
    else say({ type: 'failed', failure: null, detail: detailOf(plain) });
  }
}

const detailOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
const causeOf = (error: Error): string => (error.cause === undefined ? '' : detailOf(error.cause));

await work();
