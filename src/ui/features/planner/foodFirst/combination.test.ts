import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../../../contract/errors.ts';
import type { FoodCombinationOutput } from '../../../../contract/foodFirst.ts';
import type { Client } from '../../../client/client.ts';
import { samplePlan } from '../samplePlan.ts';
import { Combination } from './combination.svelte.ts';

interface Question {
  input: { nutrients: string[] | null; without: string[] };
  answer: (envelope: Envelope<FoodCombinationOutput>) => void;
}

/** A core that keeps its answers back until the test gives them. */
function heldClient(): { client: Client; asked: Question[] } {
  const asked: Question[] = [];
  const client = {
    call: (_: string, input: Question['input']) =>
      new Promise((answer) => asked.push({ input, answer })),
  } as unknown as Client;
  return { client, asked };
}
const output = (status: FoodCombinationOutput['status']): Envelope<FoodCombinationOutput> => ({
  ok: true,
  value: { status, portions: [] } as unknown as FoodCombinationOutput,
});

describe('Combination', () => {
  it('asks for the chosen nutrients without the foods that were left out', async () => {
    const { client, asked } = heldClient();
    const search = new Combination(client);
    search.leaveOut({ food: 'liver', name: 'Liver' });
    search.leaveOut({ food: 'liver', name: 'Liver' });
    const done = search.solve(samplePlan(), ['iron']);
    expect(search.busy).toBe(true);
    expect(asked[0]?.input).toMatchObject({ nutrients: ['iron'], without: ['liver'] });
    asked[0]?.answer(output('closed'));
    await done;
    expect(search.busy).toBe(false);
    expect(search.answer?.status).toBe('closed');
    search.bringBack('liver');
    expect(search.without).toEqual([]);
  });

  it('shows nothing of a search that was stopped', async () => {
    const { client, asked } = heldClient();
    const search = new Combination(client);
    const done = search.solve(samplePlan(), null);
    search.stop();
    expect(search.busy).toBe(false);
    asked[0]?.answer(output('closed'));
    await done;
    expect(search.answer).toBeNull();
  });

  it('drops a late answer to an older question', async () => {
    const { client, asked } = heldClient();
    const search = new Combination(client);
    const first = search.solve(samplePlan(), null);
    const second = search.solve(samplePlan(), ['iron']);
    asked[1]?.answer(output('impossible'));
    asked[0]?.answer(output('closed'));
    await Promise.all([first, second]);
    expect(search.answer?.status).toBe('impossible');
  });

  it('knows when plan or choice changed since the answer', async () => {
    const { client, asked } = heldClient();
    const search = new Combination(client);
    const plan = samplePlan();
    const done = search.solve(plan, null);
    asked[0]?.answer(output('closed'));
    await done;
    expect(search.isOld(samplePlan(), null)).toBe(false);
    expect(search.isOld(plan, ['iron'])).toBe(true);
    expect(search.isOld({ ...plan, foods: [] }, null)).toBe(true);
  });

  it('keeps the answer before when the next question fails, and says what happened', async () => {
    const { client, asked } = heldClient();
    const search = new Combination(client);
    const first = search.solve(samplePlan(), null);
    asked[0]?.answer(output('closed'));
    await first;
    const second = search.solve(samplePlan(), ['iron']);
    asked[1]?.answer({ ok: false, error: { code: 'internal', message: 'No solver.' } });
    await second;
    expect(search.error?.message).toBe('No solver.');
    expect(search.answer?.status).toBe('closed');
  });
});
