/** The built interface of a checkout: builds it when it is missing or older than its sources. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { CofactorError } from '../contract/errors.ts';
import { rootDir } from './checkout.ts';

const sources = [
  'src',
  'electron',
  'electron.vite.config.ts',
  'vite.renderer.config.ts',
  'package-lock.json',
  // The guide in the app is this file.
  'docs/guide.md',
];
const stampFile = join(rootDir, 'node_modules', '.cache', 'cofactor', 'ui-build');
const results = ['out/renderer/index.html', 'out/main/main.js', 'out/preload/preload.cjs'];

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Hash over the content of everything that the build reads. */
function sourceHash(): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesUnder(join(rootDir, source)))) {
    hash.update(path.slice(rootDir.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Runs the build now. @throws CofactorError `internal` with the end of what the build said */
export function buildUi(): void {
  const hash = sourceHash();
  const script = join(rootDir, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const run = spawnSync(process.execPath, [script, 'build', '--logLevel', 'warn'], {
    cwd: rootDir,
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    const said = stripVTControlCharacters(`${run.stdout}${run.stderr}`).trim().slice(-2000);
    throw new CofactorError('internal', `The interface could not be built.\n${said}`);
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}

/** Builds the interface unless it is there and made from the sources as they are now. */
export function ensureUi(progress: (line: string) => void): void {
  const complete = results.every((path) => existsSync(join(rootDir, path)));
  if (complete && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceHash()) return;
  progress('Building the interface …');
  buildUi();
}
