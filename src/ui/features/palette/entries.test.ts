import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { PlanId } from '../../../contract/ids.ts';
import { Settings, type PlanSummary } from '../../../contract/userData.ts';
import { findEntries, paletteEntries, type PaletteState } from './entries.ts';

const idOf = (at: number) => v.parse(PlanId, `0000000${at}-0000-4000-8000-000000000000`);
const plan = (at: number, title: string): PlanSummary => ({
  id: idOf(at),
  title,
  items: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: `2026-01-0${at}T00:00:00.000Z`,
  revision: 1,
});
const state: PaletteState = {
  plans: [1, 2, 3, 4, 5, 6, 7, 8].map((at) => plan(at, `Plan number ${at}`)),
  people: [],
  settings: v.parse(Settings, { theme: 'dark' }),
  openPlan: null,
  canReport: false,
  mac: false,
  desktop: false,
};
const labels = (typed: string, from: PaletteState = state): string[] =>
  findEntries(paletteEntries(from), typed).flatMap(({ entries }) =>
    entries.map(({ label }) => label),
  );

describe('the list', () => {
  it('has every command once', () => {
    const commands = paletteEntries({ ...state, openPlan: idOf(1), canReport: true }).map(
      ({ command }) => command,
    );
    expect(new Set(commands).size).toBe(commands.length);
  });

  it('shows the six plans that were changed last, newest first', () => {
    const plans = findEntries(paletteEntries(state), '').find(({ name }) => name === 'Open a plan');
    expect(plans?.entries.map(({ label }) => label)).toEqual(
      [8, 7, 6, 5, 4, 3].map((at) => `Plan number ${at}`),
    );
  });

  it('has saving a plan file and a report only where there is something to save', () => {
    expect(labels('')).not.toContain('Save this plan as a file');
    expect(labels('')).not.toContain('Make and save the report');
    const open = labels('', { ...state, openPlan: idOf(1), canReport: true });
    expect(open).toContain('Save this plan as a file');
    expect(open).toContain('Make and save the report');
  });

  it('says what is in use', () => {
    const used = paletteEntries(state).filter(({ detail }) => detail === 'in use now');
    expect(used.map(({ label }) => label)).toEqual(['Colours: dark', 'Text size: normal']);
  });

  it('names keys that work here alone', () => {
    const keys = (desktop: boolean): (string | null | undefined)[] => {
      const entries = paletteEntries({ ...state, desktop });
      return ['new-plan', 'keys'].map(
        (wanted) => entries.find(({ command }) => command === wanted)?.keys,
      );
    };
    expect(keys(false)).toEqual([null, 'Mod+/']);
    expect(keys(true)).toEqual(['Mod+N', 'Mod+/']);
  });
});

describe('typing', () => {
  it('finds names by their start first, then by any word, then by other words for it', () => {
    expect(labels('pr')[0]).toBe('Products');
    expect(labels('dark')[0]).toBe('Colours: dark');
    expect(labels('theme')).toEqual([
      'Colours: as the system',
      'Colours: light',
      'Colours: dark',
      'Colours: high contrast',
      'Search for “theme”',
    ]);
    expect(labels('font bigger').slice(0, 3)).toEqual([
      'Text size: normal',
      'Text size: large',
      'Text size: larger',
    ]);
  });

  it('finds a plan beyond the recent ones, and ignores case and accents', () => {
    expect(labels('NUMBER 1')[0]).toBe('Plan number 1');
    expect(labels('zoe', { ...state, plans: [plan(1, 'Zoë’s plan')] })[0]).toBe('Zoë’s plan');
  });

  it('always offers the search, alone where nothing else fits', () => {
    expect(findEntries(paletteEntries(state), ' baclofen ')).toEqual([
      {
        name: 'Search',
        entries: [expect.objectContaining({ command: 'search-for:baclofen' })],
      },
    ]);
  });
});
