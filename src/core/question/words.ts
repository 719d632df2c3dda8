/** The words of a question, and those among them that never name anything. */
import { tokens } from '../search/fold.ts';

/** Words of questions that are never the name of anything, though some are abbreviations elsewhere. */
const fillers = new Set(
  (
    'a about affect affects after again against all along also always am an and any anyone anything are around as at away ' +
    'bad be because been before being benefit beneficial benefits best better between bore both but by can cant capsule ' +
    'capsules cause causes change combine combined could cure daily day days did difference do does doesnt doing done dont ' +
    'dose doses dosage drop drops drug drugs during each eat effect effective effects enough ever every evidence explain ' +
    'false feel find for form forms from get getting give gives giving go good had has have having he help helped helpful ' +
    'helping helps her here high him his hour hours how i if im improve improves in increase increases info information ' +
    'instead interact interaction interactions into is it its just keep know last less level levels like long look low ' +
    'lower lowers made make makes many may me mean means medicine medicines medication medications meds men might mix more ' +
    'morning most much must my myth near need needed needs never new next night no not now of off often old on once one ' +
    'only or other our out over own part people per person pill pills please possible powder problem problems put rather ' +
    'read really recommended reduce reduces relief relieve risk safe safely safety sale same say scientific she should so ' +
    'some somebody someone something soon start still stop studies study such suffer supplement supplementation ' +
    'supplements support supports sure symptom symptoms tablet tablets take taken takes taking tell than that the their ' +
    'them then there these they thing things think this those time to today together too treat treatment treats true try ' +
    'trying type under up use used useful uses using very via vs versus want was way we week well were what whats when ' +
    'where whether which while who why will with within without wont work worked working works worse worth would year ' +
    'years you your'
  ).split(' '),
);
// "SAMe" is written "same" as often as not; where it stands decides (see `namesNothing`).
fillers.delete('same');

export const isFiller = (word: string): boolean => fillers.has(word);

/** Words that ask: never read as misspelt names, and read themselves where they are misspelt. */
export const questionWords: ReadonlySet<string> = new Set(
  (
    'absorb absorbed antidepressant antidepressants chemotherapy diuretic diuretics painkiller painkillers prescription ' +
    'absorb absorbed absorption adequate adverse allowance amount amounts avoid benefits blood body brain breakfast combine ' +
    'compare compared comparison contain containing contains content contraindications daily danger dangerous dangers ' +
    'deplete diet dietary difference differences different dinner doctor dosage dosages doses effect effects energy ' +
    'excess excessive food foods fruit fruits harmful health healthy heart highest human hurts intake intakes interact ' +
    'interaction interactions interacts kids liver lunch maximum meal meals mineral minerals mixed natural nuts optimal ' +
    'overdose overdosing people precautions reaction reactions recommended requirement requirements richest risks risky ' +
    'safety sideeffects similar skin snacks source sources stomach tolerable together toxic toxicity unsafe upper ' +
    'vegetable vegetables versus vitamin vitamins warnings women worsen worsens'
  ).split(' '),
);

const units = new Set(['mg', 'g', 'mcg', 'ug', 'μg', 'iu', 'ml', 'kg']);
const isNumber = (word: string | undefined): boolean =>
  word !== undefined && /^\d+([.,]\d+)?$/.test(word);

/**
 * Whether a word that is also a name stands for something else here: a unit ("200 mg", "how many mg of") or a word of
 * the sentence ("at the same time").
 */
export function namesNothing(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  const before = words[at - 1];
  const after = words[at + 1];
  if (units.has(word)) {
    return isNumber(before) || before === 'many' || before === 'in' || after === 'of';
  }
  if (word === 'same') {
    return before === 'the' || ['as', 'time', 'thing', 'day', 'way'].includes(after ?? '');
  }
  return false;
}

/** The words of a name or a question as they are compared; the possessive "John's" is one word. */
export function wordsOf(text: string): string[] {
  return tokens(text.replace(/(\p{L})['\u2019](?=[st]\b)/gu, '$1'));
}

/** "b 12" is written for "b12": pairs of a letter and a number that together are a known word become one. */
export function joinNumbers(
  words: readonly string[],
  isKnown: (word: string) => boolean,
): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1) ?? '';
    if (/^[a-z]$/.test(last) && /^\d{1,2}$/.test(word) && isKnown(last + word)) {
      joined[joined.length - 1] = last + word;
    } else {
      joined.push(word);
    }
  }
  return joined;
}

/** The key of a name: its words with "b 12" as "b12". */
export const keyOf = (name: string): string => joinNumbers(wordsOf(name), () => true).join(' ');
