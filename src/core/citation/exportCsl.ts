/** CSL-JSON, as the records hold it; the verification record stays inside Cofactor. */
import type { SourceRecord } from '../../contract/records.ts';
import { CUT_AUTHORS_NOTE, hasMoreAuthors } from './parts.ts';

export function toCslJson(sources: readonly SourceRecord[]): string {
  const items = sources.map((source) => {
    const { custom: _verification, ...item } = source;
    return hasMoreAuthors(source) ? { ...item, note: CUT_AUTHORS_NOTE } : item;
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}
