/** Keeps the open plan as a version. What stands on the page is saved first: a version is what is stored. */
import type { Envelope } from '../../../../contract/errors.ts';
import type { PlanVersionSummary } from '../../../../contract/userData.ts';
import type { Client } from '../../../client/client.ts';
import type { SaveState } from '../saveState.ts';

/** The part of the open plan that keeping it needs. */
export interface OpenPlan {
  readonly id: string;
  readonly saveState: SaveState;
  flush(): Promise<void>;
}

/** @returns what was done, in words */
export async function keepVersion(
  client: Client,
  plan: OpenPlan,
  note: string,
  versions: readonly PlanVersionSummary[],
): Promise<Envelope<string>> {
  await plan.flush();
  if (plan.saveState !== 'saved')
    return {
      ok: false,
      error: {
        code: 'invalid-input',
        message:
          'The plan could not be saved as it stands here, so no version of it was kept. The bar at the foot of the page says why.',
      },
    };
  const text = note.trim();
  const answer = await client.call('plans.keep', {
    id: plan.id,
    reason: 'kept',
    note: text === '' ? null : text,
  });
  if (!answer.ok) return answer;
  const { number } = answer.value;
  const stood = versions.some((version) => version.number === number);
  return {
    ok: true,
    value: stood
      ? `Nothing has changed since version ${number}, so it was not kept a second time.`
      : `Kept as version ${number}.`,
  };
}
