import lunr from 'lunr';
import { notReady, type Engine } from './engine.ts';
import { wordsOf } from '../words.ts';

export function createLunr(): Engine {
  let index: ReturnType<InstanceType<typeof lunr.Builder>['build']> | null = null;
  return {
    name: 'lunr',
    packageName: 'lunr',
    settings:
      'each word exact (boost 1.5), as a beginning (boost 1.2, trailing wildcard) and with one slip (~1, boost 1): larger differences find less here; field boosts title 4, synonyms 2; no stemming, which would not fit unfinished words; case and accents folded',
    store: 'memory',
    build: (documents) => {
      const builder = new lunr.Builder();
      builder.ref('ref');
      builder.field('title', { boost: 4 });
      builder.field('synonyms', { boost: 2 });
      builder.field('body');
      const words = (text: string): string => wordsOf(text).join(' ');
      for (const { ref, title, synonyms, body } of documents)
        builder.add({ ref, title: words(title), synonyms: words(synonyms), body: words(body) });
      index = builder.build();
      return Promise.resolve();
    },
    open: () => undefined,
    search: (query, limit) => {
      const words = wordsOf(query);
      if (words.length === 0) return [];
      const found = (index ?? notReady()).query((asked) => {
        for (const word of words) {
          asked.term(word, { boost: 1.5 });
          asked.term(word, { boost: 1.2, wildcard: lunr.Query.wildcard.TRAILING });
          asked.term(word, { editDistance: 1 });
        }
      });
      return found.slice(0, limit).map(({ ref }) => ref);
    },
    close: () => undefined,
  };
}
