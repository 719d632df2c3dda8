/** What every table of a download is read with, and into. */
import type { Tally } from '../tally.ts';
import type { Staging } from '../write/staging.ts';
import type { FoodList } from './foodList.ts';
import type { Lookups } from './lookups.ts';
import type { Tables } from './source.ts';

export interface Target {
  readonly tables: Tables;
  readonly foods: FoodList;
  readonly staging: Pick<Staging, 'food' | 'side' | 'synonym' | 'portion' | 'indexSynonyms'>;
  readonly lookups: Lookups;
  readonly tally: Tally;
}
