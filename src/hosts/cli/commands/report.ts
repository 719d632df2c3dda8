/** `cofactor report`: the PDF for the doctor, its check, and the PDFs of answers and records. */
import { join } from 'node:path';
import { CofactorError } from '../../../contract/errors.ts';
import type { InputOf, OutputOf } from '../../../contract/operations.ts';
import { usage, type CommandContext, type Result } from '../command.ts';
import { checkOutFile, checkOutFolder, writeOutFiles, type OutFile } from '../outFile.ts';
import { readInputFile, readPlan } from '../planFile.ts';
import { verifyText } from '../text/lists.ts';
import { needed } from '../values.ts';
import { refuseForVerify, reportInput, type ReportOptions } from './reportInput.ts';

/** Largest PDF that `--verify` reads, in bytes. */
const MAX_PDF_BYTES = 50_000_000;

async function verify(
  context: CommandContext,
  file: string,
  what: readonly string[],
): Promise<Result> {
  const [planFile, surplus] = what;
  if (planFile === undefined || surplus !== undefined) throw usage('one plan file is needed');
  const bytes = await readInputFile(context.io.cwd, file, MAX_PDF_BYTES);
  if (!bytes.subarray(0, 1024).includes('%PDF-')) {
    throw new CofactorError('invalid-input', `--verify: ${file} is not a PDF file`, 'verify');
  }
  const plan = await readPlan(context.io.cwd, planFile);
  const value = await context.call('report.verify', { pdf: bytes.toString('base64'), plan });
  return { value, text: (width) => verifyText(value, width) };
}

/** The tables of the report as files in the folder of `--csv`, named by their section: "intakes-1.csv". */
async function tableFiles(
  context: CommandContext,
  input: InputOf<'report'>,
  folder: string,
): Promise<OutFile[]> {
  const tables = await context.call('report.tables', input);
  return tables.map(({ name, csv }) => ({
    name: join(folder, `${name}.csv`),
    data: csv,
    option: 'csv',
  }));
}

function writtenText(path: string, result: OutputOf<'report'>, tables: readonly string[]): string {
  const pages = `${result.pages} page${result.pages === 1 ? '' : 's'}`;
  return (
    `${path}\n${pages}, ${result.bytes} bytes, dated ${result.asOf}\n` +
    `Edition ${result.edition}, fingerprint ${result.fingerprint}\n` +
    tables.map((table) => `${table}\n`).join('')
  );
}

export async function report(
  context: CommandContext,
  what: readonly string[],
  options: ReportOptions,
): Promise<Result> {
  const { cwd } = context.io;
  if (options.verify !== undefined) {
    refuseForVerify(options);
    return verify(context, options.verify, what);
  }
  const out = needed(options.out, 'out', 'the file to write, such as report.pdf');
  const input = await reportInput(context, what, options);
  // Before the work of drawing, so that a wrong path is told at once.
  await checkOutFile(cwd, out);
  if (options.csv !== undefined) await checkOutFolder(cwd, options.csv, 'csv');
  const tables = options.csv === undefined ? [] : await tableFiles(context, input, options.csv);
  for (const { name, option } of tables) await checkOutFile(cwd, name, option);
  const result = await context.call('report', input);
  const pdf = { name: out, data: Buffer.from(result.pdf, 'base64'), option: 'out' };
  const [path = '', ...csv] = await writeOutFiles(cwd, [pdf, ...tables]);
  const { pages, bytes, fingerprint, edition, asOf } = result;
  return {
    value: {
      path,
      pages,
      bytes,
      fingerprint,
      edition,
      asOf,
      ...(options.csv === undefined ? {} : { csv }),
    },
    text: () => writtenText(path, result, csv),
  };
}
