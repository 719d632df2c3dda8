import MiniSearch from 'minisearch';
import type { Doc } from '../shapes.ts';
import { plain, type Engine } from './engine.ts';

export function createMiniSearch(): Engine {
  const index = new MiniSearch<Doc>({
    idField: 'ref',
    fields: ['title', 'synonyms', 'body'],
    processTerm: plain,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, synonyms: 2 } },
  });
  return {
    name: 'MiniSearch',
    packageName: 'minisearch',
    settings:
      'prefix, fuzzy 0.2, boost title 4 and synonyms 2, any word (its default), case and accents folded',
    store: 'memory',
    build: (documents) => {
      for (const document of documents) index.add(document);
      return Promise.resolve();
    },
    open: () => undefined,
    search: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    close: () => {
      index.removeAll();
    },
  };
}
