/** Which foods a download holds, without reading it in: for the plans that use its earlier release. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { FoodId } from '../../../../contract/ids.ts';
import { Progress } from '../progress.ts';
import { Tally } from '../tally.ts';
import type { Download } from './datasets.ts';
import { FoodList } from './foodList.ts';
import { readFoods } from './foods.ts';
import { readLookups } from './lookups.ts';
import { readSideTables } from './sideTables.ts';
import { Tables } from './source.ts';

const nothing = (): void => undefined;

/**
 * Names of the wanted foods that an import of the download would bring, by its own rules for versions; the others are not in it.
 * Reads the lists of foods alone, which are a small part of a download.
 */
export async function namesIn(
  download: Download,
  wanted: ReadonlySet<FoodId>,
): Promise<Map<FoodId, string>> {
  const tables = new Tables(
    download.files,
    new Progress(download.bytes, nothing),
    createHash('sha256'),
  );
  const foods = new FoodList();
  const found: { id: FoodId; key: number; name: string }[] = [];
  const target = {
    tables,
    foods,
    tally: new Tally(),
    lookups: await readLookups(tables),
    staging: {
      food: ({ key, code, name }: { key: number; code: string; name: string }): void => {
        const id = v.parse(FoodId, code);
        if (wanted.has(id)) found.push({ id, key, name });
      },
      side: nothing,
      synonym: nothing,
      portion: nothing,
      indexSynonyms: nothing,
    },
  };
  await readSideTables(target, download.types);
  await readFoods(target);
  foods.resolve();
  return new Map(found.filter(({ key }) => foods.idOf(key) > 0).map(({ id, name }) => [id, name]));
}
