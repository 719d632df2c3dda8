/** A pack with nothing but documents to search, made as the reference is made. */
import * as v from 'valibot';
import { SearchKind } from '../../../src/contract/vocabulary.ts';
import { referenceSchema } from '../../../src/core/pack/contentHash.ts';
import { fillSearchTables, inSearchOrder } from '../../../src/core/pack/fill/searchTables.ts';
import { writePack } from '../../../src/core/pack/packFile.ts';
import type { Doc } from '../shapes.ts';

export function writeSearchPack(out: string, documents: Iterable<Doc>): void {
  writePack(out, referenceSchema(), (writer) => {
    const list = Array.from(documents, ({ kind, entity, title, subtitle, synonyms, body }) => ({
      kind: v.parse(SearchKind, kind),
      entity,
      title,
      subtitle,
      synonyms: synonyms === '' ? [] : synonyms.split(' · '),
      context: [],
      body,
      exactNames: [],
      codes: [],
    }));
    fillSearchTables(writer, inSearchOrder(list));
  });
}
