/**
 * `npm start`: builds what is missing, then opens the desktop window, or, where that is not possible, says why in one
 * sentence and serves the same app to the browser of this computer.
 */
import { spawn } from 'node:child_process';
import { defaultDataDir, prepareReference, rootDir } from '../src/hosts/checkout.ts';
import { processIo, stderrLog } from '../src/hosts/cli/io.ts';
import { runCommandLine } from '../src/hosts/cli/run.ts';
import { ensureUi } from '../src/hosts/ui.ts';
import { downloadElectron, electronPath } from './electronRuntime.ts';

const DOWNLOAD_MILLISECONDS = 60_000;

const io = processIo();
const say = (line: string): void => {
  io.err(`${line}\n`);
};

function hasScreen(): boolean {
  const { env, platform } = process;
  if ((env['SSH_CONNECTION'] ?? '') !== '') return false;
  if (platform !== 'linux') return true;
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/** Why there can be no desktop window; null when there can. */
async function obstacle(): Promise<string | null> {
  if (process.argv.includes('--browser')) return 'The browser was asked for.';
  if (!hasScreen()) return 'There is no screen here for the desktop window.';
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return 'The desktop window does not start for root, because its sandbox would have to be switched off.';
  }
  if (electronPath() !== null) return null;
  say(`Getting the Electron runtime (once, at most ${DOWNLOAD_MILLISECONDS / 1000} seconds) …`);
  if (await downloadElectron(DOWNLOAD_MILLISECONDS)) return null;
  return 'The Electron runtime for the desktop window could not be downloaded.';
}

/** Runs the desktop app until it is closed; its exit code, or null when it did not start. */
function openWindow(path: string): Promise<number | null> {
  return new Promise((resolve) => {
    // Set by editors that are Electron apps themselves: with it the runtime would behave as plain Node.
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const child = spawn(path, [rootDir], { stdio: 'inherit', env });
    child.on('error', () => {
      resolve(null);
    });
    child.on('exit', resolve);
  });
}

async function start(): Promise<number> {
  prepareReference(say, stderrLog(io));
  ensureUi(say);
  let reason = await obstacle();
  const path = electronPath();
  if (reason === null && path !== null) {
    const code = await openWindow(path);
    if (code === 0) return 0;
    reason = 'The desktop window did not start or ended with an error.';
  }
  const instead = hasScreen()
    ? 'Cofactor opens in the browser instead.'
    : 'Open the address below in a browser on this computer instead.';
  say(`${reason ?? 'The desktop window is not available.'} ${instead}`);
  const open = hasScreen() ? [] : ['--no-open'];
  return runCommandLine(['serve', '--data-dir', defaultDataDir(), ...open], io);
}

try {
  process.exitCode = await start();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
