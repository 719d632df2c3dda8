import uFuzzy from '@leeoniya/ufuzzy';
import type { Engine } from './engine.ts';

/** Up to this many matches are ranked; more come in the order of the documents. Its own default. */
const RANKED = 1_000;

export function createUFuzzy(): Engine {
  // Its enumeration has no values that could be imported: 1 is SingleError.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
  const fuzzy = new uFuzzy({ intraMode: 1, intraSlice: [0, Infinity] });
  const refs: string[] = [];
  const haystack: string[] = [];
  return {
    name: 'uFuzzy',
    packageName: '@leeoniya/ufuzzy',
    settings:
      'intraMode 1 (one slip per word, the first letter included: intraSlice from 0), words in any order (outOfOrder 3), up to 1,000 matches ranked (its default); one string of title, synonyms and body per document, accents folded',
    store: 'memory',
    build: (documents) => {
      for (const { ref, title, synonyms, body } of documents) {
        refs.push(ref);
        haystack.push(uFuzzy.latinize([[title, synonyms, body].join(' ')])[0] ?? '');
      }
      return Promise.resolve();
    },
    open: () => undefined,
    search: (query, limit) => {
      const needle = uFuzzy.latinize([query])[0] ?? '';
      const [found, info, order] = fuzzy.search(haystack, needle, 3, RANKED);
      if (found === null) return [];
      const ranked = order === null ? found : order.map((place) => info.idx[place] ?? -1);
      return ranked.slice(0, limit).map((place) => refs[place] ?? '');
    },
    close: () => undefined,
  };
}
