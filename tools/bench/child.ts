/** The process of one engine: takes a job from its parent, answers with what it measured. */
import { measure } from './measure.ts';
import type { Job, Message } from './shapes.ts';

const send = (message: Message): void => {
  process.send?.(message);
};

process.once('message', (job: Job) => {
  measure(job, send)
    .catch((error: unknown) => {
      send({ stage: 'failed', reason: error instanceof Error ? error.message : 'unknown error' });
    })
    .finally(() => {
      process.disconnect();
    });
});

// Without its parent there is nobody to tell.
process.once('disconnect', () => {
  process.exit();
});
