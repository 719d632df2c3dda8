/** Words of the planner alone; words that other pages need too are in shared/format.ts. */
import type {
  CoverageLine,
  Finding,
  IntakeSum,
  ReferenceComparison,
} from '../../../contract/check.ts';
import { weekdayNames, type Days } from '../../../contract/plan.ts';
import type { Action, LifeState } from '../../../contract/vocabulary.ts';
import {
  amountText,
  countText,
  equivalentWord,
  measuredText,
  numberText,
} from '../../shared/format.ts';

/** What the action word asks of the reader: to talk, never to start or stop anything alone. */
export const actionMeanings: Record<Action, string> = {
  avoid:
    'The sources say not to combine these. Talk to a doctor or pharmacist before changing anything.',
  'usually-avoid': 'The sources advise against this unless a clinician has weighed it up.',
  'minimise-risk': 'The sources name a way to lower the risk, such as time between the two.',
  monitor: 'The sources advise watching for effects or having tests.',
  'no-special-precautions': 'Recorded, with no special precautions named by the sources.',
};

export const ruleWords: Record<Finding['rule'], string> = {
  'upper-limit': 'Upper limit',
  'above-reference': 'Published value exceeded',
  interaction: 'Medicine and supplement',
  'nutrient-interaction': 'Two nutrients',
  caution: 'Caution for a condition',
  duplicate: 'Same ingredient twice',
  timing: 'Time of day',
  'lab-test': 'Blood or laboratory test',
  'ambiguous-amount': 'Unclear amount',
  'not-covered': 'Not covered',
};

export const coverageWords: Record<CoverageLine['result'], string> = {
  found: 'Found',
  'none-recorded': 'None recorded',
  'not-covered': 'Not covered',
};

/** Status of one comparison in words that fit the kind: a limit is not "met". */
export function statusSentence(reference: ReferenceComparison): string {
  const limit = isLimit(reference.kind);
  switch (reference.status) {
    case 'below':
      return limit ? 'not above this value' : 'below this value';
    case 'meets':
      return limit ? 'reaches this limit' : 'reaches this value';
    case 'above':
      return 'above this value';
    case 'not-compared':
      return reference.note === null
        ? 'not compared'
        : `not compared (${asPhrase(reference.note)})`;
  }
}

/** A sentence of a record inside another sentence: no full stop, and a small first letter unless it is an abbreviation. */
export function asPhrase(sentence: string): string {
  const text = sentence.trim().replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Kinds that cap an intake; the others are amounts to reach. */
export const isLimit = (kind: ReferenceComparison['kind']): boolean =>
  kind === 'UL' || kind === 'CDRR' || kind === 'SLI';

export const stateWords: Record<LifeState, string> = {
  none: 'Neither',
  pregnant: 'Pregnant',
  lactating: 'Breastfeeding',
};

/** Published value with its unit, range and equivalent: "310 mg", "1.5 to 4 mg", "900 mcg RAE". */
export function referenceAmount(reference: ReferenceComparison): string {
  if (reference.amount === null) return 'no value set';
  const top = reference.amountMax === null ? '' : ` to ${numberText(reference.amountMax)}`;
  const equivalent =
    reference.equivalent === null
      ? ''
      : ` ${equivalentWord[reference.equivalent] ?? reference.equivalent}`;
  return `${numberText(reference.amount)}${top} ${reference.unit}${equivalent}`;
}

/** The total of a sum. With food in it, it is no more exact than a food table is. */
export function totalText(sum: IntakeSum): string {
  const withFood = sum.food.amount !== null && sum.food.amount > 0;
  return withFood ? measuredText(sum.total, sum.unit) : amountText(sum.total, sum.unit);
}

/** What was compared with a published value. Just above it, all digits stand, or both would look the same. */
export function comparedText(reference: ReferenceComparison): string {
  const { amount, compared, unit } = reference;
  const short = measuredText(compared, unit);
  const hides = amount !== null && compared !== amount && short === measuredText(amount, unit);
  return hides ? amountText(compared, unit) : short;
}

export function daysWords(days: Days): string {
  if (days === 'daily') return 'every day';
  if (Array.isArray(days)) {
    if (days.length === 0) return 'no day chosen';
    return `on ${joinWords(days.map((day) => weekdayNames[day]))}`;
  }
  return days.every === 1 ? 'every day' : `every ${days.every} days`;
}

export function timesWords(times: readonly string[]): string {
  const known = times.filter((time) => time !== '');
  return known.length === 0 ? 'no time given' : `at ${joinWords(known)}`;
}

/** "Magnesium is known for 9 of 11 foods": the coverage of a sum. */
export function foodCoverage(sum: IntakeSum): string {
  const { known, of } = sum.food;
  if (of === 0) return 'No food was entered.';
  return `${sum.name} is known for ${known} of ${countText(of, 'food')}.`;
}

/** "a, b and c" */
export function joinWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1] ?? ''}`;
}
