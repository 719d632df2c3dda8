/** Makes one report: says at which page it is, and can be ended. */
import type { Envelope } from '../../../contract/errors.ts';
import type { InputOf, OutputOf } from '../../../contract/operations.ts';
import type { Client } from '../../client/client.ts';

export type ReportInput = InputOf<'report'>;
export type MadeReport = OutputOf<'report'>;

/** How often the page is asked for while a report is made. */
export const POLL_MS = 150;

interface RunOptions {
  /** Ends the report; the answer is then a failure `cancelled`, at once. */
  signal: AbortSignal;
  /** The page that is being drawn, each time it is known. */
  onpage: (page: number) => void;
}

const cancelled: Envelope<never> = {
  ok: false,
  error: { code: 'cancelled', message: 'The report was cancelled. Nothing was made.' },
};

export function runReport(
  client: Client,
  input: ReportInput,
  { signal, onpage }: RunOptions,
): Promise<Envelope<MadeReport>> {
  const job = crypto.randomUUID();
  if (signal.aborted) return Promise.resolve(cancelled);
  return new Promise((resolve) => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (answer: Envelope<MadeReport>): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(answer);
    };
    const stop = (): void => {
      end(cancelled);
      void client.call('report.cancel', { job });
    };
    const poll = async (): Promise<void> => {
      const answer = await client.call('report.progress', { job });
      if (over) return;
      if (answer.ok && answer.value.page !== null) onpage(answer.value.page);
      timer = setTimeout(() => void poll(), POLL_MS);
    };
    signal.addEventListener('abort', stop);
    timer = setTimeout(() => void poll(), POLL_MS);
    void client.call('report', { ...input, job }).then(end);
  });
}
