/** The plan as a person wants it shown: initials for the name, and nothing in it that tells a diagnosis. */
import type { Plan } from '../../../../contract/plan.ts';
import { initials } from './person.ts';

export interface Withholding {
  initialsOnly: boolean;
  hideDiagnoses: boolean;
  /** Names of the person's conditions, as the reference knows them ("MS"). */
  diagnosisNames: readonly string[];
  /** Names of every illness that the reference knows: what is left out by them is left out for everybody. */
  illnessNames: readonly string[];
}

/** Times of life and planned tests are no diagnoses: what is said about them stays. */
export const noDiagnosis: ReadonlySet<string> = new Set([
  'pregnancy',
  'lactation',
  'children',
  'older-adults',
  'laboratory-tests',
]);
/** A name as short as this is an abbreviation, and counts only in capitals: "MS", but not "ms". */
const SHORT = 4;
const LEAST_PART = 3;
const NAME_LEFT_OUT = '(name left out)';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
const isText = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && value.trim() !== '';

/** Whole words, whatever the hyphens; null where there is nothing to look for. "240 MG" is an amount, "MG" an illness. */
export function patternOf(names: readonly string[]): RegExp | null {
  const wanted = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].sort(
    (a, b) => b.length - a.length,
  );
  if (wanted.length === 0) return null;
  const any = wanted.map((name) => {
    const words = escaped(name)
      .split(/[\s-]+/u)
      .join('[\\s\\u00a0-]+');
    return name.length <= SHORT ? `(?<!\\p{N}\\s?)${words}` : `(?i:${words})`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

export const names = (pattern: RegExp | null, text: string): boolean =>
  pattern !== null && text.search(pattern) >= 0;

export const without = (text: string, pattern: RegExp | null, instead: string): string =>
  pattern === null ? text : text.replace(pattern, instead);

/** A name of one word may be a word of the reference; it is looked for in notes alone. */
export function wholeName(plan: Plan): RegExp | null {
  const name = (plan.profile.name ?? '').trim();
  return name.includes(' ') ? patternOf([name]) : null;
}

/** The plan with initials for the name, wherever the person wrote it. */
function withInitials(plan: Plan): Plan {
  const name = (plan.profile.name ?? '').trim();
  if (name === '') return plan;
  const short = initials(name);
  // A part of a name can be a word of its own in a product ("Rose hip"); in notes it is the person more often than not.
  const whole = wholeName(plan);
  const parts = patternOf([
    name,
    ...name.split(/[\s.]+/u).filter((part) => part.length >= LEAST_PART),
  ]);
  // Initials end in a full stop already.
  const note = (text: string): string => without(text, parts, short).replaceAll(`${short}.`, short);
  const optional = (text: string | null | undefined): { text: string | null } => ({
    text: isText(text) ? note(text) : null,
  });
  const { profile } = plan;
  return {
    ...plan,
    profile: {
      ...profile,
      name: short,
      notes: optional(profile.notes).text,
      medications: profile.medications.map((one) => ({ ...one, note: optional(one.note).text })),
    },
    items: plan.items.map((item) => ({
      ...item,
      product: isText(item.product) ? without(item.product, whole, short) : null,
      reason: optional(item.reason).text,
      advisedBy: optional(item.advisedBy).text,
    })),
  };
}

/** The parts of a note that name no illness: "75 mcg, for hypothyroidism" → "75 mcg". */
function partsWithout(note: string, pattern: RegExp): string | null {
  if (!names(pattern, note)) return note;
  const parts = note
    .split(/[,;()\n]|\.\s|\s[–—-]\s|\s(?=(?:for|against|because of|due to)\s)/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !names(pattern, part));
  return parts.length === 0 ? null : parts.join(', ');
}

/** A neutral name for what is named after an illness; numbered where there are several of a kind. */
function neutral(word: string, all: readonly (string | null | undefined)[], pattern: RegExp) {
  const telling = all.filter((name) => isText(name) && names(pattern, name)).length;
  let number = 0;
  return (name: string | null | undefined): string | null => {
    if (!isText(name)) return null;
    if (!names(pattern, name)) return name;
    number += 1;
    return `${word}${telling === 1 ? '' : ` ${number}`} ${NAME_LEFT_OUT}`;
  };
}

/** The plan without conditions, reasons, own notes, and names that tell an illness. */
function withoutDiagnoses(plan: Plan, pattern: RegExp | null): Plan {
  const { profile } = plan;
  const bare: Plan = {
    ...plan,
    profile: {
      ...profile,
      conditions: profile.conditions.filter((id) => noDiagnosis.has(id)),
      notes: null,
    },
    items: plan.items.map((item) => ({ ...item, reason: null })),
  };
  if (pattern === null) return bare;
  const { medications } = profile;
  const ingredients = plan.items.flatMap((item) => item.ingredients);
  const medicine = neutral(
    'Medicine',
    medications.map((one) => one.name),
    pattern,
  );
  const product = neutral(
    'Product',
    plan.items.map((item) => item.product),
    pattern,
  );
  const ingredient = neutral(
    'Ingredient',
    ingredients.map((one) => one.name),
    pattern,
  );
  const food = neutral(
    'Food',
    plan.foods.map((one) => one.name),
    pattern,
  );
  const tellsNothing = (text: string): boolean => !names(pattern, text);
  // Ids of substances, forms, foods and medicines are no words.
  return {
    ...bare,
    profile: {
      ...bare.profile,
      diet: profile.diet.filter(tellsNothing),
      exclusions: profile.exclusions.filter(tellsNothing),
      medications: medications.map((one) => ({
        ...one,
        name: medicine(one.name),
        note: isText(one.note) ? partsWithout(one.note, pattern) : null,
      })),
    },
    items: bare.items.map((item) => ({
      ...item,
      product: product(item.product),
      advisedBy: isText(item.advisedBy) ? partsWithout(item.advisedBy, pattern) : null,
      ingredients: item.ingredients.map((one) => ({ ...one, name: ingredient(one.name) })),
    })),
    foods: bare.foods.map((one) => ({ ...one, name: food(one.name) })),
  };
}

/** The plan as it may be shown. Also for an earlier plan, before the two are compared. */
export function planToShow(plan: Plan, how: Withholding): Plan {
  const named = how.initialsOnly ? withInitials(plan) : plan;
  if (!how.hideDiagnoses) return named;
  const ids = plan.profile.conditions.filter((id) => !noDiagnosis.has(id));
  const pattern = patternOf([
    ...ids.map((id) => id.replaceAll('-', ' ')),
    ...how.diagnosisNames,
    ...how.illnessNames,
  ]);
  return withoutDiagnoses(named, pattern);
}
