/** Ends a run that stands still: a loop without an end would otherwise hide the input that it began with. */
import { Worker } from 'node:worker_threads';

/** Far above every limit of an input. */
const STANDSTILL_MS = 120_000;

const script = `
const { workerData, parentPort } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const beat = new Int32Array(workerData.shared);
let doing = '';
let last = -1;
let since = Date.now();
parentPort.on('message', (text) => { doing = text; });
setInterval(() => {
  const now = Atomics.load(beat, 0);
  if (now !== last || now === 0) { last = now; since = Date.now(); return; }
  if (Date.now() - since > workerData.limit) {
    writeSync(2, 'stands still for minutes: ' + doing + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }
}, 1000);
`;

let worker: Worker | null = null;
const beat = new Int32Array(new SharedArrayBuffer(4));
let inputs = 0;

/** Runs one input under watch. */
export async function watched<T>(doing: string, work: () => Promise<T>): Promise<T> {
  worker ??= new Worker(script, {
    eval: true,
    workerData: { shared: beat.buffer, limit: STANDSTILL_MS },
  });
  worker.unref();
  inputs = (inputs % 0x7fffffff) + 1;
  worker.postMessage(doing);
  Atomics.store(beat, 0, inputs);
  try {
    return await work();
  } finally {
    Atomics.store(beat, 0, 0);
  }
}
