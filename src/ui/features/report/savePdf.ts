/** Hands a report that was made to the host, to be kept where the person wants it. */
import type { Envelope, Failure } from '../../../contract/errors.ts';
import type { HostActions } from '../../client/client.ts';
import type { MadeReport } from './runReport.ts';

export type PdfResult =
  | { state: 'saved'; path: string | null; report: MadeReport }
  /** The person stopped the making, or chose no place. */
  | { state: 'cancelled' }
  | { state: 'failed'; error: Failure };

export async function savePdf(
  host: Pick<HostActions, 'saveFile'>,
  answer: Envelope<MadeReport>,
): Promise<PdfResult> {
  if (!answer.ok) {
    const { error } = answer;
    return error.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', error };
  }
  const report = answer.value;
  try {
    const { saved, path } = await host.saveFile({
      name: report.fileName,
      mime: 'application/pdf',
      base64: report.pdf,
    });
    return saved ? { state: 'saved', path, report } : { state: 'cancelled' };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The PDF could not be written there.';
    return { state: 'failed', error: { code: 'unwritable', message } };
  }
}
