/** What there is of each kind: "1 food, 1,008 portions". */
import { figure } from './layout.ts';
import { words } from './words.ts';

/** One and several of each kind that a pack or an import counts. */
const names: Readonly<Record<string, readonly [one: string, many: string]>> = {
  amounts: ['amount', 'amounts'],
  foods: ['food', 'foods'],
  portions: ['portion', 'portions'],
  superseded: ['older version left out', 'older versions left out'],
  added: ['paper added', 'papers added'],
  duplicates: ['in the list already', 'in the list already'],
  withReviewedSource: ['reviewed in the reference too', 'reviewed in the reference too'],
  papers: ['paper', 'papers'],
  retractions: ['retraction', 'retractions'],
  concerns: ['expression of concern', 'expressions of concern'],
  corrections: ['correction', 'corrections'],
  reinstatements: ['reinstatement', 'reinstatements'],
  study: ['study', 'studies'],
  'medication-class': ['class of medicines', 'classes of medicines'],
  intake: ['value for intake', 'values for intake'],
};

/** Kinds of the reference are named by one of them: `daily-value`. */
const named = (kind: string): readonly [string, string] =>
  names[kind] ??
  (kind.endsWith('s') ? [words(kind), words(kind)] : [words(kind), `${words(kind)}s`]);

export const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([kind, count]) => `${figure(count)} ${named(kind)[count === 1 ? 0 : 1]}`)
    .join(', ');
