/** Worker thread that answers one question with the solver and ends. A hard question must not block the core. */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import type { CombinationReply } from './model.ts';
import { loadSolver, solveCombination } from './solve.ts';

const numbers = v.array(v.number());
const Request = v.object({
  seconds: v.number(),
  model: v.object({
    perFood: v.number(),
    portions: v.number(),
    energy: numbers,
    reach: v.array(v.object({ need: v.number(), amounts: numbers })),
    limits: v.array(v.object({ room: v.number(), amounts: numbers })),
    explain: v.boolean(),
  }),
});

function reply(message: CombinationReply): void {
  parentPort?.postMessage(message);
}

try {
  const { model, seconds } = v.parse(Request, workerData);
  reply({ ok: true, result: solveCombination(await loadSolver(), model, seconds) });
} catch (error) {
  reply({ ok: false, detail: error instanceof Error ? error.message : String(error) });
}
