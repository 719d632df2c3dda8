/** What an engine may take. What goes beyond is stopped and reported as over the cap. */
export const caps = {
  buildMs: 120_000,
  /** For the whole queries, and again for those typed letter by letter. */
  queriesMs: 45_000,
  /** The JavaScript heap. */
  heapMegabytes: 6_000,
} as const;

/** A single search may be running when the time is up: this much later its process is ended. */
export const GRACE_MS = 30_000;

export const WARM_UP = 30;
/** A slow engine warms up with fewer queries. */
export const WARM_UP_MS = 10_000;
/** Hits asked for. */
export const LIMIT = 10;
