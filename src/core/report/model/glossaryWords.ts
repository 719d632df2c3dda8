/** Which words of a glossary occur in the text of a report: by whole words, abbreviations as they are written. */
import type { GlossaryEntry } from '../../../contract/answers.ts';
import type { Section } from './blocks.ts';
import { capitalised } from './format.ts';
import { firstSentence } from './shared/firstSentence.ts';

export type Word = Pick<GlossaryEntry, 'id' | 'term' | 'also' | 'text'>;

/** Words of the reports that the glossary of the reference does not hold, and shorter words for some that it holds. */
const ownWords: readonly Word[] = [
  {
    id: 'auc',
    term: 'AUC',
    also: [],
    text: 'area under the curve: how much of something the blood carries over time.',
  },
  {
    id: 'calcifediol',
    term: '25(OH)D',
    also: [],
    text: '25-hydroxyvitamin D, by which the blood level of vitamin D is told.',
  },
  {
    id: 'cis',
    term: 'CIS',
    also: [],
    text: 'clinically isolated syndrome: a first attack that can lead to MS.',
  },
  {
    id: 'expert-review',
    term: 'Needs expert review',
    also: ['needs expert review'],
    text: 'something about the record is open; the reason stands with it.',
  },
  { id: 'gp', term: 'GP', also: [], text: 'general practitioner, the family doctor.' },
  { id: 'mri', term: 'MRI', also: [], text: 'magnetic resonance imaging, a kind of scan.' },
  { id: 'neda-3', term: 'NEDA-3', also: ['NEDA'], text: 'no evidence of disease activity.' },
  {
    id: 'second-hand',
    term: 'Second-hand',
    also: ['second-hand'],
    text: 'read in another text, not in the study itself.',
  },
  {
    id: 'tsh',
    term: 'TSH',
    also: [],
    text: 'thyroid-stimulating hormone, a blood test of the thyroid.',
  },
];

/** In print these are written in other ways too. */
const printedForms: Readonly<Record<string, readonly string[]>> = {
  'confidence-interval': ['95% interval'],
  'risk-ratio': ['IRR', 'incidence rate ratio'],
};

/** Sections that explain or list instead of telling. */
const silent: ReadonlySet<string> = new Set(['method', 'references']);
/** Fields that hold no text to read. */
const unread: ReadonlySet<string> = new Set([
  'type',
  'id',
  'tone',
  'cites',
  'source',
  'align',
  'pattern',
  'links',
  'level',
]);

function textsOf(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) for (const member of value) textsOf(member, into);
  else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) if (!unread.has(key)) textsOf(member, into);
  }
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** "EDSS" and "OR" as they are written, "placebo" in any case. */
const isAbbreviation = (word: string): boolean => /^[^a-z]*[A-Z][^a-z]*s?$/u.test(word);

/** Asks for the bare letters first, which is quick, then for whole words. */
function stands(form: string, text: string, lower: string): boolean {
  const exact = isAbbreviation(form);
  const place = exact ? text : lower;
  const word = exact ? form : form.toLowerCase();
  if (!place.includes(word)) return false;
  return new RegExp(`(?<![\\p{L}\\p{N}-])${escaped(word)}(?![\\p{L}\\p{N}-])`, 'u').test(place);
}

/** Goes on in lower case, like the explanations of the reports; "Average Requirement" is a name. */
const begun = (text: string): string =>
  /^[A-Z][a-z]* (?![A-Z])/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const alike = (term: string): string => term.toLowerCase().replaceAll(/[\s-]/gu, '');

/**
 * Headwords with the first sentence of their explanation, for the words of `glossary` that `sections` use.
 * @param explained headwords that are explained already
 */
export function wordsIn(
  sections: readonly Section[],
  glossary: readonly Word[],
  explained: readonly string[],
): [string, string][] {
  const texts: string[] = [];
  textsOf(
    sections.filter(({ id }) => !silent.has(id)),
    texts,
  );
  const text = texts.join('\n');
  const lower = text.toLowerCase();
  const own = new Set(ownWords.map(({ id }) => id));
  // Who sets the values is told in the entry on both.
  const both = explained.includes('Authority') ? ['NASEM', 'EFSA'] : [];
  const known = new Set([...explained, ...both].map(alike));
  return [...ownWords, ...glossary.filter(({ id }) => !own.has(id))]
    .filter((word) => ![word.term, ...word.also].some((form) => known.has(alike(form))))
    .filter(({ id, term, also }) =>
      [term, ...also, ...(printedForms[id] ?? [])].some((form) => stands(form, text, lower)),
    )
    .map(({ term, text: says }) => [
      capitalised(term),
      begun(firstSentence(says).replace(`${capitalised(term)} means that `, '')),
    ]);
}
