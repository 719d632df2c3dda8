import { describe, expect, it } from 'vitest';
import type { SearchHit, SearchOutput } from '../../../contract/answers.ts';
import { inGroups, optionsOf, recentOptions } from './options.ts';

const hit = (kind: SearchHit['kind'], id: string): SearchHit => ({
  kind,
  id,
  title: id,
  subtitle: '',
  matched: 'exact',
  snippet: id,
  highlights: [],
});
const output = (hits: SearchHit[], more: Partial<SearchOutput> = {}): SearchOutput => ({
  query: 'x',
  corrected: null,
  card: null,
  groups: hits.map(({ kind }) => ({ kind, count: 1, more: false })),
  answer: null,
  hits,
  total: hits.length,
  tookMs: 0,
  ...more,
});
const ids = (result: SearchOutput): string[] =>
  optionsOf(result).map((option) => (option.type === 'hit' ? option.hit.id : option.type));

describe('options under the box', () => {
  it('keeps each kind together, kinds in the order of their best hit', () => {
    const hits = [hit('food', 'a'), hit('substance', 'b'), hit('food', 'c')];
    expect(ids(output(hits))).toEqual(['a', 'c', 'b', 'all']);
  });
  it('leaves out sources, unless there is nothing else', () => {
    expect(ids(output([hit('source', 's'), hit('food', 'a')]))).toEqual(['a', 'all']);
    expect(ids(output([hit('source', 's')]))).toEqual(['s', 'all']);
  });
  it('puts the answer first', () => {
    const card: SearchOutput['card'] = {
      type: 'substance',
      substance: { ref: 'substance/zinc', name: 'Zinc' },
      inShort: null,
    };
    expect(ids(output([hit('substance', 'zinc')], { card }))).toEqual(['answer', 'zinc', 'all']);
  });
  it('offers nothing where nothing was found, and nothing to clear without recent searches', () => {
    expect(ids(output([]))).toEqual([]);
    expect(recentOptions([])).toEqual([]);
    expect(recentOptions(['zinc']).map(({ type }) => type)).toEqual(['recent', 'clear']);
  });
  it('counts through all groups, as the arrow keys do', () => {
    const hits = [hit('food', 'a'), hit('food', 'b'), hit('form', 'c')];
    const groups = inGroups(optionsOf(output(hits)));
    expect(groups.map(({ kind, options }) => [kind, options.map(({ at }) => at)])).toEqual([
      ['food', [0, 1]],
      ['form', [2]],
      [null, [3]],
    ]);
  });
});
