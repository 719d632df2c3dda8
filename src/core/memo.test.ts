import { expect, it } from 'vitest';
import { memo } from './memo.ts';

it('reads a key once, and asks again for what was not there', () => {
  const asked: string[] = [];
  const shelf = new Map([['zinc', 30]]);
  const read = memo((key: string) => {
    asked.push(key);
    return shelf.get(key) ?? null;
  });
  expect([read('zinc'), read('zinc'), read('iron')]).toEqual([30, 30, null]);
  shelf.set('iron', 65);
  expect([read('iron'), read('iron')]).toEqual([65, 65]);
  expect(asked).toEqual(['zinc', 'iron', 'iron']);
});
