import Fuse from 'fuse.js';
import type { Doc } from '../shapes.ts';
import { notReady, type Engine } from './engine.ts';

export function createFuse(): Engine {
  let fuse: Fuse<Doc> | null = null;
  return {
    name: 'Fuse.js',
    packageName: 'fuse.js',
    settings:
      'threshold 0.3, ignoreLocation, ignoreDiacritics, weights title 4, synonyms 2, body 1; token search, so that words are matched one by one',
    store: 'memory',
    build: (documents) => {
      fuse = new Fuse([...documents], {
        keys: [
          { name: 'title', weight: 4 },
          { name: 'synonyms', weight: 2 },
          { name: 'body', weight: 1 },
        ],
        threshold: 0.3,
        ignoreLocation: true,
        ignoreDiacritics: true,
        useTokenSearch: true,
      });
      return Promise.resolve();
    },
    open: () => undefined,
    search: (query, limit) =>
      (fuse ?? notReady()).search(query, { limit }).map(({ item }) => item.ref),
    close: () => undefined,
  };
}
