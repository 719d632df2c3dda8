import { describe, expect, it } from 'vitest';
import { momentText, sentenceAbout, sizeText } from './fileWords.ts';

describe('sizes of files', () => {
  it('are told in the unit that fits, to three digits', () => {
    expect(sizeText(0)).toBe('0\u00a0bytes');
    expect(sizeText(1)).toBe('1\u00a0byte');
    expect(sizeText(999)).toBe('999\u00a0bytes');
    expect(sizeText(1000)).toBe('1\u00a0kB');
    expect(sizeText(1_234_567)).toBe('1.23\u00a0MB');
    // 999,600 bytes are 999.6 kB, which three digits would make 1,000 kB.
    expect(sizeText(999_600)).toBe('1\u00a0MB');
    expect(sizeText(3_100_000_000)).toBe('3.1\u00a0GB');
  });
});

describe('moments', () => {
  it('have day and time', () => {
    expect(momentText('2026-11-23T03:34:56.000Z', 'UTC')).toBe('23 November 2026 at 03:34');
    // Two hours east of Greenwich, the day before.
    expect(momentText('2026-06-30T23:10:00.000Z', 'Africa/Cairo')).toMatch(/^1 July 2026/);
    expect(momentText('long ago')).toBe('long ago');
  });
});

describe('what is wrong with a file', () => {
  it('is a sentence about it', () => {
    const failure = {
      code: 'invalid-input',
      message: 'is larger than 100 MB',
      field: 'file',
    } as const;
    expect(sentenceAbout('The file', failure)).toBe('The file is larger than 100 MB.');
    expect(sentenceAbout('The file', { ...failure, message: 'file: is empty' })).toBe(
      'The file is empty.',
    );
    expect(sentenceAbout('The file', { ...failure, message: 'Nothing of it can be read.' })).toBe(
      'Nothing of it can be read.',
    );
  });
});
