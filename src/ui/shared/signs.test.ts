import { describe, expect, it } from 'vitest';
import { signsInWords, splitSigns } from './signs.ts';

describe('signs in words', () => {
  it.each([
    ['p<0.05', 'p less than 0.05'],
    ['P <= 0.0001', 'P at most 0.0001'],
    ['0.97 ± 0.08 mmol/L', '0.97 plus or minus 0.08 mmol/L'],
    ['CRP ≥3 mg/L', 'CRP at least 3 mg/L'],
    ['WMD −0.11 mg/L', 'WMD minus 0.11 mg/L'],
    ['08:00 → 12:00', '08:00 to 12:00'],
    ['50 mg × 2', '50 mg times 2'],
    ['plain text', 'plain text'],
    [' of ≥ 3 ', ' of at least 3 '],
  ])('%s', (text, said) => {
    expect(signsInWords(text)).toBe(said);
  });
  it('leaves a minus that joins two numbers', () => {
    expect(signsInWords('10−20 mg')).toBe('10−20 mg');
  });
  it('loses nothing of the text', () => {
    const text = 'p<0.05; 235 ± 100 vs −812';
    expect(
      splitSigns(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
