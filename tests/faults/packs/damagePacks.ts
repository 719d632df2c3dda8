/** Packs that were truncated, had bits flipped, were overwritten: they are refused by name, or are what they were. */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CofactorError } from '../../../src/contract/errors.ts';
import { openReference } from '../../../src/core/db/reference.ts';
import type { Reader } from '../../../src/core/db/statements.ts';
import { createRandom } from '../../../tools/bench/random.ts';
import { spoil, ways } from '../damage.ts';
import type { Measured } from '../fullDisk.ts';
import { openImporting, PACK } from './importing.ts';

/** Everything that a pack says, as text. */
function contentOf(db: Reader): string {
  const tables = db.pluck<string>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
  return tables.map((table) => JSON.stringify(db.all(`SELECT * FROM "${table}"`))).join('\n');
}

interface Counts {
  same: number;
  refused: number;
}

/** @returns a sentence for what is wrong */
type Look = () => Promise<'same' | 'refused' | { wrong: string }>;

async function variants(
  each: number,
  seed: number,
  fresh: () => string,
  look: Look,
): Promise<{ counts: Counts; faults: string[] }> {
  const random = createRandom(seed);
  const counts: Counts = { same: 0, refused: 0 };
  const faults: string[] = [];
  for (const way of ways) {
    for (let variant = 0; variant < each; variant += 1) {
      const what = spoil(fresh(), way, random);
      const outcome = await look();
      if (typeof outcome === 'string') counts[outcome] += 1;
      else faults.push(`${way} (${what}): ${outcome.wrong}`);
    }
  }
  return { counts, faults };
}

async function importedPack(each: number, seed: number, root: string): Promise<Measured> {
  const sound = join(root, 'sound');
  const making = openImporting(sound);
  await making.importTable(1);
  const { packs } = await making.look();
  const content = packs[0] === undefined ? '' : contentOf(packs[0].db);
  await making.close();
  const dataDir = join(root, 'damaged');
  const fresh = (): string => {
    rmSync(dataDir, { recursive: true, force: true });
    cpSync(sound, dataDir, { recursive: true });
    return join(dataDir, 'packs', `${PACK}.db`);
  };
  const { counts, faults } = await variants(each, seed, fresh, async () => {
    const importing = openImporting(dataDir);
    try {
      const looked = await importing.look();
      const [pack] = looked.packs;
      if (pack !== undefined) {
        return contentOf(pack.db) === content ? 'same' : { wrong: 'other data, and nothing said' };
      }
      return looked.problems.some((says) => says.includes(PACK))
        ? 'refused'
        : { wrong: `not open, and not named: ${looked.problems.join(' ')}` };
    } catch (error) {
      return { wrong: error instanceof Error ? error.message : String(error) };
    } finally {
      await importing.close();
    }
  });
  // A name in the place of the damaged one is all that it takes to have it back.
  const again = openImporting(dataDir);
  await again.importTable(2);
  const { packs: mended, problems } = await again.look();
  if (mended.length !== 1 || problems.length > 0) faults.push('importing anew does not mend it');
  await again.close();
  return measured('imported food table', each, counts, faults);
}

async function reference(
  each: number,
  seed: number,
  root: string,
  referenceDb: string,
): Promise<Measured> {
  const path = join(root, 'reference.db');
  const sound = openReference(referenceDb);
  const content = contentOf(sound);
  sound.close();
  const fresh = (): string => {
    copyFileSync(referenceDb, path);
    return path;
  };
  const { counts, faults } = await variants(each, seed, fresh, () => {
    try {
      const db = openReference(path);
      const found = contentOf(db);
      db.close();
      return Promise.resolve(
        found === content ? 'same' : { wrong: 'other data, and nothing said' },
      );
    } catch (error) {
      const isExplained =
        error instanceof CofactorError &&
        error.failure.code === 'damaged-data' &&
        error.message.includes('The reference');
      return Promise.resolve(isExplained ? 'refused' : { wrong: String(error) });
    }
  });
  return measured('built-in reference', each, counts, faults);
}

const measured = (
  what: string,
  each: number,
  { same, refused }: Counts,
  faults: readonly string[],
): Measured => ({
  what: `Damaged pack, ${what}: ${each * ways.length} variants (${ways.join(', ')})`,
  figure: `${refused} refused by name, ${same} with the same content, ${faults.length} wrong`,
  faults,
});

/** @param each variants of every way, for the imported pack and for the reference */
export async function damagePacks(
  each: number,
  seed: number,
  referenceDb: string,
): Promise<Measured[]> {
  const root = mkdtempSync(join(tmpdir(), 'cofactor-packs-'));
  mkdirSync(root, { recursive: true });
  try {
    return [
      await importedPack(each, seed, root),
      await reference(Math.ceil(each / 2), seed + 1, root, referenceDb),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
