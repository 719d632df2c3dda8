/** The hosts a link may lead to, as the reference itself lists them. */
import * as v from 'valibot';
import { operations } from '../src/contract/operations.ts';
import type { CoreConnection } from './coreConnection.ts';

/** Asks the core once. Where the core cannot say, no host is allowed, and the next link asks again. */
export function createLinkHosts(
  core: Pick<CoreConnection, 'call'>,
): () => Promise<readonly string[]> {
  let known: readonly string[] | null = null;
  return async () => {
    if (known !== null) return known;
    const answer = await core.call('reference', {});
    if (!answer.ok) return [];
    known = v.parse(operations.reference.output, answer.value).linkHosts;
    return known;
  };
}
