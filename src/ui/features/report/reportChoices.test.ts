import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../contract/readings.ts';
import type { PlanVersion, StoredPlan } from '../../../contract/userData.ts';
import {
  choicesOf,
  inputOf,
  lookSummary,
  privacySummary,
  rememberChoices,
  sectionsSummary,
} from './reportChoices.ts';

const stored = { plan: { format: 'cofactor-plan' } } as unknown as StoredPlan;
const version = {
  body: { format: 'cofactor-plan', items: [] },
  createdAt: '2026-05-04T10:00:00.000Z',
  edition: '2026.05',
} as unknown as PlanVersion;

describe('the input of a report', () => {
  it('prints everything, dated today by the core, until something is chosen', () => {
    const input = inputOf('plan', stored, choicesOf('new'), 'a4', null);
    expect(input).toMatchObject({
      kind: 'plan',
      paper: 'a4',
      initialsOnly: false,
      hideDiagnoses: false,
      since: null,
    });
    expect(input).not.toHaveProperty('asOf');
    expect(input?.kind === 'plan' ? input.sections?.length : 0).toBe(10);
  });
  it('compares with the version that was kept', () => {
    const input = inputOf('plan', stored, choicesOf('new'), 'a4', version);
    expect(input).toMatchObject({
      since: { plan: version.body, date: '2026-05-04', edition: '2026.05' },
    });
  });
  it('asks for nothing without a section, and for a card all the same', () => {
    const choices = { ...choicesOf('new'), sections: [] };
    expect(inputOf('plan', stored, choices, 'a4', null)).toBeNull();
    const card = inputOf('card', stored, choices, 'letter', version);
    expect(card).toMatchObject({ kind: 'card', paper: 'letter' });
    // The contract of the card is strict: what only the report knows must not be sent.
    for (const only of ['sections', 'hideDiagnoses', 'since'])
      expect(card).not.toHaveProperty(only);
  });
  it('prints the papers that were ticked, and only in the report', () => {
    const paper = (id: string, title: string) =>
      ({ id, item: { title }, notes: `about ${title}` }) as unknown as Reading;
    const papers = [paper('one', 'A'), paper('two', 'B')];
    const choices = { ...choicesOf('new'), readings: ['two', 'removed'] };
    expect(inputOf('plan', stored, choices, 'a4', null, papers)).toMatchObject({
      readings: [{ item: { title: 'B' }, notes: 'about B' }],
    });
    expect(inputOf('card', stored, choices, 'a4', null, papers)).not.toHaveProperty('readings');
    expect(inputOf('plan', stored, choicesOf('new'), 'a4', null, papers)).not.toHaveProperty(
      'readings',
    );
  });
  it('sends the chosen day', () => {
    const choices = { ...choicesOf('new'), asOf: '2026-11-22' };
    expect(inputOf('plan', stored, choices, 'a4', null)).toMatchObject({ asOf: '2026-11-22' });
  });
});

describe('what is remembered', () => {
  it('belongs to one plan', () => {
    rememberChoices('one', { ...choicesOf('one'), largePrint: true });
    expect(choicesOf('one').largePrint).toBe(true);
    expect(choicesOf('two').largePrint).toBe(false);
  });
});

describe('the lines of the folded groups', () => {
  const choices = choicesOf('new');
  it('say what is set', () => {
    expect(sectionsSummary(choices.sections)).toBe('all 10');
    expect(sectionsSummary(['visit', 'references'])).toBe('2 of 10');
    expect(sectionsSummary([])).toBe('none');
    expect(privacySummary(choices, 'plan')).toBe('name as entered, with diagnoses');
    expect(privacySummary({ ...choices, initialsOnly: true, hideDiagnoses: true }, 'card')).toBe(
      'initials only',
    );
    expect(lookSummary({ ...choices, largePrint: true, blackAndWhite: true }, 'letter')).toBe(
      'US Letter, large print, black and white, mcg',
    );
  });
});
