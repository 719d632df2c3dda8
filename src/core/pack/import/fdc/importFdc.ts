/** A download of FoodData Central → a pack of foods. */
import { createHash } from 'node:crypto';
import { CofactorError } from '../../../../contract/errors.ts';
import type { ImportResult } from '../../../../contract/imports.ts';
import { foodColumns } from '../foodColumns.ts';
import { Progress, type Step } from '../progress.ts';
import { sourceRecord } from '../sourceRecord.ts';
import { Tally } from '../tally.ts';
import { AmountSorter, MOST_FOODS } from '../write/amountSorter.ts';
import {
  assertWhole,
  writeAmounts,
  writeFoods,
  writeManifest,
  writeSearch,
  writeSource,
} from '../write/finish.ts';
import type { PackDraft } from '../write/packDraft.ts';
import { Staging } from '../write/staging.ts';
import { readAmounts } from './amounts.ts';
import type { Download } from './datasets.ts';
import { dayText } from './day.ts';
import { FoodList } from './foodList.ts';
import { readFoods, readOtherNames } from './foods.ts';
import { readLookups } from './lookups.ts';
import { sourcesOf } from './nutrients.ts';
import { readPortions } from './portions.ts';
import { readSideTables } from './sideTables.ts';
import { Tables } from './source.ts';
import type { Target } from './target.ts';

const LICENCE = 'CC0 1.0 (public domain)';
const PUBLISHER = 'US Department of Agriculture, Agricultural Research Service';
const URL = 'https://fdc.nal.usda.gov';

export interface FdcImport {
  readonly download: Download;
  readonly draft: PackDraft;
  /** ISO time of the import. */
  readonly built: string;
  readonly report: (step: Step) => void;
}

/**
 * Reads the download into the draft and finishes it.
 * @throws CofactorError `invalid-input` for a download that is damaged or not of the documented form
 */
export async function importFdc(options: FdcImport): Promise<ImportResult> {
  const { download, draft, report } = options;
  const progress = new Progress(download.bytes, report);
  const hash = createHash('sha256');
  const tables = new Tables(download.files, progress, hash);
  const tally = new Tally();
  const sorter = new AmountSorter((run) => draft.scratchPath(`run${run}`));
  const { db } = draft;

  progress.read('reading');
  const staging = new Staging(db);
  const foods = new FoodList();
  const target: Target = { tables, foods, staging, tally, lookups: await readLookups(tables) };
  const leftOut = await readSideTables(target, download.types);
  progress.read('foods');
  const unlisted = await readFoods(target);
  // Foundation Foods keeps its older versions in food.csv and lists the newest alone.
  const [older = 0, ...others] = unlisted;
  const unnamed = others.reduce((sum, count) => sum + count, 0) - leftOut;
  if (unnamed > 0) tally.skip('foods that no list names', null, unnamed);
  const { taken, superseded, absent, newest } = foods.resolve();
  if (taken > MOST_FOODS)
    throw new CofactorError(
      'invalid-input',
      'The download has more foods than a pack holds.',
      'file',
    );
  if (taken === 0)
    throw new CofactorError('invalid-input', 'The download holds no final food.', 'file');
  if (absent > 0) tally.skip('foods that are listed but not there', null, absent);
  await readOtherNames(target);
  await readPortions(target);
  progress.read('amounts');
  const unknown = await readAmounts(target, sorter);

  const basisOf = (column: number, rank: number): string | null => {
    const name = foodColumns[column];
    return name === undefined ? null : (sourcesOf[name][rank]?.basis ?? null);
  };
  const { amounts, bases } = writeAmounts(db, sorter, progress, basisOf);
  const portions = writeFoods(db, staging, (key) => foods.idOf(key), bases, progress);
  writeSearch(db, taken, progress);

  const counts = { foods: taken, amounts, portions };
  const edition = download.release ?? dayText(newest) ?? 'without a date';
  const about = {
    id: download.pack,
    title: download.title,
    edition,
    licence: LICENCE,
    built: options.built,
    contentHash: hash.digest('hex'),
    dataset: download.dataset,
    release: download.release,
    counts,
  };
  writeManifest(db, about);
  const record = sourceRecord({
    ...about,
    publisher: PUBLISHER,
    url: URL,
    released: download.release ?? dayText(newest),
    imported: options.built,
  });
  writeSource(db, record);
  progress.write('checking', 0);
  draft.finish(assertWhole);
  progress.write('checking', 1);
  return {
    pack: download.pack,
    counts: { ...counts, superseded: superseded + older },
    skipped: tally.list(),
    unknown,
  };
}
