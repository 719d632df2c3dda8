/** A pack with nothing but documents to search, made as the reference is made. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { SearchKind } from '../../../src/contract/vocabulary.ts';
import { fillSearchTables, inSearchOrder } from '../../../src/core/pack/fill/searchTables.ts';
import { writePack } from '../../../src/core/pack/packFile.ts';
import type { Doc } from '../shapes.ts';

const schema = path.join(import.meta.dirname, '../../../src/core/pack/reference-schema.sql');

export function writeSearchPack(out: string, documents: Iterable<Doc>): void {
  writePack(out, readFileSync(schema, 'utf8'), (writer) => {
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
