/** Collects the terms that a report uses, and explains those and no others. */
import { actionMeaning, actionWords, certaintyMeaning, certaintyWords } from './words.ts';
import { denseList, paragraph, run, strong, type Section } from './blocks.ts';
import type { Action, Certainty, IntakeScope } from '../../../contract/vocabulary.ts';
import { capitalised, closed } from './format.ts';

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
    return [family === 'scope' ? `Counts: ${spaced(name).toLowerCase()}` : spaced(name), text];
  };
  return {
    use: (key) => void used.add(key),
    useAction: (action) => void used.add(`action/${action}`),
    useCertainty: (certainty) => void used.add(`certainty/${certainty}`).add('certainty'),
    useScope: (scope) => void used.add(`scope/${scope}`),
    section() {
      const entries = [...used]
        .map(explain)
        .filter((entry) => entry !== null)
        .sort(([a], [b]) => a.localeCompare(b, 'en'));
      if (entries.length === 0) return null;
      return {
        id: 'glossary',
        title: 'Words used here',
        blocks: [
          paragraph('Only words that occur in this report are explained.', 'quiet'),
          denseList(entries.map(([term, text]) => [strong(`${term}: `), run(closed(text))])),
        ],
      };
    },
  };
}
