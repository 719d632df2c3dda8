import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, day, fill, into, ownDataPlace, planBody, planRow } from './testing/ownData.ts';
import { failure } from '../library/testing.ts';

let here: ReturnType<typeof ownDataPlace>;
beforeEach(() => {
  here = ownDataPlace();
});
afterEach(() => {
  here.close();
});

const A = '7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11';

describe('a passphrase', () => {
  const passphrase = 'correct horse battery';
  it('closes the file in the age format; it opens with this one alone, and says what is wrong otherwise', async () => {
    const own = here.open();
    fill(own, { plans: [planRow(A, 'Secret')] });
    const file = await own['data.export']({ form: 'json', passphrase });
    expect(file.name).toBe('cofactor-data-2026-11-22.json.age');
    const closed = bytesOf(file);
    expect(closed.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S{22} 17\n/u);
    expect(closed.includes('Secret')).toBe(false);
    const empty = ownDataPlace();
    try {
      const other = empty.open();
      const open = (content: Uint8Array, word: string | null) =>
        other['data.import'](into(empty.offer(content), 'merge', { passphrase: word }));
      expect((await open(closed, passphrase)).added).toEqual({ plans: 1 });
      for (const [content, word, field] of [
        [closed, 'correct horse batterY', 'passphrase'],
        [closed, '', 'passphrase'],
        [closed, null, 'passphrase'],
        [closed.subarray(0, closed.length - 20), passphrase, 'file'],
        [Buffer.from(closed).fill(7, 200, 220), passphrase, 'file'],
        [
          Buffer.from('age-encryption.org/v1\n-> X25519 abc\nnonsense\n--- x\n'),
          passphrase,
          'file',
        ],
      ] as const) {
        expect(await failure(() => open(content, word))).toMatchObject({
          code: 'invalid-input',
          field,
        });
      }
    } finally {
      empty.close();
    }
  }, 120_000);
});

describe('tables', () => {
  it('are CSV files in one archive, with text that a spreadsheet does not take for a formula', async () => {
    const own = here.open();
    const item = {
      product: '=cmd',
      ingredients: [{ substance: 'magnesium', amount: 200, unit: 'mg' }],
    };
    fill(own, {
      plans: [
        {
          ...planRow(A, 'Mine, "here"'),
          items: 1,
          body: JSON.stringify({ ...planBody, items: [item] }),
        },
      ],
    });
    const zip = bytesOf(await own['data.export']({ form: 'csv', passphrase: null })).toString(
      'utf8',
    );
    for (const name of [
      'plans',
      'plan-items',
      'plan-ingredients',
      'people',
      'products',
      'readings',
      'settings',
    ]) {
      expect(zip).toContain(`${name}.csv`);
    }
    expect(zip).toContain(`${A},"Mine, ""here""",1,2,${day},${day}\r\n`);
    expect(zip).toContain(`${A},1,'=cmd,`);
    expect(zip).toContain(`${A},1,magnesium,,,200,mg,\r\n`);
  });
});
