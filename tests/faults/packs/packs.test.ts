/** A small part of what `npm run test:faults` does to packs. */
import { expect, it } from 'vitest';
import { prepareReference } from '../../../src/hosts/checkout.ts';
import { memoryLog } from '../../../src/hosts/testing/smallCore.ts';
import { damagePacks } from './damagePacks.ts';
import { importOntoFullDisk } from './fullDiskImport.ts';

it('damaged packs are refused by name, or are what they were', async () => {
  const reference = prepareReference(() => undefined, memoryLog().log);
  for (const { what, faults } of await damagePacks(2, 8, reference)) {
    expect({ what, faults }).toEqual({ what, faults: [] });
  }
}, 120_000);

it('an import onto a disk that runs full leaves nothing', async (context) => {
  const measured = await importOntoFullDisk();
  if (measured === null) {
    context.skip('no disk of its own can be made here');
    return;
  }
  expect(measured.faults).toEqual([]);
}, 120_000);
