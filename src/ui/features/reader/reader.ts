/** The person whose published values stand beside amounts. */
import type { OutputOf } from '../../../contract/operations.ts';
import type { LifeState, Sex } from '../../../contract/vocabulary.ts';

export type Reader = NonNullable<NonNullable<OutputOf<'settings.get'>['reader']>>;

const ADULT = 18;
export const OLDEST = 120;

const stateWords: Readonly<Record<LifeState, string>> = {
  none: '',
  pregnant: 'pregnant',
  lactating: 'breastfeeding',
};

function noun(age: number, sex: Sex): string {
  if (age < ADULT) return sex === 'female' ? 'girl' : 'boy';
  return sex === 'female' ? 'woman' : 'man';
}

/** "woman, 34 years, pregnant"; completed years, so the first year of life is "under 1 year". */
export function readerText({ age, sex, state }: Reader): string {
  const years = age === 0 ? 'under 1 year' : age === 1 ? '1 year' : `${age} years`;
  return [noun(age, sex), years, stateWords[state]].filter((part) => part !== '').join(', ');
}

/** What is wrong with an age as typed; null when it can be used. */
export function ageProblem(age: number | null): string | null {
  if (age === null) return 'Enter the age in whole years, such as 34.';
  if (!Number.isInteger(age)) return 'Enter whole years, such as 34.';
  return age > OLDEST ? `Enter an age of at most ${OLDEST} years.` : null;
}

/** A state that goes with the sex: values for pregnancy and breastfeeding are published for women. */
export const stateFor = (sex: Sex, state: LifeState): LifeState =>
  sex === 'female' ? state : 'none';
