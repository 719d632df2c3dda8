import { describe, expect, it } from 'vitest';
import { breakLines, type Span } from './lines.ts';
import { lookOf } from './style.ts';

const { styles } = lookOf({ largePrint: false, blackAndWhite: false });

// Every character is one unit wide.
const measure = (text: string): number => Array.from(text).length;
const span = (text: string): Span => ({ text, style: styles.body });
const texts = (spans: Span[], width: number): string[] =>
  breakLines(spans, width, measure).map((line) => line.fragments.map((one) => one.text).join(''));

describe('breakLines', () => {
  it('breaks between words and keeps the blank, so that words stay apart when read', () => {
    expect(texts([span('one two three')], 8)).toEqual(['one two ', 'three']);
  });
  it('breaks at line ends of the text', () => {
    expect(texts([span('a\nb')], 10)).toEqual(['a ', 'b']);
  });
  it('breaks a word that is wider than the line, and loses nothing', () => {
    const lines = texts([span('x'.repeat(5000))], 80);
    expect(lines.join('')).toBe('x'.repeat(5000));
    expect(Math.max(...lines.map((line) => line.length))).toBe(80);
  });
  it('keeps words together at a no-break space', () => {
    expect(texts([span('about 200\u00a0mg')], 8)).toEqual(['about ', '200 mg']);
  });
  it('keeps text of another style with its word', () => {
    const cite: Span = { text: '\u00a0[1]', style: styles.small };
    expect(texts([span('found it.'), cite], 9)).toEqual(['found ', 'it. [1]']);
  });
  it('parts a citation from a word that is too wide with it, before it breaks inside', () => {
    const cite: Span = { text: '\u00a0[11,', style: styles.small };
    expect(texts([span('abcdefgh'), cite], 9)).toEqual(['abcdefgh ', '[11,']);
  });
  it('breaks long words after a hyphen between letters, never inside a number', () => {
    expect(texts([span('omega-three')], 7)).toEqual(['omega-', 'three']);
    expect(texts([span('see 2026-05')], 9)).toEqual(['see ', '2026-05']);
  });
  it('gives one empty line for an empty text', () => {
    expect(texts([span('')], 10)).toEqual(['']);
  });
});
