import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../contract/reportDocument.ts';
import { createGlossary } from '../glossary.ts';
import { valueBlocks } from './intakeValues.ts';
import { sumWith, value } from './sumFixture.ts';

/** The cells of the first row, and the notes under the table. */
function tableOf(...parts: Parameters<typeof sumWith>): { cells: string[]; notes: string } {
  const blocks: Block[] = valueBlocks([sumWith(...parts)], createGlossary({}));
  const table = blocks.find((block) => block.type === 'table');
  const note = blocks.find((block) => block.type === 'paragraph');
  const text = (runs: readonly { text: string }[]): string =>
    runs
      .map((run) => run.text)
      .join('')
      .replaceAll('\u00a0', ' ');
  return {
    cells: table?.rows[0]?.map(text) ?? [],
    notes: note === undefined ? '' : text(note.runs),
  };
}

describe('the verdict beside a limit', () => {
  const limit = value({ amount: 300, compared: 300, status: 'meets' });
  const food = { amount: 0, known: 1, of: 1 };

  it('is told of an amount that is exactly at it', () => {
    expect(tableOf({ total: 300, food, references: [limit] }).cells[4]).toBe(
      'UL 300 mg, 1997: at the limit',
    );
  });

  it('leaves open that it is more where a food is not known, or none was entered', () => {
    for (const some of [
      { amount: 0, known: 1, of: 2 },
      { amount: null, known: 0, of: 0 },
    ]) {
      expect(tableOf({ total: 300, food: some, references: [limit] }).cells[4]).toBe(
        'UL 300 mg, 1997: at the limit or above',
      );
    }
  });

  it('does not ask about food where the limit counts supplements alone', () => {
    const alone = { ...limit, scope: 'supplements' } as const;
    const cell = (amount: number | null) =>
      tableOf({
        food: { amount: null, known: 0, of: 2 },
        total: 300,
        contributions: [{ item: 'A', name: 'A', amount }],
        references: [alone],
      }).cells[4];
    expect(cell(300)).toBe('UL 300 mg, 1997, supplements and medicines only: at the limit');
    // Another product brings an amount that nobody knows.
    expect(cell(null)).toBe(
      'UL 300 mg, 1997, supplements and medicines only: at the limit or above',
    );
  });

  it('is said to be missing where an amount is not known, which the food column tells', () => {
    const open = value({
      amount: 2000,
      compared: 300,
      note: 'The amount is known for 1 of 2 foods.',
    });
    const told = tableOf({ total: 300, food: { amount: 0, known: 1, of: 2 }, references: [open] });
    expect(told.cells.slice(2, 5)).toEqual([
      '0 mg\n(1 of 2 foods)',
      '300 mg',
      'UL 2,000 mg, 1997: not compared',
    ]);
    expect(told.notes).not.toContain('1 of 2');
  });
});

it('prints parts that add up to the total', () => {
  // 75 ÷ 7 = 10.714…; 3.945; together 14.659….
  const told = tableOf({
    supplements: 75 / 7,
    food: { amount: 3.945, known: 1, of: 1 },
    total: 75 / 7 + 3.945,
  });
  expect(told.cells.slice(1, 4)).toEqual(['10.71 mg', '3.95 mg\n(1 of 1 foods)', '14.66 mg']);
});
