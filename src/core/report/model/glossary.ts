/** Collects the terms that a report uses, and explains those and no others. */
import {
  actionMeaning,
  actionWords,
  certaintyMeaning,
  certaintyWords,
  scopeWords,
} from './words.ts';
import { denseList, paragraph, run, strong, type Section } from './blocks.ts';
import type { Run } from '../../../contract/reportDocument.ts';
import type { Action, Certainty, IntakeScope } from '../../../contract/vocabulary.ts';
import { capitalised, closed } from './format.ts';
import { wordsIn, type Word } from './glossaryWords.ts';
import { firstSentence } from './shared/firstSentence.ts';

export type { Word };

/** Explanations of the reference, by "kind/UL", "scope/supplements", "equivalent/RAE". */
export type Terms = Readonly<Record<string, string>>;

const ownTerms = {
  authority:
    'NASEM sets reference values for the United States and Canada, EFSA for the European Union. They differ, and both are shown.',
  certainty:
    'how sure the studies make us of a result (GRADE): high, moderate, low or very low. It is not the size of the effect.',
  seriousness:
    'how grave the outcome can be: contraindicated, major, moderate or minor. An editorial grade, separate from the action and from the evidence.',
  evidence: 'the strongest kind of evidence behind a finding, from a trial down to theory.',
  size: 'how much changes, where studies tell: large, moderate, small or trivial. It is not how sure they are.',
  elemental: 'the amount of the nutrient itself, without the rest of the compound it is bound in.',
} as const;

const spaced = (slug: string): string => capitalised(slug.replaceAll('-', ' '));

export interface Glossary {
  /** Notes that a term is used. Keys: "kind/UL", "scope/total", "equivalent/RAE", "action/avoid", "certainty/low", or an own term. */
  use(key: string): void;
  useAction(action: Action): void;
  useCertainty(certainty: Certainty): void;
  useScope(scope: IntakeScope): void;
  /** null when no term was used. */
  section(): Section | null;
}

export function createGlossary(terms: Terms): Glossary {
  const used = new Set<string>();
  const explain = (key: string): [string, string] | null => {
    const cut = key.indexOf('/');
    const family = key.slice(0, Math.max(cut, 0));
    const name = key.slice(cut + 1);
    for (const [action, word] of Object.entries(actionWords)) {
      if (family === 'action' && action === name) return [word, actionMeaning[action as Action]];
    }
    for (const [certainty, word] of Object.entries(certaintyWords)) {
      if (family === 'certainty' && certainty === name) {
        return [`${capitalised(word)} certainty`, certaintyMeaning[certainty as Certainty]];
      }
    }
    for (const [own, text] of Object.entries(ownTerms)) {
      if (own === key) return [capitalised(own), text];
    }
    const text = terms[key];
    if (text === undefined) return null;
    // In the words that stand in the report: nobody looks up the name of a field.
    for (const [scope, words] of Object.entries(scopeWords)) {
      if (family === 'scope' && scope === name) return [`Counts ${words}`, firstSentence(text)];
    }
    return [spaced(name), text];
  };
  return {
    use: (key) => void used.add(key),
    useAction: (action) => void used.add(`action/${action}`),
    useCertainty: (certainty) => void used.add(`certainty/${certainty}`).add('certainty'),
    useScope: (scope) => void used.add(`scope/${scope}`),
    section() {
      const entries = [...used].map(explain).filter((entry) => entry !== null);
      return entries.length === 0 ? null : sectionOf(entries);
    },
  };
}

type Entry = readonly [term: string, text: string];

/** Last letters of the parts of the alphabet that share an item: short, and still looked up by the alphabet. */
const PARTS = ['B', 'C', 'L', 'R', 'Z'] as const;

/** Digits come first. */
const partOf = (term: string): string => {
  const initial = term.charAt(0).toUpperCase();
  return PARTS.find((last) => initial <= last) ?? 'Z';
};

/** Sorted by headword, the words of a part of the alphabet behind one another, set as small as what they explain. */
function sectionOf(entries: readonly Entry[]): Section {
  const parts = new Map<string, Entry[]>();
  for (const entry of entries.toSorted(([a], [b]) => a.localeCompare(b, 'en'))) {
    const part = partOf(entry[0]);
    parts.set(part, [...(parts.get(part) ?? []), entry]);
  }
  return {
    id: 'glossary',
    title: 'Words used here',
    tight: true,
    blocks: [
      paragraph('Only words that occur in this report are explained.', 'quiet'),
      denseList([...parts.values()].map((same) => same.flatMap(entryRuns))),
    ],
  };
}

const entryRuns = ([term, text]: Entry, index: number): Run[] => [
  strong(`${index === 0 ? '' : ' '}${term}: `),
  run(closed(text)),
];

/** Explanations that name a diagnosis would tell it to whoever is not to know it. */
const NAMES_DIAGNOSIS = /\bMS\b/u;

/** The entries of the section, read from its runs. */
const entriesOf = (glossary: Section): Entry[] =>
  glossary.blocks.flatMap((block) =>
    block.type === 'list'
      ? block.items.flatMap((runs) =>
          runs.flatMap((one, index): Entry[] => {
            const text = runs[index + 1]?.text;
            return one.bold === true && text !== undefined
              ? [[one.text.trim().replace(/:$/u, ''), text]]
              : [];
          }),
        )
      : [],
  );

/**
 * Adds to the glossary of a document the words of the reference's glossary that its other sections use. A document without
 * a glossary stays without one.
 * @param hidesDiagnoses leaves out words whose explanation names a diagnosis
 */
export function withWords(
  sections: readonly Section[],
  words: readonly Word[],
  hidesDiagnoses: boolean,
): Section[] {
  const glossary = sections.find(({ id }) => id === 'glossary');
  if (glossary === undefined || words.length === 0) return [...sections];
  const explained = entriesOf(glossary);
  const found = wordsIn(
    sections.filter((section) => section !== glossary),
    words,
    explained.map(([term]) => term),
  );
  const told = hidesDiagnoses
    ? found.filter((entry) => !NAMES_DIAGNOSIS.test(entry.join(' ')))
    : found;
  const whole = sectionOf([...explained, ...told]);
  return sections.map((section) => (section === glossary ? whole : section));
}
