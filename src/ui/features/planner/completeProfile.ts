/** The person of a form as a plan file writes them. A medicine without a name is left out and named as unfinished. */
import type { DraftMedication, DraftProfile } from './draft.ts';
import { completeTimes, present, textOf, type Kept, type Unfinished } from './unfinished.ts';

export interface CompletedProfile {
  /** null while the age is missing: nothing can be compared without it. */
  value: Record<string, unknown> | null;
  unfinished: Unfinished[];
  /** Place in the draft of each medicine that was kept. */
  medications: readonly number[];
}

const validAge = (age: number | null): boolean =>
  age !== null && Number.isInteger(age) && age >= 0 && age <= 120;

function medicationOf(m: DraftMedication, times: readonly string[]): Record<string, unknown> {
  return present({
    medication: m.medication,
    name: textOf(m.from?.name, m.name),
    times,
    note: textOf(m.from?.note, m.note),
  });
}

export function completeProfile(profile: DraftProfile): CompletedProfile {
  const unfinished: Unfinished[] = [];
  if (!validAge(profile.age))
    unfinished.push({
      path: 'profile.age',
      message: 'Enter the age in whole years, from 0 to 120.',
    });
  const medications: Kept[] = [];
  profile.medications.forEach((m, from) => {
    if (m.medication === null && m.name.trim() === '')
      unfinished.push({
        path: `profile.medications[${from}].medication`,
        message: 'Choose a medicine or enter its name.',
      });
    else {
      const path = `profile.medications[${from}].times`;
      const times = completeTimes(m.from?.times, m.times, path, false);
      unfinished.push(...times.unfinished);
      medications.push({ from, value: medicationOf(m, times.value) });
    }
  });
  const { from } = profile;
  const meals = completeTimes(from?.meals, profile.meals, 'profile.meals', false);
  unfinished.push(...meals.unfinished);
  const value = present({
    name: textOf(from?.name, profile.name),
    age: profile.age,
    sex: profile.sex,
    state: profile.state,
    authority: profile.authority,
    conditions: profile.conditions,
    medications: medications.map((m) => m.value),
    meals: meals.value,
    wake: textOf(from?.wake, profile.wake),
    sleep: textOf(from?.sleep, profile.sleep),
    diet: profile.diet,
    exclusions: profile.exclusions,
    notes: textOf(from?.notes, profile.notes),
  });
  return {
    value: validAge(profile.age) ? value : null,
    unfinished,
    medications: medications.map((m) => m.from),
  };
}
