import { describe, expect, it } from 'vitest';
import { ageProblem, readerText, stateFor } from './reader.ts';

describe('readerText', () => {
  it('names the person by age, sex and state', () => {
    expect(readerText({ age: 34, sex: 'female', state: 'none' })).toBe('woman, 34 years');
    expect(readerText({ age: 29, sex: 'female', state: 'pregnant' })).toBe(
      'woman, 29 years, pregnant',
    );
    expect(readerText({ age: 31, sex: 'female', state: 'lactating' })).toBe(
      'woman, 31 years, breastfeeding',
    );
    expect(readerText({ age: 70, sex: 'male', state: 'none' })).toBe('man, 70 years');
  });
  it('calls nobody under 18 a man or a woman', () => {
    expect(readerText({ age: 17, sex: 'male', state: 'none' })).toBe('boy, 17 years');
    expect(readerText({ age: 18, sex: 'male', state: 'none' })).toBe('man, 18 years');
    expect(readerText({ age: 1, sex: 'female', state: 'none' })).toBe('girl, 1 year');
    expect(readerText({ age: 0, sex: 'female', state: 'none' })).toBe('girl, under 1 year');
  });
});

it.each([
  [null, /whole years/],
  [34.5, /whole years/],
  [121, /at most 120/],
])('refuses the age %s', (age, why) => {
  expect(ageProblem(age)).toMatch(why);
});
it.each([0, 34, 120])('takes the age %i', (age) => {
  expect(ageProblem(age)).toBeNull();
});

it('keeps pregnancy and breastfeeding for women only', () => {
  expect(stateFor('female', 'pregnant')).toBe('pregnant');
  expect(stateFor('male', 'pregnant')).toBe('none');
});
