import { describe, expect, it } from 'vitest';
import { fold, tokens } from './fold.ts';

describe('fold', () => {
  it.each([
    ['Magnesium', 'magnesium'],
    ['magnésium', 'magnesium'],
    ['wapń', 'wapn'],
    ['Żelazo', 'zelazo'],
    ['Großer Wegerich', 'grosser wegerich'],
    ['Kwas foliowy – sól', 'kwas foliowy sol'],
    ['białko', 'bialko'],
    ['Vitamin B₁₂', 'vitamin b12'],
    ['Mg²⁺', 'mg2'],
    ["St John's wort", 'st john s wort'],
    ['5-HTP', '5 htp'],
    ['  omega-3,  fish oil ', 'omega 3 fish oil'],
    ['10.17226/5776', '10 17226 5776'],
    ['α-tocopherol', 'α tocopherol'],
    ['œil de bœuf', 'oeil de boeuf'],
    ['…!?', ''],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('does not change what is already folded', () => {
    for (const text of ['Vitamin B₁₂', 'Ærø', 'ŁÓDŹ', 'İstanbul'])
      expect(fold(fold(text))).toBe(fold(text));
  });
});

describe('tokens', () => {
  it('splits a text into folded words', () => {
    expect(tokens('Is Magnésium good for MS?')).toEqual(['is', 'magnesium', 'good', 'for', 'ms']);
  });
  it('gives nothing for a text without words', () => {
    expect(tokens(' – ')).toEqual([]);
  });
});
