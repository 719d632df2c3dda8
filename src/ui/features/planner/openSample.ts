/** The sample plan as a stored plan: the one that is there already, else a new one. */
import type { Envelope } from '../../../contract/errors.ts';
import type { Client } from '../../client/client.ts';
import { samplePlan, sampleTitle } from './samplePlan.ts';

/** The id of the stored sample plan, or why it could not be read or made. */
export async function storedSample(client: Pick<Client, 'call'>): Promise<Envelope<string>> {
  const plans = await client.call('plans.list', {});
  if (!plans.ok) return plans;
  const known = plans.value.find(({ title }) => title === sampleTitle);
  if (known !== undefined) return { ok: true, value: known.id };
  const made = await client.call('plans.save', {
    id: null,
    revision: 0,
    title: sampleTitle,
    plan: samplePlan(),
  });
  return made.ok ? { ok: true, value: made.value.id } : made;
}
