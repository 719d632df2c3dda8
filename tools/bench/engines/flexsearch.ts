import { Charset, Index } from 'flexsearch';
import type { Engine } from './engine.ts';

export function createFlexSearch(): Engine {
  const index = new Index({ tokenize: 'forward', encoder: Charset.LatinExtra });
  const refs: string[] = [];
  return {
    name: 'FlexSearch',
    packageName: 'flexsearch',
    settings:
      'one Index over title, synonyms and body; tokenize forward, encoder LatinExtra (the one of its six Latin encoders that finds most here); with "suggest", so that a word that is not found does not empty the results',
    store: 'memory',
    build: (documents) => {
      let number = 0;
      for (const { ref, title, synonyms, body } of documents) {
        refs.push(ref);
        index.add(number, [title, synonyms, body].join(' '));
        number += 1;
      }
      return Promise.resolve();
    },
    open: () => undefined,
    search: (query, limit) =>
      index.search(query, { limit, suggest: true }).map((id) => refs[Number(id)] ?? ''),
    close: () => undefined,
  };
}
