/** The process of one measurement: takes a job from its parent and tells it what it measured, stage by stage. */

/** @param measure takes the job as the parent sent it, and sends what it finds; what it throws is sent as `failed` */
// The script names what its own parent sends: the type parameter stands in one place, on purpose.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function answerParent<Job>(
  measure: (job: Job, send: (message: unknown) => void) => Promise<void>,
): void {
  const send = (message: unknown): void => {
    process.send?.(message);
  };

  process.once('message', (job: unknown) => {
    // Only the parent that started this script speaks to it.
    measure(job as Job, send)
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
}
