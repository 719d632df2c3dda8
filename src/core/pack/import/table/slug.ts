/** Ids out of what a table calls itself and its foods. */
import { fold } from '../../../search/fold.ts';

/** Letters a to z and digits, joined by hyphens; '' where a text has none. */
export function slugOf(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}
