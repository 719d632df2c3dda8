/** The search index and the table of exact names. */
import { fold } from '../../search/fold.ts';
import type { Content } from '../content/shapes.ts';
import type { PackWriter } from '../packFile.ts';
import { searchDocuments, type SearchDocument } from '../searchDocuments.ts';

/** Folded names of a document; a name that is both is exact. */
function foldedNames(document: SearchDocument): Map<string, 'exact' | 'synonym'> {
  const names = new Map<string, 'exact' | 'synonym'>();
  for (const name of [...document.synonyms, ...document.codes]) names.set(fold(name), 'synonym');
  for (const name of [document.title, ...document.exactNames]) names.set(fold(name), 'exact');
  names.delete('');
  return names;
}

export function fillSearch(content: Content, { insert, run }: PackWriter): void {
  for (const document of searchDocuments(content)) {
    const id = insert('search_document', {
      kind: document.kind,
      entity: document.entity,
      title: document.title,
      subtitle: document.subtitle,
      synonyms: [...new Set([...document.synonyms, ...document.codes, ...document.context])].join(
        ' · ',
      ),
      body: document.body,
    });
    for (const [folded, matched] of foldedNames(document))
      insert('search_name', { folded, document: id, matched });
  }
  run(`INSERT INTO search_index (search_index) VALUES ('rebuild')`);
  run(`INSERT INTO search_index (search_index) VALUES ('optimize')`);
}
