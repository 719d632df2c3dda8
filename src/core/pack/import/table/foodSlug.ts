/** Ids of foods of a table without codes: out of their names, so that its next edition gives the same ones. */
import { createHash } from 'node:crypto';
import { slugOf } from './slug.ts';

/** An id of a food has at most 120 characters, of which 66 are for its table. */
export const LONGEST_CODE = 50;
const MARK = 8;

/** A name that is too long ends in a mark of the whole of it, so that two long ones stay two. '' where it has no letters. */
export function foodSlug(name: string): string {
  const slug = slugOf(name);
  if (slug.length <= LONGEST_CODE) return slug;
  const mark = createHash('sha256').update(slug).digest('hex').slice(0, MARK);
  return `${slug.slice(0, LONGEST_CODE - MARK - 1).replace(/-+$/u, '')}-${mark}`;
}
