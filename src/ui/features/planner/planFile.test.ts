import { describe, expect, it } from 'vitest';
import {
  base64OfText,
  fileNameOf,
  importProblem,
  planFile,
  titleOfFile,
  withoutField,
} from './planFile.ts';
import { samplePlan } from './samplePlan.ts';

const decode = (base64: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));

describe('plan files', () => {
  it('keeps every character of the text', () => {
    expect(decode(base64OfText('≥ 2 × α Ω 😀'))).toBe('≥ 2 × α Ω 😀');
  });
  it('writes a plan file that reads back as the same plan', () => {
    const file = planFile('My plan', samplePlan());
    expect(file.name).toBe('My-plan.json');
    expect(JSON.parse(decode(file.base64))).toEqual(samplePlan());
  });
  it.each([
    ['Mum / morning: "new"', 'Mum-morning-new.json'],
    ['  ', 'plan.json'],
    ['Café Ω', 'Café-Ω.json'],
    ['../../etc', 'etc.json'],
  ])('makes %j a file name', (title, name) => expect(fileNameOf(title, 'json')).toBe(name));
  it('takes the title from the file name', () => {
    expect(titleOfFile('mums-plan_2026.json')).toBe('mums plan 2026');
    expect(titleOfFile('.json')).toBe('Imported plan');
  });
  it('names the field that is wrong', () => {
    const text = importProblem('p.json', {
      code: 'invalid-input',
      message: 'must be a number',
      field: 'items[0].ingredients[0].amount',
    });
    expect(text).toBe(
      '“p.json” was not imported, and nothing was changed. Field items[0].ingredients[0].amount: must be a number.',
    );
  });
  it('does not say the field twice', () => {
    const error = {
      code: 'invalid-input',
      message: 'items[0].unit: IU does not fit',
      field: 'items[0].unit',
    } as const;
    expect(withoutField(error)).toBe('IU does not fit.');
  });
});
