/** What the core and the worker of imports say to each other. */
import * as v from 'valibot';
import { FoodMapping, ImportResult, importPhases } from '../../../contract/imports.ts';
import { Failure } from '../../../contract/errors.ts';

const common = {
  /** Of the chosen file or folder. */
  path: v.string(),
  /** What the person calls it. */
  name: v.string(),
  /** Folder of the packs, which is there. */
  folder: v.string(),
  /** ISO time of the import. */
  built: v.string(),
  /** Part of the names of its files. */
  mark: v.string(),
};

export const Order = v.variant('kind', [
  /** `mapping` null: a FoodData Central download. */
  v.object({ kind: v.literal('foods'), ...common, mapping: v.nullable(FoodMapping) }),
  /** `today`: the local calendar day, YYYY-MM-DD. */
  v.object({ kind: v.literal('retractions'), ...common, today: v.string() }),
]);
export type Order = v.InferOutput<typeof Order>;
export type FoodOrder = Extract<Order, { kind: 'foods' }>;
export type ListOrder = Extract<Order, { kind: 'retractions' }>;

export const Said = v.variant('type', [
  v.object({
    type: v.literal('progress'),
    step: v.object({ phase: v.picklist(importPhases), share: v.number(), rows: v.number() }),
  }),
  /** The finished file waits for its place. */
  v.object({ type: v.literal('done'), file: v.string(), pack: v.string(), result: ImportResult }),
  /** `failure` null: a fault of Cofactor, whose detail is for the log. */
  v.object({ type: v.literal('failed'), failure: v.nullable(Failure), detail: v.string() }),
]);
export type Said = v.InferOutput<typeof Said>;
