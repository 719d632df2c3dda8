import { describe, expect, it } from 'vitest';
import type { CoverageLine } from '../../../../contract/check.ts';
import { coverageRows } from './coverageList.ts';

const line = (one: string, other: string, result: CoverageLine['result']): CoverageLine => ({
  pair: ['substance/zinc', 'medication/warfarin'],
  names: [one, other],
  result,
  asOf: '2026-11-22',
});
const lines = [
  line('Zinc', 'Warfarin', 'none-recorded'),
  line('Iron', 'Warfarin', 'not-covered'),
  line('Zinc', 'Ciprofloxacin', 'found'),
];
const names = (rows: readonly CoverageLine[]): string[] => rows.map((row) => row.names.join(' '));

describe('coverageRows', () => {
  it('lists every pair, what was found first', () => {
    expect(names(coverageRows(lines, 'all', ''))).toEqual([
      'Zinc Ciprofloxacin',
      'Zinc Warfarin',
      'Iron Warfarin',
    ]);
  });
  it('narrows by result and by names in any order', () => {
    expect(names(coverageRows(lines, 'none-recorded', ''))).toEqual(['Zinc Warfarin']);
    expect(names(coverageRows(lines, 'all', 'WARF zinc'))).toEqual(['Zinc Warfarin']);
    expect(coverageRows(lines, 'found', 'warfarin')).toEqual([]);
  });
});
