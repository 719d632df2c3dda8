import { describe, expect, it } from 'vitest';
import { groupsOf, hasSnippet, countsText, groupCount, hasWords, quoted } from './words.ts';

describe('words around search', () => {
  it('counts results and answers', () => {
    expect(countsText(8, 1)).toBe('8 results, 1 answer');
    expect(countsText(1, 0)).toBe('1 result');
    expect(countsText(0, 0)).toBe('No results');
  });
  it('says where counting stopped', () => {
    expect(groupCount({ kind: 'food', count: 2000, more: true })).toBe('2,000+');
    expect(groupCount({ kind: 'food', count: 14, more: false })).toBe('14');
  });
  it('counts hits that are in no group, in the order of the best hit', () => {
    const hit = {
      title: '',
      subtitle: '',
      snippet: '',
      highlights: [],
      matched: 'partial',
    } as const;
    const hits = (['substance', 'claim', 'claim'] as const).map((kind, at) => ({
      ...hit,
      highlights: [],
      kind,
      id: String(at),
    }));
    const groups = [
      { kind: 'food', count: 3, more: true },
      { kind: 'claim', count: 19, more: false },
    ] as const;
    const output = { query: '', corrected: null, card: null, answer: null, total: 0, tookMs: 0 };
    expect(groupsOf({ ...output, hits, groups: [...groups] })).toEqual([
      { kind: 'substance', count: 1, more: false },
      { kind: 'claim', count: 19, more: false },
      { kind: 'food', count: 3, more: true },
    ]);
  });
  it('quotes on one line, at most 80 letters, apart from the direction around', () => {
    expect(quoted(' a\n b ')).toBe('“\u2068a b\u2069”');
    expect(quoted('é'.repeat(81))).toBe(`“\u2068${'é'.repeat(80)}…\u2069”`);
  });
  it('does not say the title twice', () => {
    const hit = {
      kind: 'source',
      id: 'a',
      subtitle: '',
      matched: 'partial',
      highlights: [],
      title: 'Absorption of magnesium in man',
    } as const;
    const snippet = (text: string) => hasSnippet({ ...hit, highlights: [], snippet: text });
    expect(snippet('Absorption of magnesium …')).toBe(false);
    expect(snippet('Absorption of magnesium in man')).toBe(false);
    expect(snippet('Mg · Mg++')).toBe(true);
  });
  it('tells names from signs', () => {
    expect(hasWords('"*(-')).toBe(false);
    expect(hasWords('🙂')).toBe(false);
    expect(hasWords('מגנזיום')).toBe(true);
  });
});
