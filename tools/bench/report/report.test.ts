import { describe, expect, it } from 'vitest';
import type { BenchQuery, EngineName, Outcome } from '../shapes.ts';
import { figuresOf, type Figures } from './figures.ts';
import { megabytes, ratio, table, time } from './format.ts';
import { targetRows } from './targets.ts';
import { aheadInBoth, columns, winners } from './wins.ts';

const queries: BenchQuery[] = ['exact', 'typo'].map((kind) => ({
  query: kind,
  kind,
  set: 'generated',
  relevant: ['food/a', 'food/b'],
  mustNot: [],
  answer: null,
}));

/** An engine that answers the exact query with `exact`, the other with `typo`, each keystroke in `ms`. */
function figures(
  engine: EngineName,
  [exact, typo]: readonly [string[], string[]],
  ms: readonly [number, number],
  [built, served]: readonly [number, number] = [1e6, 2e6],
): Figures {
  const outcome: Outcome = {
    engine,
    dataset: 'large',
    over: null,
    buildMs: 10,
    openMs: null,
    fileBytes: null,
    builtBytes: built,
    servedBytes: served,
    answers: [exact, typo].map((refs, at) => ({ at, refs, card: null, error: null })),
    typed: ms.map((time, at) => ({ at, ms: [time] })),
    toAnswer: 2,
    toType: 2,
  };
  return figuresOf(outcome, queries);
}
const both = ['food/a', 'food/b'];

describe('figures', () => {
  const own = figures('cofactor', [both, ['food/a']], [1, 3]);

  it('are over all queries and over those of a kind', () => {
    // (1 + 1/2) / 2 and 1/2 alone.
    expect(own.quality.get('generated')?.recall10).toBe(0.75);
    expect(own.byKind.get('generated/typo')?.recall10).toBe(0.5);
    expect(own.latency).toEqual({ keystrokes: 2, p50: 1, p95: 3, max: 3 });
    expect(own.latencyByKind.get('exact')?.p95).toBe(1);
  });

  it('count the larger memory', () => {
    expect(own.bytes).toBe(2e6);
  });
});

describe('who is ahead', () => {
  const own = figures('cofactor', [both, ['food/a']], [1, 3]);

  it('is a rival that finds more and is faster, in the row where it is both', () => {
    const rival = figures('fuse', [['food/a'], both], [2, 2]);
    // All queries: recall 0.75 each. exact: less. typo: 1 > 0.5 and 2 ms < 3 ms.
    expect(aheadInBoth([own, rival], 'generated', ['exact', 'typo'])).toEqual([
      { engine: 'fuse', row: 'typo' },
    ]);
  });

  it('is nobody who is better in one of the two', () => {
    const slow = figures('fuse', [both, both], [9, 9]);
    const blind = figures('lunr', [[], []], [0.1, 0.1]);
    expect(aheadInBoth([own, slow, blind], 'generated', ['exact', 'typo'])).toEqual([]);
  });

  it('wins a column alone or with others', () => {
    const same = figures('fuse', [both, ['food/b']], [1, 2]);
    const of = (title: string): EngineName[] => {
      const column = columns.find((one) => one.title === title);
      if (column === undefined) throw new Error(`no column ${title}`);
      return winners(column, [own, same], 'generated').map(({ outcome }) => outcome.engine);
    };
    expect(of('recall@10')).toEqual(['cofactor', 'fuse']);
    expect(of('p95')).toEqual(['fuse']);
  });
});

describe('targets', () => {
  const own = figures('cofactor', [both, ['food/a']], [1, 30], [1e6, 21e6]);
  const rowsWith = (mini: Figures): Record<string, boolean | null> =>
    Object.fromEntries(
      targetRows([own, mini], ['generated']).map(({ target, reached }) => [target, reached]),
    );

  it('are reached or not', () => {
    const rows = rowsWith(figures('minisearch', [[], []], [1, 1], [100e6, 300e6]));
    expect(rows).toMatchObject({
      'recall@10 of exact ≥ 0.99': true,
      'recall@10 of typo ≥ 0.98': false,
      'p95 per keystroke ≤ 20 ms': false,
    });
    // 21 MB at its most are more than a fifth of 100 MB after the build.
    const memory = Object.entries(rows).find(([target]) => target.startsWith('memory'));
    expect(memory?.[1]).toBe(false);
  });

  it('compares memory with the build of MiniSearch', () => {
    const rows = rowsWith(figures('minisearch', [[], []], [1, 1], [105e6, 300e6]));
    const memory = Object.entries(rows).find(([target]) => target.startsWith('memory'));
    expect(memory?.[1]).toBe(true);
  });

  it('are not claimed without Cofactor', () => {
    expect(targetRows([], ['generated'])).toEqual([]);
  });
});

describe('numbers', () => {
  it('are short', () => {
    expect([0.1234, 45.67, 678.9, 12_345, null].map(time)).toEqual([
      '0.12 ms',
      '45.7 ms',
      '679 ms',
      '12.3 s',
      '–',
    ]);
    expect(megabytes(1_234_567)).toBe('1.2 MB');
    expect(ratio(30, 2)).toBe('× 15');
    expect(ratio(2_400, 2)).toBe('× 1200');
    expect(ratio(1, null)).toBe('–');
  });

  it('stand to the right in tables', () => {
    expect(table(['a', 'b'], [['x', '1']])).toBe('| a | b |\n| --- | ---: |\n| x | 1 |');
  });
});
