import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestReference, type TestReference } from '../testing/reference.ts';
import { createInteractionRepository } from './repository.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

const dosesOf = (id: string) => {
  const record = createInteractionRepository(reference.db).interaction(id);
  if (record?.type !== 'substance') throw new Error(`"${id}" is not between substances`);
  return record.dosesSeen.map(({ of, amount, unit }) => `${of} ${amount} ${unit}`);
};

describe('doses at which an effect between substances was seen', () => {
  // From the effect of each record; zinc and copper: 50 mg twice a day, 50 × 2 = 100.
  it.each([
    ['zinc-copper', ['zinc 100 mg']],
    ['zinc-magnesium', ['zinc 142 mg', 'zinc 53 mg']],
    ['vitamin-e-vitamin-k', ['vitamin-e 1000 IU']],
    ['calcium-iron', ['calcium 500 mg']],
    // About 800 mg did not change calcium absorption: no dose at which an effect was seen.
    ['calcium-magnesium', []],
  ])('%s', (id, doses) => {
    expect(dosesOf(id)).toEqual(doses);
  });
});
