import { describe, expect, it } from 'vitest';
import { nameCandidates, parseQuery, spacings } from './query.ts';

describe('parseQuery', () => {
  it('folds, drops words of questions, keeps the whole text for names', () => {
    expect(parseQuery('Is Magnésium good for MS?')).toEqual({
      text: 'is magnesium good for ms',
      words: ['magnesium', 'ms'],
    });
  });
  it('keeps the letter of a vitamin, drops it as an article', () => {
    expect(parseQuery('vitamin A')?.words).toEqual(['vitamin', 'a']);
    expect(parseQuery('a banana')?.words).toEqual(['banana']);
  });
  it('is null without letters and digits', () => {
    for (const text of ['', '   ', '"*:^()', '🙂🧲', '\u0000\u0001', '--;']) {
      expect(parseQuery(text)).toBeNull();
    }
  });
  it('reads at most twelve words, each once', () => {
    expect(parseQuery('zinc '.repeat(5000))?.words).toEqual(['zinc']);
    const many = parseQuery(Array.from({ length: 200 }, (_, n) => `w${n}`).join(' '));
    expect(many?.words).toHaveLength(12);
    expect(parseQuery('x'.repeat(10_000))?.text.length).toBeLessThanOrEqual(60);
  });
});

describe('spacings', () => {
  it('joins and splits letters beside digits', () => {
    const of = (text: string) => {
      const parsed = parseQuery(text);
      return parsed === null ? [] : spacings(parsed).map((variant) => variant.text);
    };
    expect(of('vitamin b 12')).toEqual(['vitamin b 12', 'vitamin b12']);
    expect(of('omega3')).toEqual(['omega3', 'omega 3']);
    expect(of('magnesium')).toEqual(['magnesium']);
  });
});

describe('nameCandidates', () => {
  it('takes a unit after a number for no name', () => {
    const texts = nameCandidates(['magnesium', '200', 'mg']).map((one) => one.text);
    expect(texts).toContain('magnesium');
    expect(texts).not.toContain('mg');
    expect(texts).not.toContain('200');
    expect(nameCandidates(['mg', 'oxide']).map((one) => one.text)).toContain('mg');
  });
});
