/** Where things are in a checkout, and the core opened on them. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CofactorError } from '../contract/errors.ts';
import { createCore } from '../core/core.ts';
import { ContentInvalid } from '../core/pack/content/problem.ts';
import { ensureReference } from '../core/pack/ensureReference.ts';
import type { Clock, Core, Logger } from '../core/ports.ts';

export const rootDir = fileURLToPath(new URL('../../', import.meta.url));
export const rendererDir = join(rootDir, 'out', 'renderer');

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of personal data that the desktop app uses too: `data` in its folder of the system's own place. */
export function defaultDataDir(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const own = environment['COFACTOR_DATA_DIR'];
  if (own !== undefined && own !== '') return own;
  const places: Partial<Record<NodeJS.Platform, string>> = {
    win32: environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
  };
  const xdg = environment['XDG_CONFIG_HOME'];
  const linux = xdg === undefined || xdg === '' ? join(home, '.config') : xdg;
  return join(places[platform] ?? linux, 'cofactor', 'data');
}

/** Builds the reference if it is missing or older than the content; `progress` is told before a build. */
export function prepareReference(progress: (line: string) => void, log: Logger): string {
  const referencePath = join(rootDir, 'resources', 'reference.db');
  let told = false;
  const builderLog: Logger = {
    ...log,
    info() {
      if (!told) progress('Preparing the reference (needed once per edition) …');
      told = true;
    },
  };
  try {
    const contentDir = join(rootDir, 'resources', 'content');
    ensureReference({ contentDir, referencePath, log: builderLog });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const where =
      error instanceof ContentInvalid ? ' "npm run -s content:check" names file and line.' : '';
    throw new CofactorError('internal', `The reference could not be built: ${reason}${where}`);
  }
  return referencePath;
}

/** The core on the files of this checkout. */
export function openCore(options: {
  dataDir: string;
  log: Logger;
  progress: (line: string) => void;
  /** The clock of this computer where left out. */
  clock?: Clock;
}): Core {
  const { dataDir, log, progress, clock = { now: () => new Date() } } = options;
  return createCore({
    paths: {
      referenceDb: prepareReference(progress, log),
      dataDir,
      fontsDir: join(rootDir, 'resources', 'fonts'),
      reportWorker: join(rootDir, 'src', 'core', 'report', 'pdf', 'renderWorker.ts'),
      combinationWorker: join(rootDir, 'src', 'core', 'food', 'first', 'combinationWorker.ts'),
      importWorker: join(rootDir, 'src', 'core', 'pack', 'import', 'importWorker.ts'),
    },
    clock,
    log,
  });
}
