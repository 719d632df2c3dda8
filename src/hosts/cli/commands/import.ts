/** `cofactor import`: files of other makers become packs, or go into the person's own data. */
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { CofactorError } from '../../../contract/errors.ts';
import type { FileId, ImportResult } from '../../../contract/imports.ts';
import { parseJson } from '../../../contract/jsonText.ts';
import type { InputOf } from '../../../contract/operations.ts';
import {
  labelled,
  throwFailure,
  usage,
  withAdvice,
  type CommandContext,
  type Result,
} from '../command.ts';
import { readInputFile } from '../planFile.ts';
import { importText } from '../text/packs.ts';
import { needed } from '../values.ts';
import { importData, type ImportDataOptions } from './ownData.ts';
import { watchJob } from './watchJob.ts';

export interface ImportOptions extends ImportDataOptions {
  mapping?: string;
}

type Importer = (context: CommandContext, file: string, options: ImportOptions) => Promise<Result>;

const MAX_MAPPING_BYTES = 1_000_000;

/** Hands a file of the command line to the core. @throws CofactorError `missing-file` */
export async function offerFile(context: CommandContext, file: string): Promise<FileId> {
  const path = resolve(context.io.cwd, file);
  try {
    await stat(path);
  } catch {
    throw new CofactorError('missing-file', `${file}: there is no such file or folder`);
  }
  return context.core().offerFile({ path, name: basename(path), temporary: false });
}

/** For what comes as one file alone. @throws CofactorError as `offerFile`; `invalid-input` for a folder */
async function offerOneFile(context: CommandContext, file: string): Promise<FileId> {
  const found = await stat(resolve(context.io.cwd, file)).catch(() => null);
  if (found?.isDirectory() === true)
    throw usage(`${file}: is a folder. Name a file in it.`, 'file');
  return offerFile(context, file);
}

/** Faults of the file's content begin with its name, as the person wrote it. */
export async function aboutFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CofactorError) || error.failure.field !== 'file') throw error;
    return throwFailure(labelled(error.failure, 'file', file));
  }
}

const resultOf = (value: ImportResult): Result => ({
  value,
  text: (width) => importText(value, width),
});

async function importFoods(
  context: CommandContext,
  file: string,
  mapping: InputOf<'imports.foods'>['mapping'],
): Promise<Result> {
  const offered = await offerFile(context, file);
  const work = () =>
    watchJob(context, (job) => context.call('imports.foods', { file: offered, job, mapping }));
  return resultOf(await withAdvice('mapping.decimal', signAdvice, () => aboutFile(file, work)));
}

const signAdvice =
  'In the mapping, "decimal" is the sign before decimals and "thousands" the one between thousands.';

/** The mapping is checked by the contract; here it need only be JSON. */
async function readMapping(
  cwd: string,
  name: string,
): Promise<InputOf<'imports.foods'>['mapping']> {
  const bytes = await readInputFile(cwd, name, MAX_MAPPING_BYTES);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parseJson(text) as InputOf<'imports.foods'>['mapping'];
  } catch (error) {
    const reason = error instanceof CofactorError ? error.failure.message : 'is not text in UTF-8';
    throw usage(`--mapping: ${name}: ${reason}`, 'mapping');
  }
}

const importers: Readonly<Record<string, Importer>> = {
  fdc: (context, file) => importFoods(context, file, null),
  csv: async (context, file, options) => {
    const named = needed(options.mapping, 'mapping', 'a file that says how the columns are read');
    return importFoods(context, file, await readMapping(context.io.cwd, named));
  },
  citations: async (context, file) => {
    const offered = await offerOneFile(context, file);
    return resultOf(
      await aboutFile(file, () => context.call('imports.citations', { file: offered })),
    );
  },
  retractions: async (context, file) => {
    const offered = await offerFile(context, file);
    const work = () =>
      watchJob(context, (job) => context.call('imports.retractions', { file: offered, job }));
    return resultOf(await aboutFile(file, work));
  },
  data: async (context, file, options) => {
    const offered = await offerOneFile(context, file);
    return aboutFile(file, () => importData(context, offered, options));
  },
};
const dataOptions = [
  ['replace', 'replace'],
  ['try', 'try'],
  ['passphraseFile', 'passphrase-file'],
] as const;

/** What can be imported, in the order of the help. */
export const importKinds: readonly string[] = Object.keys(importers);

export async function importFile(
  context: CommandContext,
  what: string,
  file: string,
  options: ImportOptions,
): Promise<Result> {
  const run = Object.hasOwn(importers, what) ? importers[what] : undefined;
  if (run === undefined) {
    throw usage(`"${what}" cannot be imported; say one of ${importKinds.join(', ')}`, 'what');
  }
  if (options.mapping !== undefined && what !== 'csv') {
    throw usage('--mapping: goes with import csv alone', 'mapping');
  }
  for (const [option, name] of dataOptions) {
    if (options[option] !== undefined && what !== 'data') {
      throw usage(`--${name}: goes with import data alone`, name);
    }
  }
  return run(context, file, options);
}
