import { describe, expect, it } from 'vitest';
import type { OutcomeRow } from '../../../contract/answers.ts';
import type { OutcomeGroup } from '../../../contract/vocabulary.ts';
import { borrowedFrom, changesOf, emptyGroups, groundsOf, inParts } from './outcomes.ts';

const row = (
  outcomeGroup: OutcomeGroup,
  otherOutcomeGroups: OutcomeGroup[] = [],
  wouldChange: string[] = [],
) =>
  ({
    claim: `x-${outcomeGroup}`,
    outcome: outcomeGroup,
    outcomeGroup,
    otherOutcomeGroups,
    wouldChange,
  }) as unknown as OutcomeRow;

describe('the parts of the outcome table', () => {
  it('always gives harms a place, with an empty row when nothing is recorded', () => {
    const parts = inParts([row('relapse')]);
    expect(
      parts.map(({ part, rows }) => [part, rows.map((one) => one.row?.claim ?? null)]),
    ).toEqual([
      ['benefit', ['x-relapse']],
      ['harms', [null]],
    ]);
  });
  it('keeps laboratory findings apart from what people feel', () => {
    const parts = inParts([
      row('mechanism'),
      row('fatigue'),
      row('harms'),
      row('laboratory-status'),
    ]);
    expect(parts.map(({ part, rows }) => [part, rows.length])).toEqual([
      ['benefit', 1],
      ['harms', 1],
      ['laboratory', 2],
    ]);
  });
  it('has a row of its own for each outcome that matters and has no record, in the fixed order', () => {
    const [benefit] = inParts([row('mood'), row('relapse')], ['relapse', 'fatigue', 'bladder']);
    expect(benefit?.rows.map(({ group, row: record }) => [group, record !== null])).toEqual([
      ['relapse', true],
      ['fatigue', false],
      ['mood', true],
      ['bladder', false],
    ]);
  });
  it('does not call an outcome empty that a record speaks of besides', () => {
    expect(
      emptyGroups([row('spasticity', ['bladder', 'harms'])], ['spasticity', 'bladder', 'harms']),
    ).toEqual([]);
    // Its part stays, and says where the record stands.
    expect(inParts([row('spasticity', ['harms'])], ['harms']).map(({ part }) => part)).toEqual([
      'benefit',
      'harms',
    ]);
  });
});

describe('what would change the ratings', () => {
  it('says each sentence once, with its outcomes, the most common first', () => {
    const changes = changesOf([
      row('relapse', [], ['Larger studies.']),
      row('mood', [], ['Trials.', 'Larger studies.']),
    ]);
    expect(changes.map(({ text, outcomes }) => [text, outcomes.length])).toEqual([
      ['Larger studies.', 2],
      ['Trials.', 1],
    ]);
  });
});

describe('the grounds of a rating', () => {
  it('stand together by domain, in the order of the record', () => {
    expect(
      groundsOf([
        { domain: 'imprecision', says: 'few people' },
        { domain: 'study-design', says: 'observational' },
        { domain: 'imprecision', says: 'wide intervals' },
      ]),
    ).toEqual([
      { domain: 'Imprecise', says: 'few people; wide intervals' },
      { domain: 'Kind of study', says: 'observational' },
    ]);
  });
});

describe('borrowed evidence', () => {
  it('names whom it comes from, without saying again that it is indirect', () => {
    expect(borrowedFrom('Indirect: older adults with insomnia')).toBe('older adults with insomnia');
    expect(borrowedFrom('People with MS; indirect: adults with dystonia')).toBe(
      'adults with dystonia',
    );
    expect(borrowedFrom(null)).toContain('other people');
  });
});
