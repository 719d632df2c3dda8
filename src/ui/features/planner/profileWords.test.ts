import { describe, expect, it } from 'vitest';
import { draftProfile, emptyMedication } from './draft.ts';
import { samplePlan } from './samplePlan.ts';
import {
  dietLine,
  exclusionName,
  hoursLine,
  medicinesLine,
  notesLine,
  personLine,
  refsOf,
} from './profileWords.ts';

const names = { nameOf: (kind: string, id: string) => `${kind}:${id}` };
const profile = () => draftProfile(samplePlan().profile);

describe('words of a person', () => {
  it('tells who it is, and what is missing instead of a zero', () => {
    const p = profile();
    expect(personLine(p)).toBe('34 years, female');
    expect(personLine({ ...p, name: 'A. B.', age: null, state: 'pregnant' })).toBe(
      'A. B., age not entered, female, pregnant',
    );
  });
  it('names medicines of the reference and those that no list has', () => {
    const p = profile();
    p.medications.push({ ...emptyMedication(), name: 'a new tablet' });
    expect(medicinesLine(p, names)).toBe('medication:levothyroxine and a new tablet');
    expect(medicinesLine({ ...p, medications: [] }, names)).toBe('none entered');
  });
  it('tells what the folded parts hold', () => {
    const p = profile();
    expect(hoursLine(p)).toBe('meals at 07:30, 12:30 and 18:30');
    expect(hoursLine({ ...p, meals: [''], wake: '06:30', sleep: '22:30' })).toBe(
      'up at 06:30, to bed at 22:30',
    );
    expect(hoursLine({ ...p, meals: [] })).toBe('not entered');
    expect(dietLine(p)).toBe('not entered');
    expect(
      dietLine({ ...p, diet: ['vegan', 'low-salt'], exclusions: ['food/almonds-raw', 'okra'] }),
    ).toBe('vegan and low-salt; 2 entries left out');
    expect(notesLine(' \n ')).toBe('none');
    expect(notesLine('x'.repeat(80))).toBe(`${'x'.repeat(57)}…`);
  });
  it('tells foods from groups and words', () => {
    expect(exclusionName('food/almonds-raw', names)).toBe('food:almonds-raw');
    expect(exclusionName('Fish and seafood', names)).toBe('Fish and seafood');
    const p = { ...profile(), exclusions: ['food/almonds-raw', 'okra'] };
    expect(refsOf(p)).toEqual(['medication/levothyroxine', 'food/almonds-raw']);
  });
});
