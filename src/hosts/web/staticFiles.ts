/** The files of the user interface, read once at start: what is not in this list does not exist. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { mediaTypes } from '../../contract/pageFiles.ts';

export interface StaticFile {
  type: string;
  body: Uint8Array;
}

/**
 * Reads every file of a known type under `folder`. Keys are request paths as browsers write them (`/assets/main.js`); the
 * request is compared with them as it is, so that no path is ever put together from it.
 */
export async function readStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const type = mediaTypes.get(extname(entry.name));
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const key = relative(folder, path).split(sep).map(encodeURIComponent).join('/');
    files.set(`/${key}`, { type, body: await readFile(path) });
  }
  const index = files.get('/index.html');
  if (index === undefined) throw new Error(`no index.html in ${folder}`);
  files.set('/', index);
  return files;
}
