/** Plan files that the system hands over (double click, "Open with") or that the person picks. Reading only. */
import { open } from 'node:fs/promises';
import { basename, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Envelope } from '../src/contract/errors.ts';
import { errorCode } from './atomicWrite.ts';
import type { HandedFile } from './channels.ts';

/** The ending that systems connect with Cofactor; build/electron-builder.yml declares it. JSON opens too, but belongs to no program. */
export const planExtension = 'cofactorplan';
const readable = /\.(cofactorplan|json)$/i;

/** In bytes. What the operation plan.parse takes at most. */
export const maxPlanBytes = 5_000_000;

function toPath(word: string, cwd: string): string | null {
  if (!/^file:/i.test(word)) return isAbsolute(word) ? word : resolve(cwd, word);
  const url = URL.parse(word);
  // A host in a file address is another computer.
  if (url === null || url.host !== '') return null;
  try {
    return fileURLToPath(url);
  } catch {
    return null;
  }
}

/**
 * The plan file that a command line names, as an absolute path, or null. `argv[0]` is the program. Switches are passed
 * over: Chromium adds its own when a second start is passed on to the first.
 */
export function planFileIn(argv: readonly string[], cwd: string): string | null {
  const named = argv.slice(1).findLast((word) => !word.startsWith('-') && readable.test(word));
  return named === undefined ? null : toPath(named, cwd);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there any more',
  EACCES: 'there is no permission to read it',
  EPERM: 'there is no permission to read it',
  EISDIR: 'it is a folder',
};

/** Text of a plan file. What it says is judged by plan.parse, never here. */
export async function readPlanFile(path: string): Promise<Envelope<HandedFile>> {
  const name = basename(path);
  const fail = (reason: string): Envelope<never> => ({
    ok: false,
    error: { code: 'missing-file', message: `“${name}” was not opened: ${reason}.` },
  });
  try {
    const file = await open(path, 'r');
    try {
      const about = await file.stat();
      if (about.isDirectory()) return fail('it is a folder');
      // A device or a pipe could be read for ever.
      if (!about.isFile()) return fail('it is not a file');
      if (about.size > maxPlanBytes) return fail('it is too large for a plan');
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile());
      return { ok: true, value: { name, text } };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof TypeError) return fail('it is not text');
    const code = errorCode(error);
    return fail((code === null ? undefined : reasons[code]) ?? 'the system refused it');
  }
}
