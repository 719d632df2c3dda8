/** `cofactor export`, `cofactor import data`, `cofactor backups`: the person's data as a whole. */
import type { OutputOf } from '../../../contract/operations.ts';
import { usage, withAdvice, type CommandContext, type Result } from '../command.ts';
import { checkOutFile, writeOutFile } from '../outFile.ts';
import { readInputFile } from '../planFile.ts';
import {
  backupsText,
  exportedText,
  importedText,
  previewText,
  restoredText,
} from '../text/ownData.ts';
import { needed } from '../values.ts';

export interface ExportOptions {
  out?: string;
  csv?: boolean;
  passphraseFile?: string;
}

export interface ImportDataOptions {
  replace?: boolean;
  try?: boolean;
  passphraseFile?: string;
}

const MAX_PASSPHRASE_BYTES = 10_000;

/** The first line of a file: a passphrase on the command line would be seen by every program. */
export async function readPassphrase(
  context: CommandContext,
  file: string | undefined,
): Promise<string | null> {
  if (file === undefined) return null;
  const bytes = await readInputFile(context.io.cwd, file, MAX_PASSPHRASE_BYTES);
  const [line = ''] = bytes
    .toString('utf8')
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u);
  if (line === '') throw usage(`--passphrase-file: ${file} is empty`, 'passphrase-file');
  return line;
}

export async function exportData(context: CommandContext, options: ExportOptions): Promise<Result> {
  const out = needed(options.out, 'out', 'where the file goes');
  await checkOutFile(context.io.cwd, out);
  const passphrase = await readPassphrase(context, options.passphraseFile);
  const form = options.csv === true ? 'csv' : 'json';
  const file = await context.call('data.export', { form, passphrase });
  const bytes = Buffer.from(file.base64, 'base64');
  const path = await writeOutFile(context.io.cwd, out, bytes);
  const value = {
    path,
    form,
    encrypted: passphrase !== null,
    bytes: bytes.length,
    counts: file.counts,
  };
  return { value, text: (width) => exportedText(value, width) };
}

/** @param offered the id under which the core has the file */
export async function importData(
  context: CommandContext,
  offered: string,
  options: ImportDataOptions,
): Promise<Result> {
  const passphrase = await readPassphrase(context, options.passphraseFile);
  const value: OutputOf<'data.import'> = await context.call('data.import', {
    file: offered,
    passphrase,
    mode: options.replace === true ? 'replace' : 'merge',
    tryOnly: options.try === true,
  });
  return { value, text: (width) => importedText(value, options.try === true, width) };
}

async function restore(context: CommandContext, name: string): Promise<Result> {
  const value = await context.call('backups.restore', { name, confirm: 'restore this backup' });
  return { value, text: (width) => restoredText(name, value, width) };
}

async function preview(context: CommandContext, name: string): Promise<Result> {
  const value = await context.call('backups.preview', { name });
  return { value, text: (width) => previewText(value, width) };
}

export async function backups(context: CommandContext, words: readonly string[]): Promise<Result> {
  const [action, name, ...more] = words;
  if (action === undefined) {
    const value = await context.call('backups.list', {});
    return { value, text: (width) => backupsText(value, width) };
  }
  const run = { restore, show: preview }[action];
  if (run === undefined) throw usage(`unknown command 'backups ${action}'`);
  if (name === undefined || name === '') {
    throw usage(`backups ${action}: needs the name of a backup, as \`backups\` lists it`, 'name');
  }
  if (more.length > 0) throw usage(`backups ${action}: takes one name`, 'name');
  return withAdvice('name', '`cofactor backups` lists them.', () => run(context, name));
}
