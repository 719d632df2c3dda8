import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { SubstanceId } from '../../../../contract/ids.ts';
import { InteractionRecord } from '../../../../contract/records.ts';
import { createGlossary } from '../glossary.ts';
import { interaction } from '../recordFixtures.ts';
import { groupWords, interactionTables, namesFrom } from './records.ts';

describe('groupWords', () => {
  it('names the people once and their ages after one another', () => {
    expect(
      groupWords(['Males, 31 to 50 years', 'Males, over 70 years', 'Pregnancy, 19 to 30 years']),
    ).toBe('Males, 31 to 50, over 70 years; Pregnancy, 19 to 30 years');
    expect(groupWords(['Women, 18 years and over', 'Lactation'])).toBe(
      'Women, 18 years and over; Lactation',
    );
  });
});

describe('interactionTables', () => {
  it('names the other substance, also where the record names it first', () => {
    const { target: _, ...rest } = interaction;
    const record = parse(InteractionRecord, {
      ...rest,
      id: 'calcium-magnesium',
      type: 'substance',
      substance: 'calcium',
      with: 'magnesium',
      direction: 'both',
      separation: null,
    });
    const [table] = interactionTables({
      substance: { id: parse(SubstanceId, 'magnesium'), name: 'Magnesium' },
      interactions: [record],
      names: namesFrom({ 'substance/calcium': 'Calcium', 'substance/magnesium': 'Magnesium' }),
      glossary: createGlossary({}),
    });
    expect(table?.type === 'table' ? table.rows[0]?.[0] : null).toEqual([{ text: 'Calcium' }]);
  });
});
