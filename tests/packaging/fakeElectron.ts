/**
 * What electron-builder needs of an Electron distribution, without Electron: a file that carries the fuse wire, and the
 * folders and lists it looks for. Enough to prove which files go where; not enough to start.
 */
import { FuseState } from '@electron/fuses';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Target = 'linux' | 'win' | 'mac';

/** The mark before the fuse wire in every Electron binary (electron.org documentation, "Electron Fuses"). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** State of each fuse as Electron ships it, in the order of FuseV1Options; the last is WasmTrapHandlers. */
const shipped = [true, false, true, true, false, false, false, true, true];

const fuseWire = Buffer.concat([
  Buffer.from(`before${sentinel}`),
  Buffer.from([
    1,
    shipped.length,
    ...shipped.map((on) => (on ? FuseState.ENABLE : FuseState.DISABLE)),
  ]),
  Buffer.from('after'),
]);

const propertyList =
  '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>CFBundleName</key><string>Electron</string></dict></plist>\n';

function linuxFiles(): Record<string, string | Buffer> {
  return { electron: fuseWire, 'locales/en-US.pak': '', 'locales/de.pak': '', 'resources/x': '' };
}

function windowsFiles(): Record<string, string | Buffer> {
  return {
    'fuses.bin': fuseWire,
    'locales/en-US.pak': '',
    'locales/de.pak': '',
  };
}

function macFiles(): Record<string, string | Buffer> {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  const files: Record<string, string | Buffer> = {
    [`${contents}/Info.plist`]: propertyList,
    [`${contents}/MacOS/Electron`]: '',
    [`${contents}/Resources/en.lproj/locale.pak`]: '',
    [`${framework}/Electron Framework`]: fuseWire,
    [`${framework}/Versions/A/Resources/en.lproj/locale.pak`]: '',
  };
  for (const kind of ['', ' (Renderer)', ' (Plugin)', ' (GPU)']) {
    const helper = `${contents}/Frameworks/Electron Helper${kind}.app/Contents`;
    files[`${helper}/Info.plist`] = propertyList;
    files[`${helper}/MacOS/Electron Helper${kind}`] = '';
  }
  return files;
}

/** Writes the distribution of a platform into a new folder. */
export function writeFakeElectron(folder: string, target: Target, version: string): void {
  const files = {
    version,
    LICENSE: 'Licence of Electron',
    'LICENSES.chromium.html': 'Licences of Chromium',
    ...{ linux: linuxFiles, win: windowsFiles, mac: macFiles }[target](),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o755 });
  }
  if (target === 'win') {
    const make = join(import.meta.dirname, 'emptyProgram.js');
    execFileSync(process.execPath, [make, join(folder, 'electron.exe'), join(folder, 'fuses.bin')]);
  }
}
