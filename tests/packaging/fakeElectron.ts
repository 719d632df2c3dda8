/**
 * What electron-builder needs of an Electron distribution, without Electron: a file that carries the fuse wire, and the
 * folders it looks for. Enough to prove which files go where; not enough to start.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState } from '@electron/fuses';

/** The mark before the fuse wire in every Electron binary (electron.org documentation, "Electron Fuses"). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** State of each fuse as Electron ships it, in the order of FuseV1Options; the last is WasmTrapHandlers. */
const shipped = [true, false, true, true, false, false, false, true, true];

export function writeFakeElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  writeFileSync(join(folder, 'locales', 'de.pak'), '');
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'Licence of Electron');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'Licences of Chromium');
  const wire = [1, shipped.length, ...shipped.map((on) => (on ? FuseState.ENABLE : FuseState.DISABLE))];
  const binary = Buffer.concat([Buffer.from(`before${sentinel}`), Buffer.from(wire), Buffer.from('after')]);
  writeFileSync(join(folder, 'electron'), binary, { mode: 0o755 });
}
