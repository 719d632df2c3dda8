/** Keeps the plan that a report printed as a version of it, so that the next visit can show what changed since. */
import type { Failure } from '../../../contract/errors.ts';
import type { PlanVersionSummary, StoredPlan } from '../../../contract/userData.ts';
import type { Client } from '../../client/client.ts';

export type Kept =
  | { state: 'kept'; version: PlanVersionSummary }
  /** Another window saved the plan after the report had read it: what is stored is not what was printed. */
  | { state: 'changed' }
  | { state: 'failed'; error: Failure };

/** @param printed the plan as the report read it */
export async function keepReported(
  client: Client,
  printed: Pick<StoredPlan, 'id' | 'revision'>,
): Promise<Kept> {
  const now = await client.call('plans.get', { id: printed.id });
  if (!now.ok) return { state: 'failed', error: now.error };
  if (now.value.revision !== printed.revision) return { state: 'changed' };
  const answer = await client.call('plans.keep', { id: printed.id, reason: 'report' });
  return answer.ok
    ? { state: 'kept', version: answer.value }
    : { state: 'failed', error: answer.error };
}

/** What came of it, for the notice that the PDF was saved. */
export function keptText(kept: Kept): string {
  switch (kept.state) {
    case 'kept':
      return `The plan as it was printed is kept as version ${kept.version.number}.`;
    case 'changed':
      return 'The plan was changed in another window meanwhile, so no version of it was kept. Open the report again to keep one.';
    case 'failed':
      return `No version of the plan was kept: ${kept.error.message}`;
  }
}
