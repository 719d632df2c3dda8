import { describe, expect, it } from 'vitest';
import { plainCopy } from './plainCopy.ts';

describe('plainCopy', () => {
  it('copies lists and records at every depth', () => {
    const draft = { items: [{ name: 'A', times: ['08:00'], amount: null, needed: false }] };
    const copy = plainCopy(draft);
    expect(copy).toEqual(draft);
    draft.items[0]?.times.push('12:00');
    expect(copy.items[0]?.times).toEqual(['08:00']);
  });

  it('reads through a proxy and leaves none in the copy', () => {
    const record = new Proxy({ grams: 5 }, {});
    const copy = plainCopy({ record });
    expect(copy.record).not.toBe(record);
    expect(copy.record).toEqual({ grams: 5 });
  });
});
