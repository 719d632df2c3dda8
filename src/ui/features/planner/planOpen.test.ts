import { expect, it } from 'vitest';
import type { Envelope } from '../../../contract/errors.ts';
import type { Client } from '../../client/client.ts';
import { KeptAnswers } from '../../client/kept.ts';
import { PlanStore } from './planStore.svelte.ts';
import { samplePlan } from './samplePlan.ts';

const id = '7f0d1f6e-9d0e-4a86-9d0b-0e3f4b6f6d11';
const stored = (revision: number, title: string) => ({ id, title, revision, plan: samplePlan() });
const checked = { names: {}, findings: [], intakes: [], coverage: [], dates: [], edition: '1' };
const reference = { substances: [], conditions: [], questions: [] };

/** A core whose stored plan can become another one, as when a second window saves it. */
function core() {
  let plan = stored(1, 'Mine');
  const answers: Record<string, () => unknown> = {
    'plans.get': () => plan,
    browse: () => reference,
    check: () => ({ ...checked }),
  };
  const client = {
    call: (name: string) =>
      Promise.resolve({ ok: true, value: answers[name]?.() } as Envelope<never>),
  } as unknown as Client;
  return { client, save: (revision: number, title: string) => (plan = stored(revision, title)) };
}

async function visited() {
  const { client, save } = core();
  const kept = new KeptAnswers();
  const first = new PlanStore(client, kept);
  first.open(id);
  expect(first.draft).toBeNull();
  await first.load(id);
  const again = new PlanStore(client, kept);
  again.open(id);
  return { again, save };
}

it('shows a plan that was open before at once, with its check', async () => {
  const { again } = await visited();
  expect(again.title).toBe('Mine');
  expect(again.draft?.items.length).toBe(samplePlan().items.length);
  expect(again.check?.edition).toBe('1');
});

it('keeps the fields of a plan that still stands so', async () => {
  const { again } = await visited();
  const before = again.draft;
  await again.load(id);
  expect(again.draft).toBe(before);
});

it('shows what another window saved meanwhile', async () => {
  const { again, save } = await visited();
  save(2, 'Theirs');
  await again.load(id);
  expect(again.title).toBe('Theirs');
});

it('leaves alone what somebody has begun to change', async () => {
  const { again, save } = await visited();
  again.setTitle('Changed here');
  save(2, 'Theirs');
  await again.load(id);
  expect(again.title).toBe('Changed here');
});
