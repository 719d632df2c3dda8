import { describe, expect, it } from 'vitest';
import type { Client } from '../../client/client.ts';
import { storedSample } from './openSample.ts';
import { sampleTitle } from './samplePlan.ts';

const at = '2026-11-22T08:00:00.000Z';
const summary = (id: string, title: string) => ({
  id,
  title,
  items: 1,
  createdAt: at,
  updatedAt: at,
  revision: 1,
});
const mine = summary('11111111-1111-4111-8111-111111111111', 'Mother');
const sample = summary('22222222-2222-4222-8222-222222222222', sampleTitle);

/** Answers by operation; every name that is asked for is noted. */
function clientWith(answers: Readonly<Record<string, unknown>>): {
  client: Pick<Client, 'call'>;
  asked: string[];
} {
  const asked: string[] = [];
  const call = (name: string): Promise<unknown> => {
    asked.push(name);
    return Promise.resolve(answers[name]);
  };
  // The two operations that are asked for are answered in their own shapes.
  return { client: { call } as unknown as Pick<Client, 'call'>, asked };
}

describe('the sample plan', () => {
  it('is made once and then found again', async () => {
    const first = clientWith({
      'plans.list': { ok: true, value: [mine] },
      'plans.save': { ok: true, value: sample },
    });
    expect(await storedSample(first.client)).toEqual({ ok: true, value: sample.id });
    expect(first.asked).toEqual(['plans.list', 'plans.save']);

    const later = clientWith({ 'plans.list': { ok: true, value: [mine, sample] } });
    expect(await storedSample(later.client)).toEqual({ ok: true, value: sample.id });
    expect(later.asked).toEqual(['plans.list']);
  });

  it('passes on why it could not be made', async () => {
    const error = { code: 'unwritable', message: 'the disk is full' };
    const { client } = clientWith({
      'plans.list': { ok: true, value: [] },
      'plans.save': { ok: false, error },
    });
    expect(await storedSample(client)).toEqual({ ok: false, error });
  });
});
