/** Renders a report and hands the PDF to the host. */
import type { Failure } from '../../../contract/errors.ts';
import type { InputOf, OutputOf } from '../../../contract/operations.ts';
import type { Client } from '../../client/client.ts';

export type PdfResult =
  | { state: 'saved'; path: string | null; report: OutputOf<'report'> }
  | { state: 'cancelled' }
  | { state: 'failed'; error: Failure };

export async function savePdf(client: Client, input: InputOf<'report'>): Promise<PdfResult> {
  const answer = await client.call('report', input);
  if (!answer.ok) return { state: 'failed', error: answer.error };
  const { pdf, fileName } = answer.value;
  try {
    const { saved, path } = await client.host.saveFile({
      name: fileName,
      mime: 'application/pdf',
      base64: pdf,
    });
    return saved ? { state: 'saved', path, report: answer.value } : { state: 'cancelled' };
  } catch {
    return {
      state: 'failed',
      error: { code: 'unwritable', message: 'The PDF could not be written there.' },
    };
  }
}
