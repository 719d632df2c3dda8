/** What the figures were measured on and with. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';

const root = path.join(import.meta.dirname, '../../..');
const Package = v.object({ version: v.string() });

/** Version of an installed package; of Cofactor itself for null. */
export function versionOf(packageName: string | null): string {
  const folder = packageName === null ? root : path.join(root, 'node_modules', packageName);
  const file = readFileSync(path.join(folder, 'package.json'), 'utf8');
  return v.parse(Package, JSON.parse(file)).version;
}

function sqliteVersion(): string {
  const db = new Database(':memory:');
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    db.close();
  }
}

/** Lines of a list: processor, memory, system, Node, SQLite. */
export function machine(): string[] {
  const cpus = os.cpus();
  const gigabytes = (os.totalmem() / 2 ** 30).toFixed(1);
  return [
    `Processor: ${cpus[0]?.model.trim() ?? 'unknown'}, ${cpus.length} cores`,
    `Memory: ${gigabytes} GiB`,
    `System: ${os.type()} ${os.release()}, ${os.arch()}`,
    `Node ${process.versions.node} (V8 ${process.versions.v8}), SQLite ${sqliteVersion()}`,
  ];
}
