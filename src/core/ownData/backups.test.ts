import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure } from '../library/testing.ts';
import { insertContent, noContent, readContent, type Content } from './repository.ts';
import { ownDataPlace, textOf } from './testing/ownData.ts';

let here: ReturnType<typeof ownDataPlace>;
beforeEach(() => {
  here = ownDataPlace();
});
afterEach(() => {
  here.close();
});
type Own = ReturnType<typeof here.open>;

const confirm = 'restore this backup' as const;
const idOf = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;
const body = (notes: string): string =>
  JSON.stringify({
    format: 'cofactor-plan',
    version: 1,
    profile: { age: 34, sex: 'female', notes },
    items: [],
  });

function put(own: Own, number: number, notes: string): void {
  const saved = here.clock.now().toISOString();
  const row = {
    id: idOf(number),
    title: `Plan ${number}`,
    revision: 1,
    items: 0,
    body: body(notes),
    created_at: saved,
    updated_at: saved,
  };
  own.db.write((writer) => {
    writer.run('DELETE FROM plan WHERE id = ?', [row.id]);
    insertContent(writer, { ...noContent(), plans: [row] });
  });
}
const content = (own: Own): Content => own.db.read(readContent, noContent());
const titles = (own: Own): string[] => content(own).plans.map(({ title }) => title);

describe('backups', () => {
  async function twoDays(): Promise<{ own: Own; first: string }> {
    const own = here.open();
    put(own, 1, 'first');
    put(own, 2, 'first');
    own.db.close();
    const [first] = await own['backups.list']({});
    here.clock.set('2026-11-23T09:00:00.000Z');
    put(own, 2, 'second');
    put(own, 3, 'second');
    own.db.write((writer) => {
      writer.run('DELETE FROM plan WHERE id = ?', [idOf(1)]);
    });
    return { own, first: first?.name ?? '' };
  }

  it('are listed, last made first, with the time in their names', async () => {
    const { own, first } = await twoDays();
    const list = await own['backups.list']({});
    expect(list[0]?.madeAt).toBe('2026-11-23T09:00:00.000Z');
    expect(list.map(({ name }) => name)).toContain(first);
    expect(await here.open()['backups.list']({})).toEqual(list);
  });

  it('say what they would bring back, and a look at one changes no byte of it', async () => {
    const { own, first } = await twoDays();
    const before = readFileSync(here.path('backups', first));
    expect(await own['backups.preview']({ name: first })).toMatchObject({
      sound: true,
      version: 4,
      counts: { plans: 2 },
      now: { plans: 2 },
      plans: {
        back: ['Plan 1'],
        away: ['Plan 3'],
        earlier: [
          {
            title: 'Plan 2',
            savedThen: '2026-11-22T08:00:00.000Z',
            savedNow: '2026-11-23T09:00:00.000Z',
          },
        ],
      },
    });
    expect(readFileSync(here.path('backups', first)).equals(before)).toBe(true);
    expect(
      readdirSync(here.path('backups')).filter((name) => /-(wal|shm|journal)$/u.test(name)),
    ).toEqual([]);
  });

  it('are restored after a backup of what is there, which can be restored in turn', async () => {
    const { own, first } = await twoDays();
    const now = content(own);
    const { kept, counts } = await own['backups.restore']({ name: first, confirm });
    expect(counts['plans']).toBe(2);
    expect(titles(own)).toEqual(['Plan 1', 'Plan 2']);
    expect(existsSync(here.path('user.restoring.db'))).toBe(false);
    expect(own.db.inspect().problems).toEqual([]);
    await own['backups.restore']({ name: kept ?? '', confirm });
    expect(content(own)).toEqual(now);
    // The one that was restored first is still there.
    expect((await own['backups.list']({})).map(({ name }) => name)).toContain(first);
  });

  it('of the first schema are shown and restored, and upgraded', async () => {
    mkdirSync(here.dataDir);
    const old = new Database(here.path('user.db'));
    old.exec(readFileSync(new URL('../db/versionOne.sql', import.meta.url), 'utf8'));
    old.close();
    const own = here.open();
    put(own, 1, 'later');
    const [before] = (await own['backups.list']({})).slice(-1);
    const name = before?.name ?? '';
    expect(await own['backups.preview']({ name })).toMatchObject({
      sound: true,
      version: 1,
      counts: { plans: 1, settings: 2 },
      plans: { back: [], away: ['Plan 1'] },
    });
    await own['backups.restore']({ name, confirm });
    expect(titles(own)).toEqual(['From the first version']);
    expect(own.db.inspect()).toMatchObject({ version: 4, problems: [] });
  });

  it('are not restored while another process has the file open: nothing changes', async () => {
    const { own, first } = await twoDays();
    const other = here.open();
    const now = content(other);
    const failed = await failure(() => own['backups.restore']({ name: first, confirm }));
    expect(failed.code).toBe('busy');
    expect([content(own), content(other)]).toEqual([now, now]);
    put(other, 5, 'still here');
    other.db.close();
    own.db.close();
    await own['backups.restore']({ name: first, confirm });
    expect(titles(own)).toEqual(['Plan 1', 'Plan 2']);
  });

  it('that are damaged say so and are not restored; one that is not there is not found', async () => {
    const { own, first } = await twoDays();
    const bytes = readFileSync(here.path('backups', first));
    writeFileSync(here.path('backups', first), bytes.fill(0x41, 5000, 9000));
    expect(await own['backups.preview']({ name: first })).toMatchObject({ sound: false });
    expect(await failure(() => own['backups.restore']({ name: first, confirm }))).toMatchObject({
      code: 'damaged-data',
      field: 'name',
    });
    expect(titles(own)).toEqual(['Plan 2', 'Plan 3']);
    const name = 'user-2020-01-01T00-00-00-000Z.db';
    expect(await failure(() => own['backups.restore']({ name, confirm }))).toMatchObject({
      code: 'not-found',
    });
  });

  it('another process sees the restored file at its next call', async () => {
    const { own, first } = await twoDays();
    own.db.close();
    await here.open()['backups.restore']({ name: first, confirm });
    expect(titles(own)).toEqual(['Plan 1', 'Plan 2']);
    put(own, 7, 'after');
    expect(titles(here.open())).toContain('Plan 7');
  });
});

