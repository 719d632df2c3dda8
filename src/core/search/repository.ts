/** SQL of the search tables of a pack. Every statement is bounded: a common word in millions of names stays quick. */
import type { SearchHit } from '../../contract/answers.ts';
import type { Reader } from '../db/statements.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

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
  readonly matched: 'exact' | 'synonym';
}
export interface IndexMatch {
  readonly id: number;
  /** bm25: smaller is better. */
  readonly score: number;
}
/** Documents of one kind have the ids from `first` to `last`. */
export interface KindSpan {
  readonly kind: SearchHit['kind'];
  readonly first: number;
  readonly last: number;
}
export type Span = Pick<KindSpan, 'first' | 'last'>;

/** Names beyond these are never read: nobody looks at the three hundredth record of the same name. */
const MOST_NAMES = 200;

export function kindSpans(reader: Reader): KindSpan[] {
  return reader.all<KindSpan>('SELECT kind, first, last FROM search_kind ORDER BY first');
}

export function documentHead(reader: Reader, id: number): DocumentHead | undefined {
  return reader.get<DocumentHead>(
    'SELECT id, kind, entity, title, subtitle FROM search_document WHERE id = ?',
    [id],
  );
}

export function documentText(reader: Reader, id: number): DocumentText | undefined {
  return reader.get<DocumentText>('SELECT synonyms, body FROM search_document WHERE id = ?', [id]);
}

export function namesEqual(reader: Reader, folded: string): NameMatch[] {
  return reader.all<NameMatch>(
    'SELECT document, matched FROM search_name WHERE folded = ? LIMIT ?',
    [folded, MOST_NAMES],
  );
}

/** Names that begin with the text; `until` is the first text after all of them. */
export function namesFrom(reader: Reader, from: string, until: string): NameMatch[] {
  return reader.all<NameMatch>(
    'SELECT document, matched FROM search_name WHERE folded >= ? AND folded < ? LIMIT ?',
    [from, until, MOST_NAMES],
  );
}

/** In the order of the ids, which is that of use: the index stops at the limit without reading the rest. */
export function matchesInOrder(
  reader: Reader,
  match: string,
  { first, last }: Span,
  limit: number,
): number[] {
  return reader.pluck<number>(
    'SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?',
    [match, first, last, limit],
  );
}

/** With a score for each, which reads every match once: for packs of some thousand documents. */
export function matchesScored(
  reader: Reader,
  match: string,
  { first, last }: Span,
  limit: number,
): IndexMatch[] {
  // A title match weighs twice a match in other names, and ten times one in the prose.
  return reader.all<IndexMatch>(
    `SELECT rowid AS id, bm25(search_index, 10.0, 5.0, 1.0) AS score
       FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?`,
    [match, first, last, limit],
  );
}

export function readVocabulary(reader: Reader): Vocabulary {
  const row = reader.get<{ words: string; documents: Uint8Array; traits: Uint8Array }>(
    'SELECT words, documents, traits FROM search_vocabulary',
  );
  if (row === undefined) throw new Error('the pack has no vocabulary');
  const { words, documents, traits } = row;
  const from = documents.byteOffset;
  const counts = new Uint32Array(documents.buffer.slice(from, from + documents.byteLength));
  return createVocabulary(words, counts, new Uint8Array(traits));
}
