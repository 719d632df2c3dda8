/** Builds resources/reference.db from resources/content; `--check` validates only. */
import path from 'node:path';
import { buildReference, countContent, readValidContent } from '../src/core/pack/buildReference.ts';
import { ContentInvalid } from '../src/core/pack/content/problem.ts';

const resources = path.join(import.meta.dirname, '..', 'resources');
const contentDir = path.join(resources, 'content');
const checkOnly = process.argv.includes('--check');

try {
  const started = performance.now();
  const counts = checkOnly
    ? countContent(readValidContent(contentDir).content)
    : buildReference({ contentDir, out: path.join(resources, 'reference.db') }).counts;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  for (const [name, count] of Object.entries(counts))
    console.log(
      `${String(count).padStart(6)} ${name.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`)}`,
    );
  console.log(
    checkOnly ? `No problems (${seconds} s).` : `Built resources/reference.db (${seconds} s).`,
  );
} catch (error) {
  if (!(error instanceof ContentInvalid)) throw error;
  const folder = path.relative(process.cwd(), contentDir);
  for (const { file, line, message, fix } of error.problems)
    console.error(`${path.join(folder, file)}:${line}: ${message} (${fix})`);
  console.error(error.message);
  process.exitCode = 1;
}