describe('a damaged file', () => {
  it('gives back the rows that can be read and fit their check sums, as a file that can be taken in', async () => {
    const own = here.open();
    for (let number = 1; number <= 9; number += 1) put(own, number, `note ${number} `.repeat(600));
    own.db.close();
    // Only the backup of the first save is left, with one plan.
    const [, ...later] = readdirSync(here.path('backups'))
      .filter((file) => file.endsWith('.db'))
      .sort();
    for (const file of later) rmSync(here.path('backups', file));
    const name = 'user.damaged-2026-11-22T08-00-00-000Z.db';
    const bytes = readFileSync(here.path('user.db'));
    // A letter of the fifth plan changes, wherever it stands; SQLite would not notice.
    for (let at = bytes.indexOf('note 5 '); at >= 0; at = bytes.indexOf('note 5 ', at))
      bytes.write('nose', at);
    writeFileSync(here.path('user.db'), bytes);
    const after = here.open();
    expect(titles(after)).toHaveLength(1);
    expect(after.db.inspect().recoveries).toMatchObject([{ kind: 'entries', damaged: name }]);
    expect(await after['damaged.list']({})).toMatchObject([
      { name, setAsideAt: '2026-11-22T08:00:00.000Z', readable: { plans: 8 } },
    ]);
    const file = await after['damaged.export']({ name });
    const result = await after['data.import']({
      file: here.offer(textOf(file)),
      mode: 'merge',
      passphrase: null,
      tryOnly: false,
    });
    expect(result).toMatchObject({ added: { plans: 7 }, same: { plans: 1 } });
    expect(titles(after)).toEqual([1, 2, 3, 4, 6, 7, 8, 9].map((number) => `Plan ${number}`));
    expect(readFileSync(here.path(name)).equals(bytes)).toBe(true);
  });

  it('is told of until it was read or deleted, and only what was asked for goes', async () => {
    const own = here.open();
    put(own, 1, '');
    own.db.close();
    const name = 'user.damaged-2026-11-22T08-00-00-000Z.db';
    writeFileSync(here.path('user.db'), 'nothing '.repeat(1000));
    const after = here.open();
    expect(titles(after)).toEqual(['Plan 1']);
    expect(after.db.inspect().problems).toHaveLength(1);
    expect(await after['damaged.list']({})).toMatchObject([
      { name, dismissed: false, removable: true },
    ]);
    await after['damaged.dismiss']({ what: name });
    expect(after.db.inspect()).toMatchObject({ problems: [], recoveries: [] });
    after.db.close();
    // The next start says nothing either, and the file is still there.
    const next = here.open();
    expect(next.db.inspect()).toMatchObject({ problems: [], recoveries: [] });
    expect(await next['damaged.list']({})).toMatchObject([{ name, dismissed: true }]);
    const bytes = readFileSync(here.path(name));
    expect(bytes.toString()).toBe('nothing '.repeat(1000));

    await next['damaged.remove']({ name, confirm: 'delete this damaged file' });
    expect(await next['damaged.list']({})).toEqual([]);
    expect(readdirSync(here.dataDir).filter((file) => file.includes('damaged'))).toEqual([]);
    expect(titles(next)).toEqual(['Plan 1']);
    const again = { name, confirm: 'delete this damaged file' as const };
    expect(await failure(() => next['damaged.remove'](again))).toMatchObject({ code: 'not-found' });
  });

  it('deleted without having been dismissed is told of no more', async () => {
    const own = here.open();
    put(own, 1, '');
    own.db.close();
    writeFileSync(here.path('user.db'), 'nothing '.repeat(1000));
    const after = here.open();
    const [file] = await after['damaged.list']({});
    expect(after.db.inspect().problems).toHaveLength(1);
    await after['damaged.remove']({
      name: file?.name ?? '',
      confirm: 'delete this damaged file',
    });
    expect(after.db.inspect()).toMatchObject({ problems: [], recoveries: [] });
  });

  it('is never deleted while the data file itself is not sound', async () => {
    const own = here.open();
    put(own, 1, '');
    own.db.close();
    const name = 'user.damaged-2026-11-22T08-00-00-000Z.db';
    writeFileSync(here.path('user.db'), 'nothing '.repeat(1000));
    const after = here.open();
    expect(titles(after)).toEqual(['Plan 1']);
    after.db.close();
    const bytes = readFileSync(here.path('user.db'));
    // Byte 60 is the number of the schema: that of a later version is no damage, and is not opened either.
    bytes.writeUInt32BE(99, 60);
    writeFileSync(here.path('user.db'), bytes);
    const later = here.open();
    expect(await later['damaged.list']({})).toMatchObject([{ name, removable: false }]);
    expect(
      await failure(() => later['damaged.remove']({ name, confirm: 'delete this damaged file' })),
    ).toMatchObject({ code: 'damaged-data', field: 'name' });
    expect(readdirSync(here.dataDir)).toContain(name);
  });

  it('a file that was lost is told of at every start until it was read', async () => {
    const own = here.open();
    put(own, 1, '');
    own.db.close();
    rmSync(here.path('user.db'));
    const after = here.open();
    expect(titles(after)).toEqual(['Plan 1']);
    after.db.close();
    const next = here.open();
    const { recoveries, problems } = next.db.inspect();
    const foundAt = '2026-11-22T08:00:00.000Z';
    expect(recoveries).toEqual([
      {
        foundAt,
        kind: 'lost',
        damaged: null,
        backup: expect.stringMatching(/^user-2026-11-22T08-00-00-\d{3}Z\.db$/u) as unknown,
        backupAt: expect.stringMatching(/^2026-11-22T08:00:00\.\d{3}Z$/u) as unknown,
      },
    ]);
    expect(problems).toHaveLength(1);
    await next['damaged.dismiss']({ what: foundAt });
    expect(next.db.inspect()).toMatchObject({ recoveries: [], problems: [] });
    // Twice is no fault; what never was is one.
    await next['damaged.dismiss']({ what: foundAt });
    expect(await failure(() => next['damaged.dismiss']({ what: 'nothing' }))).toMatchObject({
      code: 'not-found',
    });
  });

  it('that is no database is listed without rows', async () => {
    const own = here.open();
    put(own, 1, '');
    own.db.close();
    writeFileSync(join(here.dataDir, 'user.db'), 'nothing '.repeat(1000));
    const after = here.open();
    expect(titles(after)).toEqual(['Plan 1']);
    const [damaged] = await after['damaged.list']({});
    expect(damaged?.readable).toBeNull();
    expect(
      await failure(() => after['damaged.export']({ name: damaged?.name ?? '' })),
    ).toMatchObject({ code: 'damaged-data' });
  });
});
