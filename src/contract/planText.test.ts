import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CofactorError, type Failure } from './errors.ts';
import { parseJson } from './jsonText.ts';
import { parsePlanText } from './planText.ts';

function failureOf(read: () => unknown): Failure {
  try {
    read();
  } catch (error) {
    if (error instanceof CofactorError) return error.failure;
    throw error;
  }
  throw new Error('no failure');
}

const minimal =
  '{"format":"cofactor-plan","version":1,"profile":{"age":34,"sex":"female"},"items":[]}';

describe('parseJson', () => {
  test.each([
    ['{"a": 1,}', 'line 1, column 9'],
    ['{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3'],
    ['{\n  "a": [1, 2\n', 'line 3, column 1'],
    ["{'a': 1}", 'line 1, column 2'],
    ['{"a": tru}', 'line 1, column 7'],
    ['{"a": 01}', 'line 1, column 8'],
    ['{"a": "x\ny"}', 'line 1, column 7'],
    ['{"a": "\\q"}', 'line 1, column 8'],
    ['[1] 2', 'line 1, column 5'],
    ['', 'line 1, column 1'],
    ['{"a" 1}', 'line 1, column 6'],
  ])('says where %j breaks', (text, place) => {
    expect(failureOf(() => parseJson(text))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(`${place}: `),
    });
  });

  test('finds a fault in every text that is not JSON, and none elsewhere', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', 'x'), (text, at, put) => {
        const cut = at % (text.length + 1);
        const damaged = text.slice(0, cut) + put + text.slice(cut + 1);
        let expected: unknown;
        try {
          expected = JSON.parse(damaged);
        } catch {
          const message = failureOf(() => parseJson(damaged)).message;
          expect(message).toMatch(/line \d+, column \d+: /);
          return;
        }
        expect(parseJson(damaged)).toEqual(expected);
      }),
    );
  });

  test('survives brackets without end', () => {
    expect(failureOf(() => parseJson('['.repeat(200_000))).code).toBe('invalid-input');
  });
});

describe('parsePlanText', () => {
  test('reads a plan with a byte order mark and fills in defaults', () => {
    expect(parsePlanText(`\ufeff${minimal}`)).toMatchObject({
      profile: { state: 'none', authority: 'NASEM', conditions: [] },
      foods: [],
    });
  });

  test.each([
    [{ format: 'other' }, 'format'],
    [{ version: 2 }, 'version'],
    [{ profile: { age: 34.5, sex: 'female' } }, 'profile.age'],
    [{ profile: { age: 34, sex: 'male', state: 'pregnant' } }, 'profile.state'],
    [{ items: [{ ingredients: [] }] }, 'items[0].ingredients'],
    [
      { items: [{ ingredients: [{ substance: 'zinc', amount: 5, unit: 'spoons' }] }] },
      'items[0].ingredients[0].unit',
    ],
    [{ foods: [{ food: null, grams: 10 }] }, 'foods[0].name'],
  ])('names the field of %j', (change, field) => {
    const base: unknown = JSON.parse(minimal);
    const text = JSON.stringify(Object.assign({}, base, change));
    expect(failureOf(() => parsePlanText(text))).toMatchObject({ code: 'invalid-input', field });
  });
});
