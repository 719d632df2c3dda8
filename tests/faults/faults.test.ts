/** A small part of `npm run test:faults`, for every run of the tests. */
import { describe, expect, it } from 'vitest';
import { clockJumps } from './clockAndSize.ts';
import { damageAll } from './damage.ts';
import { onSmallDisk } from './fullDisk.ts';
import { killAgainAndAgain } from './kill.ts';
import { twoProcesses } from './processes.ts';
import { scenarios } from './scenarios.ts';

const SEED = 8;

describe('a process that is killed at a random moment', () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    '(%s) loses nothing that was answered',
    async (_name, scenario) => {
      const { faults, answered, cycles } = await killAgainAndAgain(scenario, 5, SEED);
      expect(faults).toEqual([]);
      expect([cycles, answered > 0]).toEqual([5, true]);
    },
    120_000,
  );
});

describe('damaged files', () => {
  it('open, are mended or explained; never is there anything that was not saved', () => {
    const results = damageAll(1, SEED);
    // 5 targets × 4 ways
    expect(results).toHaveLength(20);
    expect(results.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
    expect(results.some(({ outcome }) => outcome === 'mended')).toBe(true);
  });
});

describe('surroundings', () => {
  it('two processes that save at once lose nothing', async () => {
    expect((await twoProcesses(2, 30)).faults).toEqual([]);
  });

  it('a clock that jumps costs no backup', () => {
    expect(clockJumps().faults).toEqual([]);
  });

  it('a disk that is full or read-only refuses with a reason and harms nothing', (context) => {
    const disk = onSmallDisk();
    if ('skipped' in disk) {
      context.skip(disk.skipped);
      return;
    }
    expect(disk.measured.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
