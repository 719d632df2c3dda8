/** Runs a maker in a process of its own and ends it when it takes too long. */
import { fork } from 'node:child_process';
import path from 'node:path';
import type { Job, Message, Outcome } from './shapes.ts';

const child = path.join(import.meta.dirname, 'child.ts');

export function runMaker(job: Job, capMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const began = performance.now();
    const messages: Message[] = [];
    let startedMs: number | null = null;
    let over: string | null = null;
    const running = fork(child, [], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => {
      over = `over the cap of ${capMs / 1000} s`;
      // A browser ends with the connection to its parent.
      running.kill('SIGKILL');
    }, capMs);
    running.on('message', (message: Message) => {
      messages.push(message);
      if (message.stage === 'first') startedMs = performance.now() - began;
    });
    running.on('exit', (code, signal) => {
      clearTimeout(timer);
      const failed = messages.find((message) => message.stage === 'failed');
      if (failed !== undefined) over = `failed: ${failed.reason}`;
      else if (over === null && (code !== 0 || signal !== null))
        over = `ended by ${signal ?? `code ${code}`}`;
      const first = messages.find((message) => message.stage === 'first');
      const memory = messages.find((message) => message.stage === 'memory');
      const runsMs = messages.flatMap((message) => (message.stage === 'run' ? [message.ms] : []));
      resolve({
        job,
        startedMs,
        firstMs: first?.ms ?? null,
        runsMs,
        firstBytes: memory?.firstBytes ?? null,
        peakBytes: memory?.peakBytes ?? null,
        over,
      });
    });
    running.send(job);
  });
}
