/**
 * app://cofactor/ serves the files that the build wrote and nothing else. The list is drawn up once at the start, so no
 * path of a request ever reaches the file system.
 */
import type { CustomScheme } from 'electron';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { contentSecurityPolicy, mediaTypes } from '../src/contract/pageFiles.ts';

export const appScheme = 'app';
export const appHost = 'cofactor';
export const appOrigin = `${appScheme}://${appHost}`;

/** Has to be registered before the app is ready. `bypassCSP` stays off: the policy below is the point. */
export const schemeRegistration: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** True for addresses of the app itself; compares parsed parts, because prefixes can be forged. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost;
}

interface BuiltFile {
  file: string;
  mime: string;
}

/** Path in a request ("/assets/x.js") → built file. Throws where the build left no index.html or an unknown type. */
export function listBuiltFiles(rendererDir: string): ReadonlyMap<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  for (const entry of readdirSync(rendererDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const mime = mediaTypes.get(extname(entry.name).toLowerCase());
    if (mime === undefined) throw new Error(`No media type is known for ${entry.name}.`);
    files.set(`/${relative(rendererDir, file).split(sep).join('/')}`, { file, mime });
  }
  const index = files.get('/index.html');
  if (index === undefined) throw new Error('The interface is missing: index.html was not built.');
  return files.set('/', index);
}

const everyAnswer = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** The function for `protocol.handle`. */
export function createAppHandler(
  files: ReadonlyMap<string, BuiltFile>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const refuse = (status: number): Response =>
      new Response(null, { status, headers: everyAnswer });
    if (!isAppUrl(request.url)) return refuse(404);
    if (request.method !== 'GET') return refuse(405);
    const found = files.get(new URL(request.url).pathname);
    if (found === undefined) return refuse(404);
    const body = await readFile(found.file);
    return new Response(body, { headers: { ...everyAnswer, 'Content-Type': found.mime } });
  };
}
