/** Rows of a list → its pack: a partial file, checked and sealed, that waits for its place. */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { PackKind } from '../../../../contract/imports.ts';
import { createContentHash } from './hash.ts';
import { PACK_SCHEMA } from '../../shelf/manifest.ts';
import { sealFile } from '../../shelf/seal.ts';
import { assertWhole } from '../write/finish.ts';
import type { ReadList } from './readList.ts';

const AT_ONCE = 2000;

const schema = `
  CREATE TABLE manifest (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE retraction (
    id         INTEGER PRIMARY KEY,
    record     TEXT NOT NULL,
    title      TEXT NOT NULL,
    doi        TEXT,
    pmid       TEXT,
    notice_doi TEXT,
    nature     TEXT NOT NULL CHECK (nature <> ''),
    date       TEXT,
    reason     TEXT NOT NULL,
    CHECK (doi IS NOT NULL OR pmid IS NOT NULL)
  ) STRICT;
`;
const indexes = [
  'CREATE INDEX retraction_by_doi ON retraction (doi) WHERE doi IS NOT NULL',
  'CREATE INDEX retraction_by_pmid ON retraction (pmid) WHERE pmid IS NOT NULL',
];

export interface WrittenList {
  /** Path of the partial file. */
  readonly file: string;
  readonly list: ReadList;
  readonly id: string;
  /** ISO time. */
  readonly built: string;
  /** Called between parts. */
  readonly onPart: (rows: number) => void;
}

/** Leaves nothing behind when it throws. */
export function writeList({ file, list, id, built, onPart }: WrittenList): Record<string, number> {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.exec('BEGIN');
    db.exec(schema);
    const insert = db.prepare(
      `INSERT INTO retraction (record, title, doi, pmid, notice_doi, nature, date, reason)
       VALUES (:record, :title, :doi, :pmid, :noticeDoi, :nature, :date, :reason)`,
    );
    const counts = {
      papers: list.papers.length,
      retractions: 0,
      concerns: 0,
      corrections: 0,
      reinstatements: 0,
    };
    const kinds: Readonly<Record<string, keyof typeof counts>> = {
      retraction: 'retractions',
      'expression of concern': 'concerns',
      correction: 'corrections',
      reinstatement: 'reinstatements',
    };
    const hash = createContentHash();
    for (let at = 0; at < list.papers.length; at += AT_ONCE) {
      for (const paper of list.papers.slice(at, at + AT_ONCE)) {
        insert.run(paper);
        hash.add(paper);
        const kind = paper.nature.toLowerCase();
        const counted = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
        if (counted !== undefined) counts[counted] += 1;
      }
      onPart(at);
    }
    for (const sql of indexes) db.exec(sql);
    const kind: PackKind = 'retractions';
    const manifest = {
      id,
      kind,
      title: 'Retraction Watch list',
      edition: list.newest,
      licence: 'Retraction Watch data as published by Crossref, under the terms given there',
      built,
      content_hash: hash.digest(),
      schema: String(PACK_SCHEMA),
      dataset: 'retraction-watch',
      release: list.newest,
      counts: JSON.stringify(counts),
    };
    const put = db.prepare('INSERT INTO manifest (key, value) VALUES (?, ?)');
    for (const [key, value] of Object.entries(manifest)) put.run(key, value);
    db.exec('COMMIT');
    assertWhole(db);
    db.pragma('journal_mode = DELETE');
    db.close();
    sealFile(file);
    return counts;
  } catch (error) {
    db.close();
    rmSync(file, { force: true });
    throw error;
  }
}
