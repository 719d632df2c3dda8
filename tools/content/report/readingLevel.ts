/** Reading level of short texts. */
import { syllable } from 'syllable';

/**
 * US school grade after Flesch and Kincaid: 0.39 × words per sentence + 11.8 × syllables per word − 15.59. A clause that
 * ends in a colon or semicolon counts as a sentence; numbers count as words of one syllable.
 */
export function readingGrade(text: string): number {
  const sentences = Math.max(1, (text.match(/[.!?:;](\s|$)/g) ?? []).length);
  const words = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  if (words.length === 0) return 0;
  const syllables = words.reduce((total, word) => total + Math.max(1, syllable(word)), 0);
  return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
}

/** The middle value; the mean of the two in the middle where their number is even. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
