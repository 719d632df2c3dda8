/** The file of everything that the person keeps (`data.export`, `data.import`): docs/data-formats.md describes it. */
import * as v from 'valibot';
import { FoodMapping } from './imports.ts';
import { Plan, Profile } from './plan.ts';
import { ReadingId, ReadingItem, ReadingNotes } from './readings.ts';
import { PlanId, ProductId, ProfileId } from './ids.ts';
import { Product, versionReasons } from './userData.ts';

export const DATA_FORMAT = 'cofactor-data';
export const DATA_VERSION = 2;

const time = v.pipe(
  v.string(),
  v.isoTimestamp('must be a time such as "2026-05-01T08:00:00.000Z"'),
);
const title = v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(1000));
const whole = v.pipe(
  v.number(),
  v.integer('must be a whole number'),
  v.minValue(1),
  v.safeInteger(),
);

const kept = {
  title,
  /** How often it was saved. */
  revision: whole,
  createdAt: time,
  updatedAt: time,
};

/** A plan as it stood on a day. */
export const DataVersion = v.object({
  number: whole,
  title,
  reason: v.picklist(versionReasons),
  note: v.nullable(v.pipe(v.string(), v.maxLength(5000))),
  edition: v.pipe(v.string(), v.maxLength(100)),
  createdAt: time,
  plan: Plan,
});
export const DataPlan = v.object({ id: PlanId, ...kept, plan: Plan });
/** A person whose plans are kept. */
export const DataPerson = v.object({ id: ProfileId, ...kept, profile: Profile });
export const DataProduct = v.object({ id: ProductId, ...kept, product: Product });
/** A paper that the person added, with their own notes. */
export const DataReading = v.object({
  id: ReadingId,
  revision: whole,
  createdAt: time,
  updatedAt: time,
  item: ReadingItem,
  ...ReadingNotes.entries,
});
/** How the columns of a food table were read. */
export const DataMapping = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  updatedAt: time,
  mapping: FoodMapping,
});

/** The whole file, version 2. */
export const DataFile = v.object({
  format: v.literal(DATA_FORMAT),
  version: v.literal(DATA_VERSION),
  exportedAt: time,
  /** Each setting under its name; one that is missing has its default. */
  settings: v.record(v.string(), v.unknown()),
  people: v.array(DataPerson),
  products: v.array(DataProduct),
  /** Each with its versions. */
  plans: v.array(v.object({ ...DataPlan.entries, versions: v.array(DataVersion) })),
  readings: v.array(DataReading),
  foodMappings: v.array(DataMapping),
});

/** A plan of a file of version 1: it had no ids, versions, people or products. */
export const DataPlanOne = v.object({ title, createdAt: time, updatedAt: time, plan: Plan });
