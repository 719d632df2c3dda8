/** Reads sources and what they support from the reference. */
import { ref, type EntityRef, type SourceId } from '../../contract/ids.ts';
import type { SourceRecord } from '../../contract/records.ts';
import type { EntityKind } from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';

const parse = (record: string): SourceRecord => JSON.parse(record) as SourceRecord;

export function createSourceRepository(db: ReferenceDb) {
  return {
    get(id: string): SourceRecord | null {
      const record = db.pluck<string>('SELECT record FROM source WHERE id = ?', [id])[0];
      return record === undefined ? null : parse(record);
    },
    all: () => db.pluck<string>('SELECT record FROM source ORDER BY id').map(parse),
    many: (ids: readonly SourceId[]) =>
      db
        .pluck<string>(
          'SELECT record FROM source WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
          [JSON.stringify(ids)],
        )
        .map(parse),
    urls: () => db.pluck<string>('SELECT url FROM source WHERE url IS NOT NULL'),
    hasIdentifiers: () =>
      db.get<{ doi: number; pmid: number; pmcid: number }>(
        `SELECT count(doi) AS doi, count(pmid) AS pmid,
                sum(json_extract(record, '$.PMCID') IS NOT NULL) AS pmcid FROM source`,
      ) ?? { doi: 0, pmid: 0, pmcid: 0 },
    /** Every record that cites the source, by kind then id. */
    supports: (id: string): EntityRef[] =>
      db
        .all<{ kind: EntityKind; id: string }>(
          `SELECT DISTINCT 'claim' AS kind, claim AS id FROM study WHERE source = :id
           UNION SELECT 'interaction', interaction FROM interaction_source WHERE source = :id
           UNION SELECT 'caution', caution FROM caution_source WHERE source = :id
           UNION SELECT 'form', form FROM form_source WHERE source = :id
           UNION SELECT 'substance', substance FROM monograph_statement
                   JOIN monograph_source ON statement = monograph_statement.id WHERE source = :id
           UNION SELECT 'substance', substance FROM intake WHERE source = :id OR report = :id
           UNION SELECT 'substance', substance FROM daily_value WHERE source = :id
           UNION SELECT 'substance', substance FROM conversion WHERE source = :id
           UNION SELECT 'food', id FROM food WHERE source = :id
           ORDER BY 1, 2`,
          { id },
        )
        .map((row) => ref(row.kind, row.id)),
  };
}
