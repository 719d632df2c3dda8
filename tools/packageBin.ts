/** Runs the commands of installed packages with this Node, the same way on every system. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '../src/hosts/checkout.ts';

/** Path of the script behind a command of a package, such as `packageBin('vitest')`. */
export function packageBin(name: string, command: string = name): string {
  const folder = join(rootDir, 'node_modules', ...name.split('/'));
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const bin =
    typeof manifest === 'object' && manifest !== null && 'bin' in manifest ? manifest.bin : null;
  if (typeof bin === 'string') return join(folder, bin);
  const commands = new Map<string, unknown>(Object.entries(bin ?? {}));
  const script = commands.get(command);
  if (typeof script !== 'string') throw new Error(`${name} has no command ${command}`);
  return join(folder, script);
}
