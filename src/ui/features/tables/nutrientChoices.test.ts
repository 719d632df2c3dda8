import { describe, expect, it } from 'vitest';
import { columnUnits } from '../../../contract/imports.ts';
import { foodColumns } from '../../../core/pack/import/foodColumns.ts';
import { factorTo } from '../../../core/pack/import/table/columns.ts';
import { choiceOf, nutrientChoices } from './nutrientChoices.ts';

describe('what a column of a table can hold', () => {
  it('is every column of the food table, each once', () => {
    const offered = nutrientChoices.flatMap(([, choices]) => choices.map(({ column }) => column));
    expect([...offered].sort()).toEqual([...foodColumns].sort());
  });
  it('comes in the units that the import can read, and in no other', () => {
    for (const column of foodColumns) {
      const readable = columnUnits.filter((unit) => factorTo(column, unit) !== null);
      expect([...(choiceOf(column)?.units ?? [])].sort(), column).toEqual([...readable].sort());
    }
  });
});
