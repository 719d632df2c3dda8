/** What was mended, remembered in user.db, and said in whole sentences. */
import type { Database } from 'better-sqlite3';
import { damageKinds, type Recovery } from '../../contract/ownData.ts';
import { damageWords } from './sqliteErrors.ts';
import type { Reader, Writer } from './statements.ts';
import { timeInName } from './userFiles.ts';

interface Row {
  found_at: string;
  kind: string;
  damaged: string | null;
  backup: string | null;
}

export function remember(connection: Database, recovery: Recovery): void {
  const { foundAt, kind, damaged, backup } = recovery;
  connection
    .prepare('INSERT INTO recovery (found_at, kind, damaged, backup) VALUES (?, ?, ?, ?)')
    .run(foundAt, kind, damaged, backup);
}

/** Oldest first. */
export function listRecoveries(reader: Reader): Recovery[] {
  if (reader.get(`SELECT 1 FROM sqlite_schema WHERE name = 'recovery'`) === undefined) return [];
  return reader
    .all<Row>('SELECT found_at, kind, damaged, backup FROM recovery ORDER BY rowid')
    .map(({ found_at, kind, damaged, backup }) => ({
      foundAt: found_at,
      kind: damageKinds.find((known) => known === kind) ?? 'pages',
      damaged,
      backup,
      backupAt: backup === null ? null : timeInName(backup),
    }));
}

/** What dismissing a recovery names: its damaged file, or where there is none, when it was found. */
export const nameOf = ({ damaged, foundAt }: Recovery): string => damaged ?? foundAt;

/** Names of what the person has read and does not want to be told again. */
export function listDismissed(reader: Reader): Set<string> {
  if (reader.get(`SELECT 1 FROM sqlite_schema WHERE name = 'dismissed'`) === undefined)
    return new Set();
  return new Set(reader.pluck<string>('SELECT what FROM dismissed'));
}

export function dismiss(writer: Writer, what: string, at: string): void {
  writer.run('INSERT OR IGNORE INTO dismissed (what, at) VALUES (?, ?)', [what, at]);
}

/** "2026-11-22 17:56 UTC" */
const inWords = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

export function sentenceOf({ foundAt, kind, damaged, backup, backupAt }: Recovery): string {
  const found = `Found on ${inWords(foundAt)}: your data file ${damageWords[kind]}`;
  if (kind === 'index') return `${found}. It was built anew; nothing is missing.`;
  if (kind === 'log') {
    const copy = damaged === null ? '' : `; a copy is kept as ${damaged}`;
    return `${found}${copy}. The last changes before that may be missing.`;
  }
  const kept = damaged === null ? '.' : `; it is kept as ${damaged}.`;
  const now =
    backup === null
      ? 'No usable backup was found, so Cofactor started with empty data.'
      : `The backup of ${inWords(backupAt ?? '')} was restored; later changes are missing.`;
  const way =
    damaged === null || kind === 'lost' || kind === 'empty'
      ? ''
      : ' What can still be read of the damaged file can be exported and taken in.';
  return `${found}${kept} ${now}${way}`;
}
