/** `cofactor readings`: the person's own reading list for a reference manager. */
import { sourceFormats } from '../../../contract/answers.ts';
import type { CommandContext, Result } from '../command.ts';
import { checkOutFile, writeOutFile } from '../outFile.ts';
import { needed, oneOf } from '../values.ts';

export interface ReadingsOptions {
  format?: string;
  out?: string;
}

export async function readings(
  context: CommandContext,
  { format: given, out }: ReadingsOptions,
): Promise<Result> {
  const asked = needed(given, 'format', sourceFormats.join(', '));
  const format = oneOf(sourceFormats, asked, 'format') ?? 'ris';
  if (out !== undefined) await checkOutFile(context.io.cwd, out);
  const value = await context.call('readings.export', { format });
  const { text, count } = value;
  if (out === undefined) {
    return { value, text: () => (text === '' || text.endsWith('\n') ? text : `${text}\n`) };
  }
  const path = await writeOutFile(context.io.cwd, out, text);
  return {
    value: { path, format, count, bytes: Buffer.byteLength(text) },
    text: () => `${count} reading${count === 1 ? '' : 's'} written to ${path}\n`,
  };
}
