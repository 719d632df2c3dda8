/**
 * `npm run docs:screenshots`: the pictures of README.md and docs/guide.md, taken from a real run: the web host on an empty
 * folder of personal data, the sample plan opened through the interface, one day on every clock.
 * `-- [--only answer,plan] [--out FOLDER]`
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openCore, rendererDir, rootDir } from '../src/hosts/checkout.ts';
import { processIo, stderrLog } from '../src/hosts/cli/io.ts';
import { ensureUi } from '../src/hosts/ui.ts';
import { startWebHost } from '../src/hosts/web/server.ts';
import { readmePictures, readmeLimitBytes, shots } from './screenshots/shots.ts';
import { openWindow } from './screenshots/window.ts';

/** What the clocks of core and window say, so that no picture depends on the day it was taken. */
const NOW = new Date('2026-11-22T09:00:00Z');

const io = processIo();
const say = (line: string): void => {
  io.err(`${line}\n`);
};

function chosen(only: string | undefined): typeof shots {
  if (only === undefined) return shots;
  const names = new Set(only.split(','));
  const known = shots.filter(({ name }) => names.delete(name));
  if (names.size > 0) throw new Error(`There is no picture named ${[...names].join(', ')}.`);
  return known;
}

const { values } = parseArgs({ options: { only: { type: 'string' }, out: { type: 'string' } } });
const wanted = chosen(values.only);
const target = path.resolve(values.out ?? path.join(rootDir, 'docs', 'images'));
mkdirSync(target, { recursive: true });
ensureUi(say);

const dataDir = mkdtempSync(path.join(tmpdir(), 'cofactor-screenshots-'));
const log = stderrLog(io);
const core = openCore({ dataDir, log, progress: say, clock: { now: () => NOW } });
const host = await startWebHost({ core, log, rendererDir });
try {
  const window = await openWindow(host.startUrl, NOW);
  try {
    const sizes = new Map<string, number>();
    for (const { name, prepare } of wanted) {
      await window.fresh();
      await prepare(window.page);
      const png = await window.picture();
      writeFileSync(path.join(target, `${name}.png`), png);
      sizes.set(name, png.length);
      say(`${name}.png  ${Math.round(png.length / 1024)} KB`);
    }
    if (window.faults.length > 0) throw new Error(`On the way:\n${window.faults.join('\n')}`);
    const readme = readmePictures.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
    say(`Pictures of the README: ${Math.round(readme / 1024)} KB`);
    if (readme > readmeLimitBytes) throw new Error('The pictures of the README are too large.');
  } finally {
    await window.close();
  }
} finally {
  await host.close();
  await core.close();
  rmSync(dataDir, { recursive: true, force: true });
}
