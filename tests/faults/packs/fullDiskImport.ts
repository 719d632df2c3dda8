/** Imports onto a disk that runs full: refused with the reason, nothing left, the earlier pack as it was. */
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CofactorError } from '../../../src/contract/errors.ts';
import { onDiskOf, type Measured } from '../fullDisk.ts';
import { leftOvers, openImporting, revisionIn } from './importing.ts';

const MANY = 4000;

async function fill(folder: string): Promise<Measured> {
  const faults: string[] = [];
  const dataDir = join(folder, 'data');
  const filler = join(folder, 'filler');
  const importing = openImporting(dataDir, tmpdir());
  await importing.importTable(1);
  let refused = 0;
  let taken = 0;
  // From nothing free to a little more than an import of this size needs.
  for (let free = 0; free <= 6000; free += 400) {
    rmSync(filler, { force: true });
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free * 1024)));
    const before = readdirSync(join(dataDir, 'packs')).join();
    try {
      await importing.importTable(2, MANY);
      taken += 1;
      break;
    } catch (error) {
      refused += 1;
      const failure = error instanceof CofactorError ? error.failure : null;
      if (failure?.code !== 'unwritable' || !failure.message.includes('full'))
        faults.push(`${free} KiB free: ${failure?.code ?? 'unexpected'}: ${String(error)}`);
    }
    const { packs, problems } = await importing.look();
    const [pack] = packs;
    if (pack === undefined || problems.length > 0 || revisionIn(pack) !== 1)
      faults.push(`${free} KiB free: the earlier pack is not as it was`);
    if (leftOvers(dataDir).length > 0 || readdirSync(join(dataDir, 'packs')).join() !== before)
      faults.push(`${free} KiB free: left behind ${leftOvers(dataDir).join(', ')}`);
  }
  rmSync(filler, { force: true });
  if (taken === 0) await importing.importTable(2, MANY);
  const { packs } = await importing.look();
  if (packs[0] === undefined || revisionIn(packs[0], MANY) !== 2)
    faults.push('with room again, the import is not as it should be');
  await importing.close();
  return {
    what: 'Food table imported onto a disk that runs full',
    figure: `${refused} refused with the reason, nothing left of them, the earlier pack unchanged`,
    faults,
  };
}

/** @returns null where no disk of its own can be made */
export const importOntoFullDisk = (): Promise<Measured | null> => onDiskOf('12m', fill);
