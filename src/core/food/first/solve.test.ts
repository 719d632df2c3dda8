import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { energyOf, keeps, type CombinationModel } from './model.ts';
import { loadSolver, solveCombination } from './solve.ts';

let solve: (model: CombinationModel) => ReturnType<typeof solveCombination>;
beforeAll(async () => {
  const highs = await loadSolver();
  solve = (model) => solveCombination(highs, model, 10);
});

const model = (more: Partial<CombinationModel>): CombinationModel => ({
  perFood: 2,
  portions: 20,
  energy: [],
  reach: [],
  limits: [],
  explain: true,
  ...more,
});

describe('fewest portions, then least energy', () => {
  it('takes two portions that reach the need exactly rather than three', () => {
    // 2 × 50 = 100; the second food needs 40 × 2 = 80 and one more.
    expect(solve(model({ energy: [3000, 10], reach: [{ need: 100, amounts: [50, 40] }] }))).toEqual(
      { status: 'closed', counts: [2, 0] },
    );
  });
  it('takes the one with less energy among equal counts', () => {
    // One portion of either is enough: 90 kcal against 80 kcal.
    expect(solve(model({ energy: [900, 800], reach: [{ need: 10, amounts: [30, 10] }] }))).toEqual({
      status: 'closed',
      counts: [0, 1],
    });
  });
  it('uses one food for two needs', () => {
    // Two portions of the third close both (2 × 5 = 10, 2 × 6 = 12); single ones need two each, so four.
    expect(
      solve(
        model({
          energy: [10, 10, 500],
          reach: [
            { need: 10, amounts: [6, 0, 5] },
            { need: 12, amounts: [0, 7, 6] },
          ],
        }),
      ),
    ).toEqual({ status: 'closed', counts: [0, 0, 2] });
  });
  it('keeps a limit: the strongest food is used once, because twice would pass it', () => {
    // Twice the first: 2 × 60 = 120 ≥ 100, but 2 × 30 = 60 > 50. Once each: 60 + 45 = 105, and 30 + 5 = 35.
    expect(
      solve(
        model({
          energy: [10, 10],
          reach: [{ need: 100, amounts: [60, 45] }],
          limits: [{ room: 50, amounts: [30, 5] }],
        }),
      ),
    ).toEqual({ status: 'closed', counts: [1, 1] });
  });
  it('fills a limit to the brim, because reaching it is not passing it', () => {
    expect(
      solve(
        model({
          energy: [10],
          reach: [{ need: 0.3, amounts: [0.15] }],
          // 0.1 + 0.2 is 0.30000000000000004 in binary: noise is no passing.
          limits: [{ room: 0.1 + 0.2, amounts: [0.15] }],
        }),
      ),
    ).toEqual({ status: 'closed', counts: [2] });
  });
  it('lets a limit that is already used up admit only foods without the nutrient', () => {
    expect(
      solve(
        model({
          energy: [1, 100],
          reach: [{ need: 5, amounts: [9, 5] }],
          limits: [{ room: 0, amounts: [0.001, 0] }],
        }),
      ),
    ).toEqual({ status: 'closed', counts: [0, 1] });
  });
  it('gives the same answer twice', () => {
    const tied = model({ energy: [10, 10, 10], reach: [{ need: 3, amounts: [1, 1, 1] }] });
    expect(solve(tied)).toEqual(solve(tied));
  });
});

describe('what cannot be closed is named', () => {
  it('a need that the foods do not hold enough of', () => {
    // 2 × 4 = 8 < 10; the other need is easily met.
    expect(
      solve(
        model({
          energy: [10, 10],
          reach: [
            { need: 10, amounts: [4, 0] },
            { need: 1, amounts: [0, 1] },
          ],
        }),
      ),
    ).toEqual({ status: 'impossible', alone: [0], together: [] });
  });
  it('needs that only fit apart: the fewest are given up', () => {
    // Each food takes 6 of a room of 10: one portion in all. The first food closes two needs, the second one.
    expect(
      solve(
        model({
          energy: [10, 10],
          reach: [
            { need: 1, amounts: [1, 0] },
            { need: 1, amounts: [1, 0] },
            { need: 1, amounts: [0, 1] },
          ],
          limits: [{ room: 10, amounts: [6, 6] }],
        }),
      ),
    ).toEqual({ status: 'impossible', alone: [], together: [2] });
  });
  it('every need, where no food can be used', () => {
    expect(solve(model({ reach: [{ need: 1, amounts: [] }] }))).toEqual({
      status: 'impossible',
      alone: [0],
      together: [],
    });
  });
  it('only where it is asked for', () => {
    expect(
      solve(model({ energy: [1], reach: [{ need: 9, amounts: [1] }], explain: false })),
    ).toEqual({ status: 'impossible', alone: [], together: [] });
  });
  it('counts against the bound on all portions', () => {
    const one = { energy: [10, 10], reach: [{ need: 3, amounts: [1, 1] }] };
    expect(solve(model({ ...one, portions: 3 })).status).toBe('closed');
    expect(solve(model({ ...one, portions: 2 }))).toEqual({
      status: 'impossible',
      alone: [0],
      together: [],
    });
  });
});

