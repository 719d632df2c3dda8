import { expect, it } from 'vitest';
import type { DamagedFile, Recovery } from '../../../contract/ownData.ts';
import { damageItems, damageTitle, isUnread, mendedText } from './damageItems.ts';

const file = (day: string, dismissed: boolean): DamagedFile => ({
  name: `user.damaged-${day}T08-00-00-000Z.db`,
  setAsideAt: `${day}T08:00:00.000Z`,
  bytes: 4096,
  readable: { plans: 2 },
  dismissed,
  removable: true,
});
const lost: Recovery = {
  foundAt: '2026-11-20T12:00:00.000Z',
  kind: 'lost',
  damaged: null,
  backup: 'user-2026-11-19T12-00-00-000Z.db',
  backupAt: '2026-11-19T12:00:00.000Z',
};
const pages: Recovery = {
  foundAt: '2026-11-22T12:00:00.000Z',
  kind: 'pages',
  damaged: 'user.damaged-2026-11-22T08-00-00-000Z.db',
  backup: null,
  backupAt: null,
};

it('every recovery stands with its file, those without one too; files that were read come last', () => {
  const [first, read, unknown] = [
    file('2026-11-22', false),
    file('2026-11-21', true),
    file('2026-11-18', false),
  ];
  const items = damageItems([lost, pages], [first, read, unknown]);
  expect(items).toEqual([
    { what: pages.damaged, recovery: pages, file: first },
    { what: lost.foundAt, recovery: lost, file: null },
    { what: unknown.name, recovery: null, file: unknown },
    { what: read.name, recovery: null, file: read },
  ]);
  expect(items.map(isUnread)).toEqual([true, true, true, false]);
  expect(damageItems([], [])).toEqual([]);
});

it('says both dates, and where what is missing can be found', () => {
  const [gone] = damageItems([lost], []);
  if (gone === undefined) throw new Error('no item');
  expect(damageTitle(gone)).toMatch(/^Found 20 November 2026 .*: your data file was gone$/u);
  expect(mendedText(gone)).toMatch(
    /^The backup of 19 November 2026 .* took its place\. .* these two times is missing\.$/u,
  );
  const [aside] = damageItems([{ ...pages, backupAt: lost.backupAt }], []);
  expect(mendedText(aside ?? gone)).toContain('is in the damaged file alone');
  const [bare] = damageItems([pages], []);
  expect(mendedText(bare ?? gone)).toContain('empty data');
});
