import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { IntakeRecord } from '../../../../contract/records.ts';
import { createGlossary } from '../glossary.ts';
import { intake } from '../recordFixtures.ts';
import { intakeMatrix } from './intakeMatrix.ts';

const value = (fields: object): IntakeRecord => parse(IntakeRecord, { ...intake, ...fields });
const stage = (id: string): string =>
  ({ 'female-31-50': 'Women, 31 to 50 years', 'female-51-70': 'Women, 51 to 70 years' })[id] ?? id;
const tableOf = (values: IntakeRecord[]) => {
  const [table, notes] = intakeMatrix(values, stage, createGlossary({}));
  return {
    head: table?.type === 'table' ? table.columns.map(({ label }) => label) : [],
    rows:
      table?.type === 'table'
        ? table.rows.map((row) =>
            row.map((runs) =>
              runs
                .map((one) => one.text)
                .join('')
                .replaceAll('\u00a0', ' '),
            ),
          )
        : [],
    notes: notes?.type === 'list' ? notes.items : [],
  };
};

describe('intakeMatrix', () => {
  it('says once what columns count alike', () => {
    const { notes } = tableOf([
      value({ kind: 'EAR', scope: 'total', amount: 265 }),
      value({ kind: 'RDA', scope: 'total', amount: 320 }),
      value({}),
    ]);
    expect(notes.map((runs) => runs.map((one) => one.text).join(''))).toEqual([
      'EAR and RDA: counts everything.',
      'UL*: counts supplements and medicines only.',
    ]);
  });
  it('has a row for groups of people with the same values and a column for each kind', () => {
    const { head, rows, notes } = tableOf([
      value({ kind: 'RDA', scope: 'total', amount: 320 }),
      value({ kind: 'RDA', scope: 'total', amount: 320, lifeStage: 'female-51-70' }),
      value({}),
      value({ lifeStage: 'female-51-70' }),
      value({ kind: 'RDA', scope: 'total', amount: 360, lifeStage: 'pregnancy-31-50' }),
    ]);
    expect(head).toEqual(['Groups of people', 'RDA', 'UL*']);
    expect(rows).toEqual([
      ['Women, 31 to 50, 51 to 70 years', '320 mg', '350 mg'],
      // No value is no zero.
      ['pregnancy-31-50', '360 mg', '–'],
    ]);
    expect(notes.map((runs) => runs.map((one) => one.text).join(''))).toEqual([
      'RDA: counts everything.',
      'UL*: counts supplements and medicines only.',
    ]);
    expect(notes.map((runs) => runs.at(-1)?.cites)).toEqual([['nasem-2019'], ['nasem-2019']]);
  });
  it('says why an authority set no value', () => {
    const { rows, notes } = tableOf([value({ amount: null, reason: 'too few data' })]);
    expect(rows).toEqual([['Women, 31 to 50 years', 'none set']]);
    expect(
      notes
        .flat()
        .map((one) => one.text)
        .join(''),
    ).toContain('none set: too few data.');
  });
  it('falls back to a row for each value where the kinds are too many for columns', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((qualifier) => value({ qualifier }));
    const { head, rows } = tableOf(many);
    expect(head).toEqual(['Value', 'Amount', 'Counts', 'Groups of people']);
    expect(rows).toHaveLength(6);
  });
});
