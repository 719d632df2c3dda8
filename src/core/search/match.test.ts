import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchAny, matchSlots, slotsOf, type Column } from './match.ts';
import { parseQuery } from './query.ts';

const all: readonly Column[] = ['title', 'synonyms', 'body'];
const every = (words: readonly string[], columns = all): string =>
  matchSlots(slotsOf(words), columns);

describe('match expressions', () => {
  it('quote every word and leave only the last one open', () => {
    expect(every(['near', 'magn'])).toBe('"near" AND "magn"*');
    expect(every(['vitamin', 'k2'], ['title'])).toBe('{title} : ("vitamin" AND "k2")');
    expect(every(['vitamin', 'a'])).toBe('"vitamin" AND "a"');
    expect(matchAny(slotsOf(['a', 'bc']), all)).toBe('"a" OR "bc"*');
  });
  it('take any of several words in one place', () => {
    const slots = [
      { words: ['zinc', 'zink'], beginning: 'zin' },
      { words: ['oxide'], beginning: null },
    ];
    expect(matchSlots(slots, all)).toBe('("zinc" OR "zink" OR "zin"*) AND "oxide"');
  });
  it('never hold an unquoted word, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const parsed = parseQuery(text);
        if (parsed === null || parsed.words.length === 0) return;
        expect(every(parsed.words)).toMatch(/^"[^"]+"\*?(?: AND "[^"]+"\*?)*$/u);
      }),
    );
  });
});
