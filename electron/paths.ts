/** Where things are: beside the app when it is installed, in the repository when it runs from a checkout. */
import { join } from 'node:path';

export interface PathOptions {
  packaged: boolean;
  /** Folder of the running main.js (out/main). */
  mainDir: string;
  /** process.resourcesPath */
  resourcesPath: string;
  /** app.getPath('userData') */
  userData: string;
  /** COFACTOR_DATA_DIR; lets tests keep away from the person's own data. */
  dataDirOverride: string | undefined;
}

export interface ShellPaths {
  core: {
    referenceDb: string;
    dataDir: string;
    fontsDir: string;
    reportWorker: string;
    combinationWorker: string;
    importWorker: string;
  };
  coreScript: string;
  preload: string;
  rendererDir: string;
  windowState: string;
  mainLog: string;
  coreLog: string;
}

export function shellPaths(options: PathOptions): ShellPaths {
  const { packaged, mainDir, resourcesPath, userData, dataDirOverride } = options;
  const out = join(mainDir, '..');
  // SQLite is native code and cannot read inside the asar archive: both lie outside of it.
  const resources = packaged ? resourcesPath : join(out, '..', 'resources');
  return {
    core: {
      referenceDb: join(resources, 'reference.db'),
      fontsDir: join(resources, 'fonts'),
      dataDir: dataDirOverride || join(userData, 'data'),
      reportWorker: join(mainDir, 'renderWorker.js'),
      combinationWorker: join(mainDir, 'combinationWorker.js'),
      importWorker: join(mainDir, 'importWorker.js'),
    },
    coreScript: join(mainDir, 'coreProcess.js'),
    preload: join(out, 'preload', 'preload.cjs'),
    rendererDir: join(out, 'renderer'),
    windowState: join(userData, 'window.json'),
    mainLog: join(userData, 'logs', 'main.log'),
    coreLog: join(userData, 'logs', 'core.log'),
  };
}
