import Database from 'better-sqlite3';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testPlace, type TestPlace } from '../../db/testing.ts';
import { writeFoodPack } from '../../testing/foodPack.ts';
import { isWhole, isWholeInTime, sealFile } from './seal.ts';
import { createShelf, type Shelf } from './shelf.ts';

let place: TestPlace;
let shelf: Shelf;
beforeEach(() => {
  place = testPlace();
  shelf = createShelf(place);
});
afterEach(() => {
  shelf.close();
  place.remove();
});

const oats = { id: 'mine-oats', name: 'Oats', amounts: { magnesium_mg: 138.5 } };
const write = (id = 'mine') => writeFoodPack(place.dataDir, { id, foods: [oats] });
const ids = () => shelf.packs().map(({ manifest }) => manifest.id);
const folder = () => join(place.dataDir, 'packs');

describe('a seal', () => {
  it('leaves the pack a database that passes its own check', () => {
    const path = write();
    const db = new Database(path, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT name FROM food').pluck().all()).toEqual(['Oats']);
    db.close();
    expect(isWhole(path)).toBe(true);
  });

  it('is broken by every single bit, by cutting and by adding', async () => {
    const path = join(place.dataDir, 'small');
    mkdirSync(place.dataDir, { recursive: true });
    const text = Buffer.from('some bytes');
    writeFileSync(path, text);
    expect(isWhole(path)).toBe(false);
    sealFile(path);
    const sealed = readFileSync(path);
    expect(sealed.subarray(0, text.length)).toEqual(text);
    expect(isWhole(path)).toBe(true);
    expect(await isWholeInTime(path, () => true)).toBe(true);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const turned = Buffer.from(sealed);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(path, turned);
      expect(isWhole(path)).toBe(false);
    }
    writeFileSync(path, sealed);
    appendFileSync(path, '\0');
    expect(isWhole(path)).toBe(false);
    expect(await isWholeInTime(path, () => true)).toBe(false);
    for (let length = 0; length < sealed.length; length += 1) {
      writeFileSync(path, sealed.subarray(0, length));
      expect(isWhole(path)).toBe(false);
    }
  });
});

describe('the shelf', () => {
  it('is empty without a folder, and creates none', () => {
    expect(shelf.packs()).toEqual([]);
    expect(existsSync(place.dataDir)).toBe(false);
  });

  it('opens what is there, and nothing can be written through it', () => {
    write();
    const [pack] = shelf.packs('foods');
    expect(pack?.manifest).toMatchObject({
      id: 'mine',
      kind: 'foods',
      edition: '2026-10',
      counts: { foods: 1 },
      release: '2026-10',
    });
    expect(pack?.db.pluck('SELECT name FROM food')).toEqual(['Oats']);
    expect(() => pack?.db.all('DELETE FROM food RETURNING id')).toThrow('readonly');
    expect(shelf.packs('retractions')).toEqual([]);
  });

  it('puts the newest first', () => {
    writeFoodPack(place.dataDir, { id: 'a-old', built: '2026-01-01T00:00:00.000Z', foods: [] });
    writeFoodPack(place.dataDir, { id: 'b-new', built: '2026-02-01T00:00:00.000Z', foods: [] });
    expect(ids()).toEqual(['b-new', 'a-old']);
  });

  it('notices what another process adds, replaces and removes', async () => {
    expect(ids()).toEqual([]);
    const first = shelf.version();
    write();
    const other = createShelf(place);
    await shelf.refresh();
    expect(ids()).toEqual(['mine']);
    expect(shelf.version()).not.toBe(first);
    const second = shelf.version();
    writeFoodPack(place.dataDir, { id: 'mine', foods: [{ ...oats, name: 'Rolled oats' }] });
    await shelf.refresh();
    expect(shelf.version()).not.toBe(second);
    expect(shelf.packs()[0]?.db.pluck('SELECT name FROM food')).toEqual(['Rolled oats']);
    other.remove('mine');
    other.close();
    await shelf.refresh();
    expect(ids()).toEqual([]);
  });

  it('looks by itself within a second or so', async () => {
    expect(ids()).toEqual([]);
    write();
    await expect.poll(ids, { timeout: 3000 }).toEqual(['mine']);
  });

  it('lets go of a file, so that another takes its place', () => {
    write();
    expect(ids()).toEqual(['mine']);
    shelf.release('mine');
    writeFoodPack(place.dataDir, { id: 'mine', foods: [] });
    expect(shelf.packs()[0]?.db.pluck('SELECT name FROM food')).toEqual([]);
  });
});

describe('a large pack', () => {
  const large = () => createShelf({ ...place, checkedAtOnce: 0 });

  it('is checked beside other work, and opened then', async () => {
    write();
    const other = large();
    expect(other.packs()).toEqual([]);
    expect(other.has('mine')).toBe(true);
    const before = other.version();
    await other.ready();
    expect(other.packs().map(({ manifest }) => manifest.id)).toEqual(['mine']);
    expect(other.version()).not.toBe(before);
    other.close();
  });

  it('is not opened when it is damaged', async () => {
    truncateSync(write(), 5000);
    const other = large();
    await other.ready();
    expect(other.packs()).toEqual([]);
    expect((await other.inspect()).problems).toHaveLength(1);
    other.close();
  });

  it('may go while it is checked', async () => {
    const path = write();
    const other = large();
    expect(other.packs()).toEqual([]);
    other.remove('mine');
    await other.ready();
    expect(other.packs()).toEqual([]);
    expect(existsSync(path)).toBe(false);
    write();
    await other.refresh();
    expect(other.packs()).toHaveLength(1);
    write('second');
    const looking = other.refresh();
    other.close();
    await looking;
    expect(other.packs()).toEqual([]);
  });
});

