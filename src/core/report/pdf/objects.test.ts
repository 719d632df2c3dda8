import { describe, expect, it } from 'vitest';
import { numberObject, stringObject } from './objects.ts';

/** ISO 32000-1, 7.3.4.2 (literal strings) and 7.9.2.2 (text strings). */
describe('a string object', () => {
  it('escapes brackets, the backslash and line ends', () => {
    expect(stringObject('a (b) \\ c\r\n\t\b\f')).toBe('(a \\(b\\) \\\\ c\\r\\n\\t\\b\\f)');
  });
  it('is UTF-16 behind its mark once a character is beyond ASCII', () => {
    // "é" is U+00E9, "≥" is U+2265.
    expect(stringObject('é')).toBe('(\u00fe\u00ff\u0000\u00e9)');
    expect(stringObject('a≥')).toBe('(\u00fe\u00ff\u0000a\u0022\u0065)');
  });
  it('escapes the bytes of UTF-16 too', () => {
    // "⠨" is U+2828, and 28 is the code of "(".
    expect(stringObject('⠨')).toBe('(\u00fe\u00ff\\(\\()');
  });
});

describe('a number object', () => {
  it('is rounded to a millionth and has no exponent', () => {
    expect(numberObject(741.8900000001)).toBe('741.89');
    expect(numberObject(1 / 3)).toBe('0.333333');
    expect(numberObject(1e-9)).toBe('0');
  });
});
