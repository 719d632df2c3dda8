import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { LifeStageRecord } from '../../../contract/records.ts';
import { intakeRecord as value } from '../../testing/intakeRecord.ts';
import { intakeGrids, limitScopes, personNeeds } from './intakes.ts';

describe('personNeeds', () => {
  it('puts both authorities side by side by what a value is for', () => {
    const values = [
      value({ kind: 'UL', amount: 350, scope: 'supplements' }),
      value({}),
      value({ authority: 'EFSA', kind: 'AI', amount: 300 }),
      value({ substance: 'zinc', amount: 8 }),
    ];
    const table = personNeeds(values, 'magnesium').map(({ use, values: own }) => [
      use,
      own.get('NASEM')?.map((record) => record.amount),
      own.get('EFSA')?.map((record) => record.amount),
    ]);
    expect(table).toEqual([
      ['Recommended or adequate intake', [320], [300]],
      ['Upper limit', [350], []],
    ]);
  });
  it('shows that no limit is set, and nothing where the substance has no value at all', () => {
    expect(personNeeds([value({})], 'magnesium').map(({ use }) => use)).toEqual([
      'Recommended or adequate intake',
      'Upper limit',
    ]);
    expect(personNeeds([value({})], 'zinc')).toEqual([]);
  });
});

it('has requirements before limits in the tables of both authorities', () => {
  const stage = {
    id: 'female-31-50',
    label: 'Females, 31 to 50 years',
    authority: 'NASEM',
    sex: 'female',
    state: 'none',
    minAgeMonths: 372,
    maxAgeMonths: 611,
  };
  const values = [
    value({ kind: 'UL', authority: 'EFSA' }),
    value({ kind: 'PRI', authority: 'EFSA' }),
    value({ kind: 'AR', authority: 'EFSA' }),
  ];
  expect(intakeGrids(values, [v.parse(LifeStageRecord, stage)])[0]?.kinds).toEqual([
    'AR',
    'PRI',
    'UL',
  ]);
});

describe('limitScopes', () => {
  it('names each scope of each authority once, and none for a limit that was not set', () => {
    const scopes = limitScopes([
      value({ kind: 'UL', amount: 350, scope: 'supplements' }),
      value({ kind: 'UL', amount: 110, scope: 'supplements', lifeStage: 'child-4-8' }),
      value({ kind: 'UL', amount: null, scope: 'total', reason: 'Not set.' }),
      value({ kind: 'UL', authority: 'EFSA', amount: 250, scope: 'added-dissociable-salts' }),
      value({ kind: 'UL', authority: 'EFSA', amount: 900, form: 'nicotinamide' }),
      value({}),
    ]);
    expect(
      scopes.map(({ authority, scope, records }) => [authority, scope, records.length]),
    ).toEqual([
      ['NASEM', 'supplements', 2],
      ['EFSA', 'added-dissociable-salts', 1],
      ['EFSA', 'total', 1],
    ]);
  });
});