describe('what is not opened', () => {
  const explained = async () => (await shelf.inspect()).problems.join('\n');

  it('a pack of a newer version: explained, kept', async () => {
    const path = writeFoodPack(place.dataDir, { id: 'later', schema: '2', foods: [oats] });
    expect(ids()).toEqual([]);
    expect(await explained()).toMatch(/packs\/later\.db.*newer version.*Update Cofactor/u);
    expect(existsSync(path)).toBe(true);
    // Also where a newer version seals in another way.
    appendFileSync(path, 'another seal');
    await shelf.refresh();
    expect(await explained()).toMatch(/newer version/u);
  });

  it.each([
    ['an amount that has changed', flipAmount],
    ['a cut file', (path: string) => truncateSync(path, 5000)],
    ['an empty file', (path: string) => truncateSync(path, 0)],
    ['a file of zeros', (path: string) => writeFileSync(path, Buffer.alloc(20_000))],
    ['text', (path: string) => writeFileSync(path, 'no database')],
  ])('%s: named, with what to do', async (_name, damage) => {
    const path = write();
    damage(path);
    expect(ids()).toEqual([]);
    expect(await shelf.inspect()).toEqual({
      packs: [{ id: 'mine', edition: '', ok: false }],
      problems: [
        '"mine" (packs/mine.db) is damaged and is not used. Import it again; until then, remove it with "cofactor packs remove mine" or on the page of your data.',
      ],
    });
  });

  it('a pack under the name of another, and one with code in it', () => {
    const path = write();
    writeFileSync(join(folder(), 'other.db'), readFileSync(path));
    const db = new Database(path);
    db.exec('CREATE VIEW trick AS SELECT 1');
    db.close();
    sealFile(path);
    expect(ids()).toEqual([]);
  });

  it('names that no pack has', () => {
    const bytes = readFileSync(write());
    for (const name of ['Mine.db', '-a.db', 'a..db', 'a.db.old', 'a.sqlite', '.db'])
      writeFileSync(join(folder(), name), bytes);
    mkdirSync(join(folder(), 'folder.db'));
    expect(ids()).toEqual(['mine']);
  });

  it('tells of damage that happens while it is open, and goes on without the pack', async () => {
    const foods = Array.from({ length: 3000 }, (_, at) => ({
      id: `mine-${at}`,
      name: `Food number ${at}`,
    }));
    const path = writeFoodPack(place.dataDir, { id: 'mine', title: 'My table', foods });
    const [pack] = shelf.packs();
    const before = shelf.version();
    // Everything behind the first page, written in place: the open connection reads it anew.
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096);
    writeFileSync(path, bytes);
    expect(() => pack?.db.all('SELECT * FROM food ORDER BY name')).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({
          code: 'damaged-data',
          message: expect.stringContaining('"My table"'),
        }),
      }),
    );
    expect(shelf.version()).not.toBe(before);
    expect(ids()).toEqual([]);
    expect(await explained()).toContain('is damaged');
  });
});

/** Changes the stored 138.5 to 202.5, in the table and in its index: no check of SQLite finds that. */
function flipAmount(path: string): void {
  const bytes = readFileSync(path);
  const amount = Buffer.alloc(8);
  amount.writeDoubleBE(oats.amounts.magnesium_mg);
  const changed = Buffer.alloc(8);
  changed.writeDoubleBE(202.5);
  let found = 0;
  for (let at = bytes.indexOf(amount); at !== -1; at = bytes.indexOf(amount, at + 8), found += 1)
    changed.copy(bytes, at);
  // The table, the index, and the statistics of ANALYZE.
  expect(found).toBe(3);
  writeFileSync(path, bytes);
  const db = new Database(path, { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare('SELECT amount FROM food_amount').pluck().get()).toBe(202.5);
  db.close();
}

describe('removing', () => {
  it('leaves nothing, not even the folder', () => {
    const path = write();
    writeFileSync(`${path}-journal`, '');
    expect(ids()).toEqual(['mine']);
    shelf.remove('mine');
    expect(ids()).toEqual([]);
    expect(readdirSync(place.dataDir)).toEqual([]);
  });

  it('removes a damaged pack, and keeps the others', () => {
    truncateSync(write('broken'), 100);
    write();
    shelf.remove('broken');
    expect(readdirSync(folder())).toEqual(['mine.db']);
    expect(ids()).toEqual(['mine']);
  });

  it.each(['nothing', '../user', 'mine.db'])('refuses %s', (id) => {
    write();
    expect(() => shelf.remove(id)).toThrow(
      expect.objectContaining({
        failure: { code: 'unknown-id', field: 'id', message: `No pack has the id "${id}".` },
      }),
    );
    expect(ids()).toEqual(['mine']);
  });
});

describe('unfinished imports', () => {
  it('are no packs; those whose process has ended are deleted', () => {
    mkdirSync(folder(), { recursive: true });
    const ended = 2 ** 22 + 1; // more than any process number of Linux, macOS or Windows in practice
    const old = join(folder(), 'old.db.abc.partial');
    for (const name of [
      `a.db.${process.pid}-x1.partial`,
      `a.db.${process.pid}-x1.partial-journal`,
      `b.db.${ended}-x2.partial`,
      `b.db.${ended}-x2.partial-wal`,
      'new.db.abc.partial',
      'old.db.abc.partial',
      'notes.partial',
    ])
      writeFileSync(join(folder(), name), '');
    utimesSync(old, new Date(0), new Date(0));
    expect(ids()).toEqual([]);
    expect(readdirSync(folder()).sort()).toEqual([
      `a.db.${process.pid}-x1.partial`,
      `a.db.${process.pid}-x1.partial-journal`,
      'new.db.abc.partial',
      'notes.partial',
    ]);
  });
});