it('loads from this disk: nothing is fetched', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('network'));
  const { version } = await loadSolver();
  expect(version.major).toBe(1);
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

describe('when its time is over', () => {
  it('stops where no combination is known', async () => {
    const highs = await loadSolver();
    // The portion that brings most (6) takes 8 of the room of 10; only twice the other closes the need: 2 × 5 = 10.
    const hard = model({
      energy: [1, 1],
      reach: [{ need: 10, amounts: [6, 5] }],
      limits: [{ room: 10, amounts: [8, 5] }],
    });
    expect(solveCombination(highs, hard, 0)).toEqual({ status: 'stopped' });
    expect(solveCombination(highs, hard, 10)).toEqual({ status: 'closed', counts: [0, 2] });
  });
  it('gives a combination that closes the needs and says that fewer portions may be enough', async () => {
    const highs = await loadSolver();
    const easy = model({ energy: [1], reach: [{ need: 1, amounts: [1] }] });
    expect(solveCombination(highs, easy, 0)).toEqual({
      status: 'closed',
      counts: [1],
      open: 'portions',
    });
  });
});

/** Every count of every food: 3^n of them. */
function best(one: CombinationModel): { portions: number; energy: number } | null {
  let found: { portions: number; energy: number } | null = null;
  const foods = one.energy.length;
  for (let code = 0; code < 3 ** foods; code += 1) {
    const counts = one.energy.map((_, food) => Math.floor(code / 3 ** food) % 3);
    if (!keeps(one, counts)) continue;
    const portions = counts.reduce((sum, count) => sum + count, 0);
    const energy = energyOf(one, counts);
    if (
      found === null ||
      portions < found.portions ||
      (portions === found.portions && energy < found.energy)
    ) {
      found = { portions, energy };
    }
  }
  return found;
}

/** The most needs that can be met at once, by trying every count. */
function mostMet(one: CombinationModel): number {
  let most = 0;
  for (let code = 0; code < 3 ** one.energy.length; code += 1) {
    const counts = one.energy.map((_, food) => Math.floor(code / 3 ** food) % 3);
    if (!keeps({ ...one, reach: [] }, counts)) continue;
    most = Math.max(
      most,
      one.reach.filter((row) => keeps({ ...one, reach: [row] }, counts)).length,
    );
  }
  return most;
}

it('agrees with trying every combination on small models', () => {
  const amount = fc.integer({ min: 0, max: 12 });
  const small = fc
    .record({
      foods: fc.integer({ min: 1, max: 6 }),
      portions: fc.integer({ min: 1, max: 8 }),
      needs: fc.integer({ min: 1, max: 4 }),
      limits: fc.integer({ min: 0, max: 3 }),
    })
    .chain(({ foods, portions, needs, limits }) => {
      const row = fc.array(amount, { minLength: foods, maxLength: foods });
      return fc.record({
        perFood: fc.constant(2),
        explain: fc.constant(true),
        portions: fc.constant(portions),
        energy: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: foods, maxLength: foods }),
        reach: fc.array(fc.record({ need: fc.integer({ min: 1, max: 30 }), amounts: row }), {
          minLength: needs,
          maxLength: needs,
        }),
        limits: fc.array(fc.record({ room: fc.integer({ min: 0, max: 40 }), amounts: row }), {
          minLength: limits,
          maxLength: limits,
        }),
      });
    });
  fc.assert(
    fc.property(small, (one) => {
      const found = solve(one);
      const expected = best(one);
      if (expected === null) {
        expect(found.status).toBe('impossible');
        if (found.status !== 'impossible') return;
        for (const [index, row] of one.reach.entries()) {
          expect(found.alone.includes(index)).toBe(best({ ...one, reach: [row] }) === null);
        }
        expect(found.alone.length + found.together.length).toBe(one.reach.length - mostMet(one));
        return;
      }
      expect(found.status).toBe('closed');
      if (found.status !== 'closed') return;
      expect(keeps(one, found.counts)).toBe(true);
      expect({
        portions: found.counts.reduce((sum, count) => sum + count, 0),
        energy: energyOf(one, found.counts),
      }).toEqual(expected);
    }),
    { numRuns: 150, seed: 20261122 },
  );
});
