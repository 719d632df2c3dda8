/** SQLite FTS5 as most programs use it: all words, the last one as a prefix, ranked by bm25. */
import { statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { notReady, type Engine } from './engine.ts';
import { wordsOf } from '../words.ts';

export function createFts5(): Engine {
  let db: Database.Database | null = null;
  let find: Database.Statement<[string, number], string> | null = null;
  const fileIn = (folder: string): string => path.join(folder, 'fts5.db');
  return {
    name: 'FTS5',
    packageName: 'better-sqlite3',
    settings:
      'unicode61 with accents removed, prefix indexes of 2 and 3 letters; every word (AND), the last one also as a prefix; bm25 with title 10, synonyms 5, body 1',
    store: 'file',
    build: (documents, folder) => {
      const file = new Database(fileIn(folder));
      file.pragma('journal_mode = OFF');
      file.pragma('synchronous = OFF');
      file.exec(`
        BEGIN;
        CREATE TABLE document (
          id INTEGER PRIMARY KEY, ref TEXT NOT NULL, title TEXT NOT NULL, synonyms TEXT NOT NULL, body TEXT NOT NULL
        );
        CREATE VIRTUAL TABLE found USING fts5 (
          title, synonyms, body, content = 'document', content_rowid = 'id',
          tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
        );`);
      const insert = file.prepare(
        'INSERT INTO document (ref, title, synonyms, body) VALUES (?, ?, ?, ?)',
      );
      for (const { ref, title, synonyms, body } of documents)
        insert.run(ref, title, synonyms, body);
      file.exec(`
        INSERT INTO found (found) VALUES ('rebuild');
        INSERT INTO found (found) VALUES ('optimize');
        COMMIT;`);
      file.close();
      return Promise.resolve();
    },
    open: (folder) => {
      statSync(fileIn(folder));
      db = new Database(fileIn(folder), { readonly: true });
      find = db
        .prepare<[string, number], string>(
          `SELECT d.ref FROM (SELECT rowid AS id FROM found WHERE found MATCH ? AND rank MATCH 'bm25(10.0, 5.0, 1.0)' ORDER BY rank LIMIT ?) AS f JOIN document AS d ON d.id = f.id`,
        )
        .pluck();
    },
    search: (query, limit) => {
      const words = wordsOf(query).map((word) => `"${word}"`);
      if (words.length === 0) return [];
      return (find ?? notReady()).all(`${words.join(' AND ')}*`, limit);
    },
    close: () => {
      db?.close();
    },
  };
}
