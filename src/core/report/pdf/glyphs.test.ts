import { describe, expect, it } from 'vitest';
import { CofactorError } from '../../../contract/errors.ts';
import { printable } from './glyphs.ts';

const rules = (own: string) => ({ own: new Set(own), hasGlyph: (code: number) => code < 0x250 });

describe('printable', () => {
  it('leaves what the font has, composed', () => {
    expect(printable('Zoe\u0308', rules(''))).toBe('Zoë');
  });
  it('shows the code of the person’s own characters, neighbours in one pair of brackets', () => {
    expect(printable('good 😀😀!', rules('😀'))).toBe('good [U+1F600 U+1F600]!');
    expect(printable('a\u0007b\u202Ec', rules('\u0007\u202E'))).toBe('a[U+0007]b[U+202E]c');
  });
  it('keeps line breaks and turns tabs into blanks', () => {
    expect(printable('a\r\nb\tc', rules(''))).toBe('a\nb c');
  });
  it('refuses a character of the reference that cannot be printed, and names it', () => {
    expect(() => printable('at least Ж mg', rules('😀'))).toThrow(CofactorError);
    expect(() => printable('at least Ж mg', rules(''))).toThrow(/U\+0416.*at least Ж mg/u);
  });
});
