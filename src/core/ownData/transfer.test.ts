import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertContent, kinds, noContent, readContent, type Content } from './repository.ts';
import {
  bytesOf,
  contents,
  day,
  fill,
  into,
  ownDataPlace,
  planBody,
  planRow,
  textOf,
} from './testing/ownData.ts';
import { failure } from '../library/testing.ts';

let here: ReturnType<typeof ownDataPlace>;
beforeEach(() => {
  here = ownDataPlace();
});
afterEach(() => {
  here.close();
});

const json = { form: 'json', passphrase: null } as const;
const A = '7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11';
const B = '0b9c2f4e-8f0a-4b7e-9d43-2f6f1b1c8e22';

describe('export and import', () => {
  it('of everything into an empty folder gives the same bytes again, also in the place of other data', async () => {
    await fc.assert(
      fc.asyncProperty(contents, contents, async (content, other) => {
        const place = ownDataPlace();
        const target = ownDataPlace();
        try {
          const from = place.open();
          if (kinds.some((kind) => content[kind].length > 0)) {
            from.db.write((writer) => {
              insertContent(writer, content);
            });
          }
          const file = await from['data.export'](json);
          const to = target.open();
          if (other.plans.length > 0) {
            to.db.write((writer) => {
              insertContent(writer, other);
            });
          }
          const result = await to['data.import'](into(target.offer(bytesOf(file)), 'replace'));
          expect(result.unreadable).toEqual([]);
          expect(textOf(await to['data.export'](json))).toBe(textOf(file));
          expect(to.db.read(readContent, noContent())).toEqual(
            from.db.read(readContent, noContent()),
          );
        } finally {
          place.close();
          target.close();
        }
      }),
      { seed: 8, numRuns: 30, endOnFailure: true },
    );
  });

  it('merged into the same data finds everything there, and twice is once', async () => {
    await fc.assert(
      fc.asyncProperty(contents, contents, async (content, other) => {
        const place = ownDataPlace();
        try {
          const own = place.open();
          const put = (rows: Content): void => {
            own.db.write((writer) => {
              insertContent(writer, rows);
            });
          };
          put(content);
          const file = bytesOf(await own['data.export'](json));
          const again = await own['data.import'](into(place.offer(file), 'merge'));
          expect([again.added, again.copied, again.kept]).toEqual([{}, {}, null]);
          own.db.write((writer) => {
            writer.run('UPDATE plan SET title = title || :more', { more: ' changed' });
            insertContent(writer, { ...other, settings: [], plans: [], versions: [] });
          });
          const before = own.db.read(readContent, noContent());
          const merged = await own['data.import'](into(place.offer(file), 'merge'));
          expect(merged.copied).toEqual(
            content.plans.length === 0 ? {} : { plans: content.plans.length },
          );
          const after = own.db.read(readContent, noContent());
          // Nothing that was there has changed.
          for (const row of before.plans) expect(after.plans).toContainEqual(row);
          for (const row of before.readings) expect(after.readings).toContainEqual(row);
          expect(after.plans).toHaveLength(2 * content.plans.length);
          const third = await own['data.import'](into(place.offer(file), 'merge'));
          expect([third.added, third.copied]).toEqual([{}, {}]);
        } finally {
          place.close();
        }
      }),
      { seed: 9, numRuns: 20, endOnFailure: true },
    );
  });

  it('keeps a backup of what was there, and one that is only tried changes nothing', async () => {
    const own = here.open();
    fill(own, { plans: [planRow(A, 'Mine')], settings: [{ key: 'theme', value: '"dark"' }] });
    const file = textOf(await own['data.export'](json));
    fill(own, { plans: [planRow(B, 'Newer')] });
    const tried = await own['data.import'](into(here.offer(file), 'replace', { tryOnly: true }));
    expect(tried).toMatchObject({ added: { plans: 1, settings: 1 }, kept: null });
    expect(own.db.read(readContent, noContent()).plans).toHaveLength(2);
    const done = await own['data.import'](into(here.offer(file), 'replace'));
    expect(done.added).toEqual({ plans: 1, settings: 1 });
    expect(own.db.read(readContent, noContent()).plans.map(({ id }) => id)).toEqual([A]);
    expect(await own['backups.preview']({ name: done.kept ?? '' })).toMatchObject({
      sound: true,
      plans: { back: ['Newer'], away: [], earlier: [] },
    });
  });

  it('tried on nothing creates nothing', async () => {
    const own = here.open();
    const file = here.offer(JSON.stringify({ format: 'cofactor-data', version: 2, plans: [] }));
    await own['data.import'](into(file, 'merge', { tryOnly: true }));
    await own['data.import'](into(file, 'replace'));
    expect(existsSync(here.dataDir)).toBe(false);
  });

  it('of other content under the same id adds a copy with an id and a title of its own', async () => {
    const own = here.open();
    fill(own, { plans: [planRow(A, 'Mine', 34)] });
    const file = textOf(await own['data.export'](json)).replace('"age": 34', '"age": 35');
    const result = await own['data.import'](into(here.offer(file), 'merge'));
    expect(result).toMatchObject({ added: {}, same: {}, copied: { plans: 1 } });
    const plans = own.db.read(readContent, noContent()).plans;
    expect(plans.find(({ id }) => id === A)).toEqual(planRow(A, 'Mine', 34));
    expect(plans.find(({ id }) => id !== A)).toMatchObject({
      title: 'Mine (imported)',
      body: planRow(A, '', 35).body,
    });
  });

  it('leaves settings that are set as they are', async () => {
    const own = here.open();
    fill(own, { settings: [{ key: 'theme', value: '"dark"' }] });
    const file = {
      format: 'cofactor-data',
      version: 2,
      settings: { theme: 'light', paper: 'letter' },
    };
    const result = await own['data.import'](into(here.offer(JSON.stringify(file)), 'merge'));
    expect(result).toMatchObject({ added: { settings: 1 }, left: { settings: 1 } });
    expect(own.db.read(readContent, noContent()).settings).toEqual([
      { key: 'paper', value: '"letter"' },
      { key: 'theme', value: '"dark"' },
    ]);
  });

  it('takes in a file of version 1, once', async () => {
    const file = JSON.stringify({
      format: 'cofactor-data',
      version: 1,
      settings: { theme: 'dark' },
      plans: [{ title: 'Old', createdAt: day, updatedAt: day, plan: planBody }],
    });
    const own = here.open();
    expect((await own['data.import'](into(here.offer(file), 'merge'))).added).toEqual({
      plans: 1,
      settings: 1,
    });
    expect((await own['data.import'](into(here.offer(file), 'merge'))).same).toEqual({
      plans: 1,
      settings: 1,
    });
    const [plan] = own.db.read(readContent, noContent()).plans;
    expect(plan).toMatchObject({
      title: 'Old',
      revision: 1,
      created_at: day,
      body: JSON.stringify(planBody),
    });
  });

  it('lists what cannot be read and loses nothing else', async () => {
    const file = {
      format: 'cofactor-data',
      version: 2,
      settings: { theme: 'purple', paper: 'a4' },
      people: 'none',
      plans: [
        {
          id: A,
          title: 'Good',
          revision: 1,
          createdAt: day,
          updatedAt: day,
          plan: planBody,
          versions: [
            {
              number: 1,
              title: 'Good',
              reason: 'kept',
              note: null,
              edition: 'e',
              createdAt: day,
              plan: planBody,
            },
            {
              number: 2,
              title: 'Good',
              reason: 'whim',
              note: null,
              edition: 'e',
              createdAt: day,
              plan: planBody,
            },
          ],
        },
        {
          id: B,
          title: 'Bad',
          revision: 1,
          createdAt: day,
          updatedAt: day,
          plan: { ...planBody, items: 7 },
        },
        null,
        {
          id: 'no id',
          title: 'X',
          revision: 1,
          createdAt: 'yesterday',
          updatedAt: day,
          plan: planBody,
        },
      ],
      readings: [{ id: A, revision: 0 }],
    };
    const own = here.open();
    const result = await own['data.import'](
      into(here.offer(`\ufeff${JSON.stringify(file)}`), 'merge'),
    );
    expect(result.added).toEqual({ plans: 1, versions: 1, settings: 1 });
    expect(result.unreadable.map(({ what }) => what)).toEqual([
      'setting "theme"',
      'version of the plan "Good", 2 "Good"',
      'plan 2 "Bad"',
      'plan 3',
      'plan 4 "X"',
      'people',
      'reading 1',
    ]);
    expect(result.unreadable.find(({ what }) => what === 'plan 2 "Bad"')?.why).toMatch(
      /^plan\.items: must be a list/u,
    );
  });

  it.each([
    ['no JSON', '{', 'invalid-input', /line 1/u],
    ['something else', '[1]', 'invalid-input', /no data of Cofactor/u],
    ['a plan', JSON.stringify(planBody), 'invalid-input', /single plan/u],
    ['a later version', '{"format":"cofactor-data","version":3}', 'newer-data', /newer version/u],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'invalid-input', /UTF-8/u],
  ])('refuses %s', async (_what, content, code, message) => {
    const failed = await failure(() =>
      here.open()['data.import'](into(here.offer(content), 'merge')),
    );
    expect(failed).toMatchObject({ code, field: 'file' });
    expect(failed.message).toMatch(message);
  });
});
