/** `cofactor sources`: references for a reference manager. */
import { sourceFormats } from '../../../contract/answers.ts';
import { usage, type CommandContext, type Result } from '../command.ts';
import { checkOutFile, writeOutFile } from '../outFile.ts';
import { readPlan } from '../planFile.ts';
import { needed, oneOf } from '../values.ts';

export interface SourcesOptions {
  claim?: string;
  plan?: string;
  format?: string;
  out?: string;
}

async function collect(context: CommandContext, options: SourcesOptions) {
  const asked = needed(options.format, 'format', sourceFormats.join(', '));
  const format = oneOf(sourceFormats, asked, 'format') ?? 'ris';
  const { claim, plan } = options;
  if (claim !== undefined && plan !== undefined) {
    throw usage('--plan: cannot be combined with --claim', 'plan');
  }
  if (claim !== undefined) return context.call('sources', { of: 'claim', claim, format });
  if (plan === undefined) return context.call('sources', { of: 'all', format });
  const read = await readPlan(context.io.cwd, plan);
  return context.call('sources', { of: 'plan', plan: read, format });
}

export async function sources(context: CommandContext, options: SourcesOptions): Promise<Result> {
  if (options.out !== undefined) await checkOutFile(context.io.cwd, options.out);
  const value = await collect(context, options);
  if (options.out === undefined) {
    return { value, text: () => (value.text.endsWith('\n') ? value.text : `${value.text}\n`) };
  }
  const path = await writeOutFile(context.io.cwd, options.out, value.text);
  const { format, count, edition } = value;
  const bytes = Buffer.byteLength(value.text);
  return {
    value: { path, format, count, bytes, edition },
    text: () => `${count} source${count === 1 ? '' : 's'} written to ${path}\n`,
  };
}
