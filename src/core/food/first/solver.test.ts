import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { CombinationModel } from './model.ts';
import { createCombinationSolver } from './solver.ts';

const combinationWorker = fileURLToPath(new URL('combinationWorker.ts', import.meta.url));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const model: CombinationModel = {
  perFood: 2,
  portions: 20,
  energy: [10, 20],
  reach: [{ need: 3, amounts: [1, 2] }],
  limits: [],
  explain: true,
};

const folder = mkdtempSync(join(tmpdir(), 'cofactor-solver-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
/** A worker that does something else. */
function worker(name: string, text: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, text);
  return path;
}

describe('the solver in its worker', () => {
  it('answers: 1 + 2 reach 3 with less energy than 2 + 2', async () => {
    const solver = createCombinationSolver({ combinationWorker, log: silent });
    await expect(solver.solve(model)).resolves.toEqual({ status: 'closed', counts: [1, 1] });
    await solver.close();
  });
  it('answers several questions at once', async () => {
    const solver = createCombinationSolver({ combinationWorker, log: silent });
    const [one, other] = await Promise.all([
      solver.solve(model),
      solver.solve({ ...model, reach: [{ need: 4, amounts: [1, 2] }] }),
    ]);
    expect(one).toEqual({ status: 'closed', counts: [1, 1] });
    expect(other).toEqual({ status: 'closed', counts: [0, 2] });
    await solver.close();
  });
});

describe('a worker at fault is an error, never a hang', () => {
  const solverOf = (path: string) =>
    createCombinationSolver({ combinationWorker: path, log: silent, timeoutMs: 1 });
  const internal = { failure: expect.objectContaining({ code: 'internal' }) };

  it('one that throws', async () => {
    const path = worker('throws', 'throw new Error("no")');
    await expect(solverOf(path).solve(model)).rejects.toMatchObject(internal);
  });
  it('one that ends without an answer', async () => {
    const path = worker('ends', 'process.exit(3)');
    await expect(solverOf(path).solve(model)).rejects.toMatchObject(internal);
  });
  it('one that is not there', async () => {
    await expect(solverOf(join(folder, 'nowhere.mjs')).solve(model)).rejects.toMatchObject(
      internal,
    );
  });
  it('one that fails in the solver', async () => {
    const path = worker(
      'fails',
      `import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ ok: false, detail: 'x' });`,
    );
    await expect(solverOf(path).solve(model)).rejects.toMatchObject(internal);
  });
  it('one that never answers is ended: nothing is shown', async () => {
    const solver = createCombinationSolver({
      combinationWorker: worker('sleeps', 'setInterval(() => undefined, 1000)'),
      log: silent,
      timeoutMs: 1,
      startMs: 50,
    });
    await expect(solver.solve(model)).resolves.toEqual({ status: 'stopped' });
  });
  it('closing ends what is still running', async () => {
    const solver = createCombinationSolver({
      combinationWorker: worker('waits', 'setInterval(() => undefined, 1000)'),
      log: silent,
    });
    const answer = expect(solver.solve(model)).rejects.toMatchObject(internal);
    await solver.close();
    await answer;
  });
});
