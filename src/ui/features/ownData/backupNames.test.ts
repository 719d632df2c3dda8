import { expect, it } from 'vitest';
import { namesOfBackups } from './backupNames.ts';

const names = (...moments: string[]): string[] =>
  namesOfBackups(
    moments.map((madeAt) => ({ madeAt })),
    'Europe/Berlin',
  );

it('calls backups by the minute, those of the same minute by the second', () => {
  // Berlin is an hour ahead of UTC in November.
  expect(
    names('2026-11-23T06:04:31.000Z', '2026-11-23T06:04:09.500Z', '2026-11-22T06:04:09.000Z'),
  ).toEqual([
    '23 November 2026 at 07:04:31',
    '23 November 2026 at 07:04:09',
    '22 November 2026 at 07:04',
  ]);
});

it('numbers those of the same second in the order in which they were made', () => {
  const both = names('2026-11-23T06:04:09.900Z', '2026-11-23T06:04:09.100Z');
  expect(both).toEqual(['23 November 2026 at 07:04:09 (2)', '23 November 2026 at 07:04:09 (1)']);
});
