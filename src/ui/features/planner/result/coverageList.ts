/** The pairs of a check as a list that can be narrowed. */
import { coverageResults, type CoverageLine } from '../../../../contract/check.ts';

export type CoverageFilter = CoverageLine['result'] | 'all';

/** Pairs with one result (or all), whose names hold the words typed; in order of result, then as checked. */
export function coverageRows(
  coverage: readonly CoverageLine[],
  filter: CoverageFilter,
  words: string,
): CoverageLine[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return coverageResults.flatMap((result) =>
    coverage.filter((line) => {
      const names = line.names.join(' ').toLowerCase();
      return (
        line.result === result &&
        (filter === 'all' || filter === result) &&
        wanted.every((word) => names.includes(word))
      );
    }),
  );
}
