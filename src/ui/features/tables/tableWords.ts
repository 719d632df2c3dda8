/** Words for imports and for what tables hold. */
import type { ImportProgress } from '../../../contract/imports.ts';
import { countText, numberText } from '../../shared/format.ts';

const kinds: Readonly<Record<string, readonly [one: string, many: string]>> = {
  foods: ['food', 'foods'],
  food: ['food', 'foods'],
  amounts: ['amount', 'amounts'],
  portions: ['portion', 'portions'],
  portion: ['portion', 'portions'],
  superseded: ['older version left out', 'older versions left out'],
  added: ['paper added', 'papers added'],
  duplicates: ['paper in the list already', 'papers in the list already'],
  withReviewedSource: ['is reviewed in the reference too', 'are reviewed in the reference too'],
  papers: ['paper', 'papers'],
  retractions: ['retraction', 'retractions'],
  concerns: ['expression of concern', 'expressions of concern'],
  corrections: ['correction', 'corrections'],
  reinstatements: ['reinstatement', 'reinstatements'],
  rows: ['row', 'rows'],
};

const plain = (kind: string): string => kind.replaceAll('-', ' ');

/** "575 foods, 1,008 portions", without what there is none of. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => {
      const [one, many] = kinds[kind] ?? [plain(kind), plain(kind)];
      return countText(count, one, many);
    });
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

const phases: Readonly<Record<NonNullable<ImportProgress['phase']>, string>> = {
  reading: 'Reading the file',
  foods: 'Reading the foods',
  amounts: 'Writing the amounts',
  portions: 'Writing the portions',
  search: 'Making the foods findable',
  checking: 'Checking the table',
};

/** "about 2 minutes": coarse, because a figure that jumps says more than is known. */
export function timeLeftText(seconds: number): string {
  if (seconds < 10) return 'a few seconds';
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} seconds`;
  return `about ${countText(Math.max(1, Math.round(seconds / 60)), 'minute')}`;
}

export interface ProgressWords {
  readonly phase: string;
  /** 0 to 100, whole; null while it is not known. */
  readonly percent: number | null;
  readonly facts: string;
}

export function progressWords(progress: ImportProgress | null): ProgressWords {
  if (progress === null || progress.phase === null)
    return { phase: 'Beginning', percent: null, facts: '' };
  const { phase, share, rows, rowsPerSecond, secondsLeft } = progress;
  const facts = [
    rows === 0 ? null : countText(rows, 'row'),
    rowsPerSecond === null ? null : `${numberText(rowsPerSecond)} rows per second`,
    secondsLeft === null ? null : `${timeLeftText(secondsLeft)} left`,
  ].filter((fact) => fact !== null);
  return {
    phase: phases[phase],
    percent: share === null ? null : Math.floor(share * 100),
    facts: facts.join(' · '),
  };
}
