/** A fingerprint of everything that decides what reference.db holds. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { searchSchema } from './searchSchema.ts';

const schemaFile = path.join(import.meta.dirname, 'reference-schema.sql');
/** The schema of a reference pack, read by builds. */
export const referenceSchema = (): string => readFileSync(schemaFile, 'utf8') + searchSchema;

/** Code whose change changes the built file: the builder itself and the folding of names. */
const packFolder = import.meta.dirname;
const foldFolder = path.join(import.meta.dirname, '..', 'search');
const isBuilderCode = (file: string): boolean =>
  // What makes and opens other packs has no part in this one.
  !/^(import|shelf)\//u.test(file) &&
  ((file.endsWith('.ts') && !file.endsWith('.test.ts')) || file.endsWith('.sql'));

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

/**
 * SHA-256 (hex) over the content files (explanations in .md and schemas for editors left out), the schema and the builder.
 * Line ends are normalised, so that a checkout on Windows has the same hash.
 */
export function contentHash(contentDir: string): string {
  const hash = createHash('sha256');
  const add = (folder: string, file: string): void => {
    const text = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${file}\0${text.length}\0${text}\0`);
  };
  for (const file of filesBelow(contentDir))
    if (!file.endsWith('.md') && !file.startsWith('schema/')) add(contentDir, file);
  for (const file of filesBelow(packFolder)) if (isBuilderCode(file)) add(packFolder, file);
  if (existsSync(path.join(foldFolder, 'fold.ts'))) add(foldFolder, 'fold.ts');
  return hash.digest('hex');
}
