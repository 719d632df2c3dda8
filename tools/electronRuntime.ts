/** The Electron runtime: whether it is there, and one bounded attempt to get it. Never loaded into this process. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '../src/hosts/checkout.ts';

const folder = join(rootDir, 'node_modules', 'electron');

/** Path of the executable; null when it has not been downloaded. */
export function electronPath(): string | null {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  if (override !== '') return join(override, name ?? 'electron');
  if (name === null) return null;
  const path = join(folder, 'dist', name);
  return existsSync(path) ? path : null;
}

/** Runs Electron's own installer in a process of its own; true when the runtime is there afterwards. */
export async function downloadElectron(milliseconds: number): Promise<boolean> {
  const installer = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
  const timer = setTimeout(() => installer.kill(), milliseconds);
  const code = await new Promise<number | null>((resolve) => {
    installer.on('exit', resolve);
    installer.on('error', () => {
      resolve(null);
    });
  });
  clearTimeout(timer);
  return code === 0 && electronPath() !== null;
}
