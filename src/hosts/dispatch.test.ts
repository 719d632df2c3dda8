import { describe, expect, test } from 'vitest';
import { CofactorError } from '../contract/errors.ts';
import { dispatch } from './dispatch.ts';
import { memoryLog, smallCore } from './testing/smallCore.ts';

const plan = { format: 'cofactor-plan', version: 1, profile: { age: 34, sex: 'female' } };
const ingredient = { substance: 'magnesium', amount: 200, unit: 'mg' };

describe('dispatch', () => {
  test('hands the validated input with its defaults to the core and wraps the result', async () => {
    const seen: unknown[] = [];
    const core = smallCore({
      search: (input) => {
        seen.push(input);
        return {
          query: input.query,
          corrected: null,
          answer: null,
          card: null,
          hits: [],
          groups: [],
          total: 0,
          tookMs: 1,
        };
      },
    });
    const result = await dispatch(core, 'search', { query: 'zinc' }, memoryLog().log);
    expect(seen).toEqual([{ query: 'zinc', limit: 20 }]);
    expect(result).toEqual({
      ok: true,
      value: {
        query: 'zinc',
        corrected: null,
        answer: null,
        card: null,
        hits: [],
        groups: [],
        total: 0,
        tookMs: 1,
      },
    });
  });

  test.each(['nope', '__proto__', 'constructor', 'toString', ''])(
    'refuses the unknown operation "%s"',
    async (name) => {
      const result = await dispatch(smallCore({}), name, {}, memoryLog().log);
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    },
  );

  test.each([
    ['plan.items[0].ingredients[0].unit', { unit: 'spoons' }, /must be .*"mg".* or "mg NE"/],
    ['plan.items[0].ingredients[0].amount', { amount: -1 }, /must be above 0/],
    ['plan.items[0].ingredients[0].amount', { amount: undefined }, /is missing/],
    ['plan.items[0].ingredients[0].dose', { dose: 1 }, /is not a field/],
  ])('names the field %s', async (field, change, message) => {
    const items = [{ ingredients: [{ ...ingredient, ...change }] }];
    const input: unknown = JSON.parse(JSON.stringify({ plan: { ...plan, items } }));
    const result = await dispatch(smallCore({}), 'check', input, memoryLog().log);
    expect(result).toEqual({
      ok: false,
      error: { code: 'invalid-input', field, message: expect.stringMatching(message) },
    });
  });

  test('passes failures of the contract on as they are, without a line in the log', async () => {
    const { log, lines } = memoryLog();
    const core = smallCore({
      show: () => {
        throw new CofactorError('not-found', 'there is no such record', 'ref');
      },
    });
    expect(await dispatch(core, 'show', { ref: 'substance/nope' }, log)).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'there is no such record', field: 'ref' },
    });
    expect(lines).toEqual([]);
  });

  test('keeps what the person entered out of the answer and the log of an unexpected error', async () => {
    const { log, lines } = memoryLog();
    const core = smallCore({
      ask: () => {
        throw new TypeError('cannot read "my secret illness"');
      },
    });
    const result = await dispatch(core, 'ask', { question: 'my secret illness' }, log);
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    const id = /error ([0-9a-f]{8})/.exec(JSON.stringify(result))?.[1];
    expect(lines).toHaveLength(1);
    expect(lines[0]?.data).toMatchObject({ id, doing: 'ask', name: 'TypeError' });
    expect(JSON.stringify([result, lines])).not.toContain('secret');
  });
});
