/** SQL of the search index. */
import type { SearchHit } from '../../contract/answers.ts';
import type { Reader } from '../db/statements.ts';

export interface DocumentHead {
  readonly id: number;
  readonly kind: SearchHit['kind'];
  readonly entity: string;
  readonly title: string;
  readonly subtitle: string;
}
export interface DocumentText {
  readonly synonyms: string;
  readonly body: string;
}
export interface NameMatch {
  readonly document: number;
  readonly folded: string;
  readonly matched: 'exact' | 'synonym';
}
export interface IndexMatch {
  readonly id: number;
  /** bm25: smaller is better. */
  readonly score: number;
}

export function allDocuments(reader: Reader): DocumentHead[] {
  return reader.all<DocumentHead>('SELECT id, kind, entity, title, subtitle FROM search_document');
}

/** Names that people call records by, with the kind of the record. */
export function namesForSpelling(reader: Reader): { name: string; kind: SearchHit['kind'] }[] {
  return reader.all<{ name: string; kind: SearchHit['kind'] }>(
    `SELECT n.folded AS name, d.kind AS kind FROM search_name n JOIN search_document d ON d.id = n.document
     WHERE d.kind NOT IN ('source', 'claim', 'interaction')`,
  );
}

export function documentText(reader: Reader, id: number): DocumentText | undefined {
  return reader.get<DocumentText>('SELECT synonyms, body FROM search_document WHERE id = ?', [id]);
}

export function namesEqual(reader: Reader, folded: string): NameMatch[] {
  return reader.all<NameMatch>(
    'SELECT document, folded, matched FROM search_name WHERE folded = ?',
    [folded],
  );
}

/** Names that begin with the text; `until` is the first text after all of them. */
export function namesFrom(reader: Reader, from: string, until: string): NameMatch[] {
  return reader.all<NameMatch>(
    'SELECT document, folded, matched FROM search_name WHERE folded >= ? AND folded < ?',
    [from, until],
  );
}

/** A title match weighs twice a match in other names, and ten times one in the prose. */
export function indexMatches(reader: Reader, match: string): IndexMatch[] {
  return reader.all<IndexMatch>(
    `SELECT rowid AS id, bm25(search_index, 10.0, 5.0, 1.0) AS score
     FROM search_index WHERE search_index MATCH ?`,
    [match],
  );
}
