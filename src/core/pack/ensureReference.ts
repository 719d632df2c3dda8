/** Keeps reference.db of a checkout up to date: what is missing or stale is built on first use. */
import { createRequire } from 'node:module';
import type { Logger } from '../ports.ts';
import type * as Builder from './buildReference.ts';
import { contentHash } from './contentHash.ts';
import { readManifestValue } from './packFile.ts';
import { isWhole } from './shelf/seal.ts';

/**
 * Builds the reference when the file is missing, unreadable or damaged or made of other content than the folder holds
 * now. For checkouts: an installed app has its pack and no content folder.
 * @throws ContentInvalid when a build is due and the content has problems.
 */
export function ensureReference(options: {
  contentDir: string;
  referencePath: string;
  log: Logger;
}): void {
  const { contentDir, referencePath, log } = options;
  const upToDate = (): boolean =>
    readManifestValue(referencePath, 'content_hash') === contentHash(contentDir) &&
    isWhole(referencePath);
  if (upToDate()) return;
  log.info('The reference is missing or out of date; building it.', { referencePath });
  const started = performance.now();
  try {
    // Loaded here only: the builder brings parsers that no ordinary start needs.
    const load = createRequire(import.meta.url);
    const builder = load('./buildReference.ts') as typeof Builder;
    const { edition } = builder.buildReference({ contentDir, out: referencePath });
    log.info('The reference is built.', { edition, ms: Math.round(performance.now() - started) });
  } catch (error) {
    // Another process may have put the same pack there first (where an open file cannot be replaced).
    if (upToDate()) return;
    throw error;
  }
}
