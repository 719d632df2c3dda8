import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { JobId } from '../../../contract/ids.ts';
import { createJobs } from './jobs.ts';

const id = v.parse(JobId, randomUUID());

it('tell rate and time left, and stand still once they have ended', () => {
  let now = 0;
  const jobs = createJobs(() => now);
  expect(jobs.progress(id)).toMatchObject({ state: 'unknown', share: null });
  const job = jobs.start(id);
  expect(jobs.progress(id)).toMatchObject({ state: 'waiting', rows: 0, secondsLeft: null });
  now = 10_000;
  job.step({ phase: 'amounts', share: 0.25, rows: 5_000 });
  // 5,000 rows in 10 s; a quarter took 10 s, so three quarters take 30 s.
  const running = { state: 'running', phase: 'amounts', rowsPerSecond: 500, secondsLeft: 30 };
  expect(jobs.progress(id)).toMatchObject(running);
  job.end('done');
  now = 99_000;
  expect(jobs.progress(id)).toMatchObject({
    state: 'done',
    share: 1,
    rowsPerSecond: 500,
    secondsLeft: null,
  });
});

it('say nothing of the time left before it can be told', () => {
  let now = 0;
  const jobs = createJobs(() => now);
  const job = jobs.start(id);
  now = 1_000;
  job.step({ phase: 'reading', share: 0.001, rows: 10 });
  expect(jobs.progress(id).secondsLeft).toBeNull();
});

it('are stopped once, and only while they run', () => {
  const jobs = createJobs();
  let stopped = 0;
  const job = jobs.start(id);
  job.onCancel(() => {
    stopped += 1;
  });
  expect(() => jobs.start(id)).toThrow('under way already');
  jobs.cancel(id);
  jobs.cancel(id);
  expect(stopped).toBe(1);
  job.step({ phase: 'search', share: 0.8, rows: 1 });
  expect(jobs.progress(id).state).toBe('cancelled');
  job.end('cancelled');
  expect(() => jobs.start(id)).not.toThrow();
  jobs.cancel(v.parse(JobId, randomUUID()));
});
