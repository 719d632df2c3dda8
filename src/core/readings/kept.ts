/**
 * The readings, kept in memory once they have been read: parsing and checking five thousand takes a fifth of a second. Each
 * look asks the table which of them are others by now, so that changes of another process are seen.
 */
import type { Reader } from '../db/statements.ts';
import { bodyOf } from '../library/stored.ts';
import { listStamps, rowsOf, type ReadingRow } from './repository.ts';
import { StoredReadingBody, wordsOf } from './stored.ts';

export interface KeptReading {
  readonly row: Omit<ReadingRow, 'body'>;
  /** Null where it cannot be read. */
  readonly body: StoredReadingBody | null;
  /** What a search looks into. */
  readonly words: string;
}

export interface KeptReadings {
  /** Last changed first. */
  list(reader: Reader): KeptReading[];
}

const AT_ONCE = 1000;

export function createKept(): KeptReadings {
  let kept = new Map<string, KeptReading>();
  return {
    list: (reader) => {
      const stamps = listStamps(reader);
      const keys = stamps.map(({ id, revision, updated_at }) => `${id} ${revision} ${updated_at}`);
      const missing = stamps.filter((_, at) => !kept.has(keys[at] ?? '')).map(({ id }) => id);
      const fresh = new Map<string, KeptReading>();
      for (let at = 0; at < missing.length; at += AT_ONCE) {
        for (const row of rowsOf(reader, missing.slice(at, at + AT_ONCE)))
          fresh.set(row.id, read(row));
      }
      const next = new Map<string, KeptReading>();
      stamps.forEach(({ id }, at) => {
        const key = keys[at] ?? '';
        const one = fresh.get(id) ?? kept.get(key);
        if (one !== undefined) next.set(key, one);
      });
      kept = next;
      return [...next.values()];
    },
  };
}

function read({ body: text, ...row }: ReadingRow): KeptReading {
  const body = bodyOf(StoredReadingBody, text);
  return { row, body, words: body === null ? '' : wordsOf(body) };
}
