import * as v from 'valibot';
import { PlanId } from '../../contract/ids.ts';
import { client } from '../client/index.ts';
import { changeSettings } from './appearance.svelte.ts';

/** Keeps which plan was open last, for "Continue with" on the start page. */
export async function rememberPlan(id: string): Promise<void> {
  const plan = v.safeParse(PlanId, id);
  if (!plan.success) return;
  // Read anew: a window that opens at a plan may not have its settings yet, and must not write over them.
  const stored = await client.call('settings.get', {});
  if (stored.ok && stored.value.lastPlan !== plan.output)
    await changeSettings({ ...stored.value, lastPlan: plan.output });
}
