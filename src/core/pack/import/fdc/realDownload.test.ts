/**
 * The official Foundation Foods download of October 2024, where COFACTOR_FDC_FOUNDATION names its zip or folder. Expected
 * values were read in its CSV files by hand, with the number of the food.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../../contract/imports.ts';
import type { Archive } from '../archive/archive.ts';
import { openArchive } from '../archive/open.ts';
import { readPack, type ReadPack } from '../testing/readPack.ts';
import { createDraft } from '../write/packDraft.ts';
import { recognise } from './datasets.ts';
import { importFdc } from './importFdc.ts';

const chosen = process.env.COFACTOR_FDC_FOUNDATION;
const skipped = chosen === undefined ? ' (skipped: COFACTOR_FDC_FOUNDATION names no download)' : '';

describe.skipIf(chosen === undefined)(`Foundation Foods of October 2024${skipped}`, () => {
  let folder: string;
  let archive: Archive;
  let result: ImportResult;
  let db: ReadPack;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'fdc-'));
    archive = await openArchive(chosen ?? '');
    const download = recognise(archive, path.basename(chosen ?? ''));
    const draft = createDraft(folder, download.pack, 'test');
    result = await importFdc({
      download,
      draft,
      built: '2026-11-23T08:00:00.000Z',
      report: () => undefined,
    });
    db = readPack(draft.file);
  });
  afterAll(() => {
    db.close();
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has its foods, without the 71 older versions in food.csv', () => {
    // Rows of foundation_food.csv: 316; of type foundation_food in food.csv: 387; portions of the 316: 125.
    expect(result.counts).toMatchObject({ foods: 316, superseded: 387 - 316, portions: 125 });
    expect(db.manifest).toMatchObject({ release: '2024-10-31', id: 'fdc-foundation' });
  });

  it('has the numbers of the tables', () => {
    // food_nutrient.csv, fdc_id 2346393 "Nuts, almonds, whole, raw": 1090 = 257.6 mg; no 1008, 2048 = 583.597022 kcal.
    expect(db.food('fdc-2346393').name).toBe('Nuts, almonds, whole, raw');
    expect(db.amounts('fdc-2346393')).toMatchObject({
      magnesium_mg: 257.6,
      energy_kcal: 583.597022,
      fibre_g: 10.78,
    });
    // fdc_id 323294 "Nuts, almonds, dry roasted, with salt added": 1090 = 258.0, 1008 = 620.0 (2047 = 667, 2048 = 621), 1109 = 19.0.
    expect(db.amounts('fdc-323294')).toMatchObject({
      magnesium_mg: 258,
      energy_kcal: 620,
      vitamin_e_mg: 19,
      fibre_g: 11,
    });
  });

  it('has the household measures of the tables', () => {
    // food_portion.csv, fdc_id 328637 "Cheese, cheddar": 1 slice 17.0 g; 1 cup, shredded 105.0 g.
    expect(db.portions('fdc-328637')).toEqual([
      ['1 slice', 17],
      ['1 cup, shredded', 105],
    ]);
  });

  it('names what it has no column for', () => {
    // Rows of nutrient 1007 (ash) for the 316 foods: 289.
    expect(result.unknown).toContainEqual({ id: '1007', name: 'Ash', unit: 'G', count: 289 });
  });
});
