/** A person as lines that can be read at a glance, and what the folded parts of the form hold. */
import { diets, type Diet } from '../../../contract/vocabulary.ts';
import type { EntityKind } from '../../../contract/vocabulary.ts';
import { authorityWord, countText } from '../../shared/format.ts';
import type { DraftProfile } from './draft.ts';
import { filled } from './unfinished.ts';
import { joinWords, stateWords } from './words.ts';

interface Names {
  nameOf(kind: EntityKind, id: string): string;
}

export const dietWords: Readonly<Record<Diet, string>> = {
  vegetarian: 'Vegetarian',
  vegan: 'Vegan',
  'lactose-free': 'Lactose-free',
};

/** Which values and why it matters, in plain words. */
export const authorityMeaning = {
  NASEM: 'The National Academies of the United States set these values; Canada uses them too.',
  EFSA: 'The European Food Safety Authority set these values for the European Union.',
} as const;

export const isDiet = (word: string): word is Diet => diets.some((diet) => diet === word);

/** Name of an exclusion: a food by its record, a group or a word as it stands. */
export function exclusionName(exclusion: string, names: Names): string {
  return exclusion.startsWith('food/') ? names.nameOf('food', exclusion.slice(5)) : exclusion;
}

export function personLine(profile: DraftProfile): string {
  return [
    profile.name.trim(),
    profile.age === null ? 'age not entered' : countText(profile.age, 'year'),
    profile.sex,
    profile.state === 'none' ? '' : stateWords[profile.state].toLowerCase(),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export const conditionsLine = (profile: DraftProfile, names: Names): string =>
  profile.conditions.length === 0
    ? 'none entered'
    : joinWords(profile.conditions.map((id) => names.nameOf('condition', id)));

export function medicinesLine(profile: DraftProfile, names: Names): string {
  const medicines = profile.medications
    .map((m) => (m.medication === null ? m.name : names.nameOf('medication', m.medication)))
    .filter((name) => name.trim() !== '');
  return medicines.length === 0 ? 'none entered' : joinWords(medicines);
}

export function hoursLine(profile: DraftProfile): string {
  const meals = filled(profile.meals);
  const parts = [
    profile.wake === '' ? '' : `up at ${profile.wake}`,
    profile.sleep === '' ? '' : `to bed at ${profile.sleep}`,
    meals.length === 0 ? '' : `meals at ${joinWords(meals)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'not entered' : parts.join(', ');
}

export function dietLine(profile: DraftProfile): string {
  const words = profile.diet.map((word) => (isDiet(word) ? dietWords[word].toLowerCase() : word));
  const left = profile.exclusions.length;
  const parts = [
    words.length === 0 ? '' : joinWords(words),
    left === 0 ? '' : `${countText(left, 'entry', 'entries')} left out`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'not entered' : parts.join('; ');
}

export const valuesLine = (profile: DraftProfile): string => authorityWord[profile.authority];

export function notesLine(notes: string): string {
  const text = notes.trim().replaceAll(/\s+/g, ' ');
  if (text === '') return 'none';
  return text.length <= 60 ? text : `${text.slice(0, 57).trimEnd()}…`;
}

/** References of a person whose names no list of substances and conditions holds. */
export const refsOf = (profile: Pick<DraftProfile, 'medications' | 'exclusions'>): string[] => [
  ...profile.medications.flatMap((m) =>
    m.medication === null ? [] : [`medication/${m.medication}`],
  ),
  ...profile.exclusions.filter((exclusion) => exclusion.startsWith('food/')),
];
