/** Solves the integer program exactly: the fewest portions, and among these the least energy. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import loadHighs, { type Highs, type Model, type ModelData } from 'highs';
import { keeps, type CombinationModel, type CombinationResult } from './model.ts';
import { columnsOf, greedy } from './reduce.ts';

/** Loads the solver from the package on this disk; given its bytes, it looks for nothing anywhere. */
export async function loadSolver(): Promise<Highs> {
  const wasm = createRequire(import.meta.url).resolve('highs/runtime');
  return loadHighs({ wasmBinary: readFileSync(wasm) });
}

interface Row {
  low: number;
  high: number;
  values: readonly number[];
}
interface Program {
  costs: readonly number[];
  upper: readonly number[];
  rows: readonly Row[];
}
type Answer = { status: 'optimal'; values: number[] } | { status: 'infeasible' };

/** Ends a solve whose time is over; never leaves this file. */
class OutOfTime extends Error {}

/** null: its time was over. */
function inTime<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof OutOfTime) return null;
    throw error;
  }
}

/** Share of the time for the first question, so that some is left for the second. */
const FIRST_SHARE = 0.7;

function modelData(program: Program): ModelData {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const row of program.rows) {
    for (const [column, value] of row.values.entries()) {
      if (value === 0) continue;
      indices.push(column);
      values.push(value);
    }
    starts.push(indices.length);
  }
  const numCols = program.costs.length;
  const numRows = program.rows.length;
  return {
    numCols,
    numRows,
    colCost: program.costs,
    colLower: program.costs.map(() => 0),
    colUpper: program.upper,
    rowLower: program.rows.map(({ low }) => low),
    rowUpper: program.rows.map(({ high }) => high),
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
    integrality: program.costs.map(() => 1 as const),
  };
}

/** A first answer spares time and nothing else: where the solver refuses it, it searches for one itself. */
function takes(model: Model, start: readonly number[]): boolean {
  try {
    model.setSolution({ colValue: start });
    return true;
  } catch {
    return false;
  }
}

/** @throws OutOfTime · Error where the solver fails */
function run(
  highs: Highs,
  program: Program,
  seconds: number,
  { start, tolerance }: { start: readonly number[] | null; tolerance: number },
): Answer {
  if (seconds <= 0) throw new OutOfTime();
  const { modelStatus } = highs.constants;
  return highs.withModel(modelData(program), (model): Answer => {
    model.options.set({
      output_flag: false,
      // One seed and no gap (the build has one thread): the same question gets the same answer, and it is the best one.
      random_seed: 0,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-6,
      mip_feasibility_tolerance: tolerance,
      primal_feasibility_tolerance: Math.min(tolerance, 1e-7),
      time_limit: seconds,
    });
    if (start !== null && takes(model, start)) {
      // With an answer at hand the search for a first one only costs time.
      model.options.set({
        mip_heuristic_effort: 0,
        mip_heuristic_run_rins: false,
        mip_heuristic_run_rens: false,
        mip_heuristic_run_root_reduced_cost: false,
        mip_allow_restart: false,
      });
    }
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.optimal) {
      return { status: 'optimal', values: [...model.getSolution().colValue].map(Math.round) };
    }
    // Every column is bounded, so a model cannot be unbounded.
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
      return { status: 'infeasible' };
    }
    if (status === modelStatus.timeLimit) throw new OutOfTime();
    throw new Error(`the solver ended with status ${status}`);
  });
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** How far a row may be missed, as a share of its bound: the solver's own default, and what it takes when that is too much. */
const TOLERANCES = [1e-6, 1e-9] as const;

/**
 * Solves a model within `seconds`.
 * @throws Error where the solver fails, or where its answer does not keep the model
 */
