import { describe, expect, it } from 'vitest';
import { snippetOf } from './snippet.ts';

const marked = (found: ReturnType<typeof snippetOf>): string[] =>
  found.highlights.map(([from, to]) => found.snippet.slice(from, to));

describe('snippetOf', () => {
  it('takes the title when it holds as many words as anything else', () => {
    const found = snippetOf({ title: 'Magnesium oxide', synonyms: 'magnesia', body: 'magnesium' }, [
      'magn',
    ]);
    expect(found).toEqual({ snippet: 'Magnesium oxide', highlights: [[0, 9]] });
  });
  it('shows only the names that match', () => {
    const columns = { title: 'Magnesium', synonyms: 'Mg · Epsom salt · magnesia', body: '' };
    expect(snippetOf(columns, ['epsom'])).toEqual({ snippet: 'Epsom salt', highlights: [[0, 5]] });
  });
  it('counts in UTF-16 units, with marks and letters outside the basic plane', () => {
    const found = snippetOf({ title: '🧲 Magnésium et santé', synonyms: '', body: '' }, [
      'magnesium',
      'sante',
    ]);
    expect(marked(found)).toEqual(['Magnésium', 'santé']);
    expect(found.highlights[0]).toEqual([3, 12]);
  });
  it('cuts a long text around the first match at whole words', () => {
    const body = `${'before '.repeat(60)}the magnesium stands here ${'after '.repeat(60)}`;
    const found = snippetOf({ title: 'T', synonyms: '', body }, ['magnesium']);
    expect(found.snippet.length).toBeLessThanOrEqual(190);
    expect(found.snippet).toMatch(/^… before .*magnesium.* after …$/u);
    expect(marked(found)).toEqual(['magnesium']);
  });
  it('does not take "k25" for "k2"', () => {
    expect(snippetOf({ title: 'K25 and K2', synonyms: '', body: '' }, ['k2']).highlights).toEqual([
      [8, 10],
    ]);
  });
});
