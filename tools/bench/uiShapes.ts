/** What the parts of the interface benchmark hand to each other. */
import * as v from 'valibot';
import { Plan } from '../../src/contract/plan.ts';

/** A page to visit: `#/…`, where `{small}` and `{large}` stand for the ids of the two plans. */
const PageKind = v.object({ name: v.string(), href: v.string() });
export type PageKind = v.InferOutput<typeof PageKind>;

/** How often each thing is done. */
const Rounds = v.object({ contexts: v.number(), warm: v.number(), typedKeys: v.number() });
export type Rounds = v.InferOutput<typeof Rounds>;

export const Job = v.object({
  /** Folder with the production build that the host serves. */
  rendererDir: v.string(),
  kinds: v.array(PageKind),
  plans: v.object({ small: Plan, large: Plan }),
  queries: v.array(v.string()),
  rounds: Rounds,
});
export type Job = v.InferOutput<typeof Job>;

/** A route change, in milliseconds from the click. */
const RouteChange = v.object({
  /** Until the new heading was painted, with the first screen that comes with it. */
  heading: v.number(),
  /** Until nothing was added to the page any more. */
  whole: v.number(),
  /** Shifts after the heading was painted, those close to the click counted too. */
  shift: v.number(),
  /** Longest task of the page's thread, 0 where none took 50 ms. */
  task: v.number(),
});
export type RouteChange = v.InferOutput<typeof RouteChange>;

const KindRun = v.object({
  name: v.string(),
  /** First visit of this kind in a fresh window, from Home. */
  cold: RouteChange,
  warm: v.array(RouteChange),
  /** Cumulative layout shift of a window that opens on this page's address. */
  loadShift: v.number(),
});
export type KindRun = v.InferOutput<typeof KindRun>;

const Typing = v.object({
  name: v.string(),
  /** Key to paint of each key, in milliseconds. */
  keys: v.array(v.number()),
  /** Tasks of 50 ms and more while typing. */
  tasks: v.array(v.number()),
  /** Checks of the plan that were answered while typing; null where nothing is checked. */
  checks: v.nullable(v.number()),
});
export type Typing = v.InferOutput<typeof Typing>;

const Memory = v.object({ heapBytes: v.number(), nodes: v.number() });
export type Memory = v.InferOutput<typeof Memory>;

export const Outcome = v.object({
  browser: v.string(),
  /** Navigation start to the painted heading of Home, one for each fresh context, in milliseconds. */
  firstPaint: v.array(v.number()),
  /** Names of scripts: asked for before the heading of Home was painted, and by Home altogether. */
  scripts: v.object({ first: v.array(v.string()), all: v.array(v.string()) }),
  search: v.object({ keys: v.number(), p50: v.number(), p95: v.number(), max: v.number() }),
  typing: v.array(Typing),
  kinds: v.array(KindRun),
  memory: v.object({ home: Memory, visited: Memory, visits: v.number() }),
});
export type Outcome = v.InferOutput<typeof Outcome>;
