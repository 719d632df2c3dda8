/** The answers without which nothing can be compared. */
import type { Sex } from '../../../contract/vocabulary.ts';

export interface Basics {
  title: string;
  age: number | null;
  sex: Sex | '';
}

export const noBasics = (): Basics => ({ title: '', age: null, sex: '' });

/** What is wrong with each answer, and what to do; null where nothing is. */
export function basicErrors({ title, age, sex }: Basics): {
  title: string | null;
  age: string | null;
  sex: string | null;
} {
  const validAge = age !== null && Number.isInteger(age) && age >= 0 && age <= 120;
  return {
    title: title.trim() === '' ? 'Enter a name, such as a first name.' : null,
    age: validAge ? null : 'Enter the age in whole years, from 0 to 120.',
    sex: sex === '' ? 'Choose one. Published values differ by sex.' : null,
  };
}

/** The person of complete answers; null while one is missing. */
export function personOf(basics: Basics): { title: string; age: number; sex: Sex } | null {
  const { title, age, sex } = basics;
  const errors = basicErrors(basics);
  if (errors.title !== null || errors.age !== null || age === null || sex === '') return null;
  return { title: title.trim(), age, sex };
}

/** Puts the keyboard into the first answer that needs attention. */
export function focusFirstError(form: HTMLElement | undefined): void {
  setTimeout(() =>
    form?.querySelector<HTMLElement>('[aria-invalid="true"], .sex.invalid input')?.focus(),
  );
}
