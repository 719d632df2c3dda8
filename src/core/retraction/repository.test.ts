import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createStatements } from '../db/statements.ts';
import { listedOf } from './repository.ts';

it('what a list says of a publication comes by its date, and what has none comes last', () => {
  const db = new Database(':memory:');
  db.exec(`CREATE TABLE retraction (nature TEXT, date TEXT, doi TEXT, pmid TEXT);
    INSERT INTO retraction VALUES
      ('Correction', NULL, '10.1/a', NULL),
      ('Retraction', '2024-02-01', '10.1/a', '7'),
      ('Expression of concern', '2023-05-01', NULL, '7'),
      ('Retraction', '2020-01-01', '10.1/b', '8')`);
  expect(listedOf(createStatements(db), '10.1/a', '7')).toEqual([
    { nature: 'Expression of concern', date: '2023-05-01' },
    { nature: 'Retraction', date: '2024-02-01' },
    { nature: 'Correction', date: null },
  ]);
  db.close();
});