export function solveCombination(
  highs: Highs,
  model: CombinationModel,
  seconds: number,
): CombinationResult {
  const ends = performance.now() + seconds * 1000;
  try {
    for (const tolerance of TOLERANCES) {
      const result = solveWithin(highs, model, (program, start, share = 1) =>
        run(highs, program, (share * (ends - performance.now())) / 1000, { start, tolerance }),
      );
      // An answer is reckoned again without the solver: a row that is missed by a hair is missed.
      if (result.status !== 'closed' || keeps(model, result.counts)) return result;
    }
  } catch (error) {
    if (error instanceof OutOfTime) return { status: 'stopped' };
    throw error;
  }
  throw new Error('the answer of the solver does not keep the model');
}

function solveWithin(
  highs: Highs,
  model: CombinationModel,
  solve: (program: Program, start: readonly number[] | null, share?: number) => Answer,
): CombinationResult {
  const columns = columnsOf(model);
  const needs = [...model.reach.keys()];
  if (columns.food.length === 0) return { status: 'impossible', alone: needs, together: [] };
  const ones = columns.food.map(() => 1);
  const rowsOf = (wanted: readonly number[]): Row[] => [
    ...columns.limits.map((values) => ({ low: -highs.infinity, high: 1, values })),
    ...wanted.map((row) => ({ low: 1, high: highs.infinity, values: columns.reach[row] ?? [] })),
  ];
  const first = (wanted: readonly number[]): number[] | null =>
    greedy(columns, wanted, model.portions);

  const byFood = (values: readonly number[]): number[] => {
    const counts = model.energy.map(() => 0);
    for (const [column, food] of columns.food.entries()) counts[food] = values[column] ?? 0;
    return counts;
  };
  /** The fewest portions that close some needs, by column. */
  const fewest = (wanted: readonly number[], known: readonly number[] | null, share: number) =>
    solve(
      {
        costs: ones,
        upper: columns.upper,
        rows: [
          { low: 0, high: known === null ? model.portions : total(known), values: ones },
          ...rowsOf(wanted),
        ],
      },
      null,
      share,
    );

  const known = first(needs);
  const found = inTime(() => fewest(needs, known, FIRST_SHARE));
  if (found === null) {
    if (known === null) throw new OutOfTime();
    return { status: 'closed', counts: byFood(known), open: 'portions' };
  }
  if (found.status === 'infeasible') {
    return model.explain ? explain() : { status: 'impossible', alone: [], together: [] };
  }
  const portions = total(found.values);
  const least = inTime(() =>
    solve(
      {
        costs: columns.energy,
        upper: columns.upper,
        rows: [{ low: portions, high: portions, values: ones }, ...rowsOf(needs)],
      },
      found.values,
    ),
  );
  if (least === null) return { status: 'closed', counts: byFood(found.values), open: 'energy' };
  if (least.status === 'infeasible') throw new Error('the second solve lost the first answer');
  return { status: 'closed', counts: byFood(least.values) };

  /** Which needs stand in the way when not all can be met. */
  function explain(): CombinationResult {
    const alone: number[] = [];
    for (const row of needs) {
      if (first([row]) !== null) continue;
      const answer = inTime(() => fewest([row], null, 1));
      if (answer === null) return { status: 'impossible', alone, together: [], open: true };
      if (answer.status === 'infeasible') alone.push(row);
    }
    const others = needs.filter((row) => !alone.includes(row));
    if (others.length === 0 || first(others) !== null) {
      return { status: 'impossible', alone, together: [] };
    }
    // One more column for each need: 1 gives it up. The fewest are given up.
    const given = (at: number): number[] => others.map((_, index) => (index === at ? 1 : 0));
    const program = {
      costs: [...columns.food.map(() => 0), ...others.map(() => 1)],
      upper: [...columns.upper, ...others.map(() => 1)],
      rows: [
        { low: 0, high: model.portions, values: ones },
        ...rowsOf(others).map((row, index) => ({
          ...row,
          values: [...row.values, ...given(index - columns.limits.length)],
        })),
      ],
    };
    const answer = inTime(() => solve(program, null));
    if (answer === null) return { status: 'impossible', alone, together: [], open: true };
    if (answer.status === 'infeasible') throw new Error('giving up every need has to be possible');
    return {
      status: 'impossible',
      alone,
      together: others.filter((_, at) => (answer.values[columns.food.length + at] ?? 0) > 0),
    };
  }
}
