import { describe, expect, it } from 'vitest';
import { base64OfText, fileNameOf, importProblem, planFile, titleOfFile } from './planFile.ts';
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
    expect(text).toContain('items[0].ingredients[0].amount');
    expect(text).toContain('nothing was changed');
  });
});
