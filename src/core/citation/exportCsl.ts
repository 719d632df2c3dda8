/** CSL-JSON, as the records hold it; the verification record stays inside Cofactor. */
import { CUT_AUTHORS_NOTE, hasMoreAuthors, type Citable } from './parts.ts';

export function toCslJson(sources: readonly Citable[]): string {
  const items = sources.map((source) => {
    const { custom: _verification, own, ...item } = source;
    const notes = [hasMoreAuthors(source) ? CUT_AUTHORS_NOTE : '', own?.notes ?? ''];
    const note = notes.filter((text) => text !== '').join('\n');
    const tags = own?.tags ?? [];
    return {
      ...item,
      ...(note === '' ? {} : { note }),
      // `keyword` is one text in CSL; `custom` keeps the tags apart, whatever signs they have.
      ...(tags.length === 0 ? {} : { keyword: tags.join(', '), custom: { tags: [...tags] } }),
    };
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}
