import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { SubstanceId } from '../../../../contract/ids.ts';
import { InteractionRecord, IntakeRecord } from '../../../../contract/records.ts';
import { createGlossary } from '../glossary.ts';
import { intake, interaction } from '../recordFixtures.ts';
import { intakeList, interactionTables, namesFrom, partner } from './records.ts';

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
      dosesSeen: [],
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

describe('partner', () => {
  it('calls a class one, unless its name says that it is all of them', () => {
    const name = (title: string): string =>
      partner(
        parse(InteractionRecord, { ...interaction, target: { class: 'one-class' } }),
        parse(SubstanceId, 'magnesium'),
        namesFrom({ 'medication-class/one-class': title }),
      );
    expect(name('Statins')).toBe('Statins (class)');
    expect(name('Drugs that lower blood pressure (all)')).toBe(
      'Drugs that lower blood pressure (all)',
    );
  });
});

describe('intakeList', () => {
  it('has a line for each kind and scope, and says for which form or diet a value holds', () => {
    const values = [
      { ...intake, form: 'nicotinic-acid', amount: 10 },
      { ...intake, form: 'nicotinamide', amount: 900 },
      { ...intake, kind: 'PRI', scope: 'total', qualifier: 'phytate intake 300 mg a day' },
    ].map((one) => parse(IntakeRecord, one));
    const list = intakeList(values, () => 'Women, 31 to 50 years', createGlossary({}));
    const lines = list.type === 'list' ? list.items : [];
    expect(lines.map((runs) => runs.map((one) => one.text).join(''))).toEqual([
      'NASEM, UL: 10\u00a0mg a day, counting supplements and medicines only (nicotinic-acid; Women, 31 to 50 years); ' +
        '900\u00a0mg (nicotinamide; Women, 31 to 50 years)',
      'NASEM, PRI: 350\u00a0mg a day, counting everything (phytate intake 300 mg a day; Women, 31 to 50 years)',
    ]);
    // Each line ends with its source.
    expect(lines.map((runs) => runs.at(-1)?.cites)).toEqual([['nasem-2019'], ['nasem-2019']]);
  });
});
