/** Reading of one tagged entry: each field asked for is ticked off, and what nobody asked for is counted. */
import type { Skips } from './skips.ts';
import type { TaggedRecord } from './taggedLines.ts';

export interface Fields {
  /** Values of the tags in the order of the file, without empty ones. */
  all(...tags: string[]): string[];
  /** The first value of the first of these tags that is there. */
  first(...tags: string[]): string | undefined;
  /** Values in the order of the file, with their tags. */
  ordered(...tags: string[]): { tag: string; value: string }[];
  /** Counts the fields that were never asked for. */
  leave(skips: Skips): void;
}

export function fieldsOf(record: TaggedRecord, ignored: ReadonlySet<string>): Fields {
  const asked = new Set<string>();
  const byTag = new Map<string, string[]>();
  for (const { tag, value } of record.fields) {
    const text = value.trim();
    if (text === '') continue;
    const same = byTag.get(tag);
    if (same === undefined) byTag.set(tag, [text]);
    else same.push(text);
  }
  const ordered: Fields['ordered'] = (...tags) => {
    for (const tag of tags) asked.add(tag);
    if (!tags.some((tag) => byTag.has(tag))) return [];
    return record.fields.filter(({ tag, value }) => tags.includes(tag) && value.trim() !== '');
  };
  return {
    ordered,
    all: (...tags) => ordered(...tags).map(({ value }) => value.trim()),
    first: (...tags) => {
      for (const tag of tags) asked.add(tag);
      return tags.map((tag) => byTag.get(tag)?.[0]).find((value) => value !== undefined);
    },
    leave: (skips) => {
      for (const { tag, value, line } of record.fields) {
        if (asked.has(tag) || ignored.has(tag) || value.trim() === '') continue;
        skips.add(NO_PLACE, line, tag);
      }
    },
  };
}

export const NO_PLACE = 'field that the reading list has no place for';
