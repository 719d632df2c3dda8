/** The words around search: kinds in the plural, why something was found, counts. */
import type { SearchHit, SearchOutput } from '../../../contract/answers.ts';
import { countText, numberText } from '../../shared/format.ts';

export type Kind = SearchHit['kind'];

export const kindsWord: Readonly<Record<Kind, string>> = {
  substance: 'Supplements and nutrients',
  form: 'Forms',
  claim: 'Evidence',
  food: 'Foods',
  interaction: 'Interactions',
  medication: 'Medicines',
  'medication-class': 'Groups of medicines',
  condition: 'Conditions',
  source: 'Sources',
};

/** Why a record was found. */
export const matchedWord: Readonly<Record<SearchHit['matched'], string>> = {
  exact: 'exact name',
  prefix: 'start of a name',
  synonym: 'other name',
  spelling: 'spelling corrected',
  partial: 'part of the words',
};

/** False where the words around the match are those of the title, whole or cut short. */
export function hasSnippet({ title, snippet }: SearchHit): boolean {
  return !title.startsWith(snippet.replace(/\s*…$/u, ''));
}

/** "14", or "2,000+" where counting stopped. */
export function groupCount(group: SearchOutput['groups'][number]): string {
  return `${numberText(group.count)}${group.more ? '+' : ''}`;
}

/** The groups of a result, with those of hits that were found by a name inside the words and are in no count. */
export function groupsOf({ groups, hits }: SearchOutput): SearchOutput['groups'] {
  const kinds = new Set([...hits.map(({ kind }) => kind), ...groups.map(({ kind }) => kind)]);
  return [...kinds].map((kind) => {
    const shown = hits.filter((hit) => hit.kind === kind).length;
    const group = groups.find((one) => one.kind === kind);
    return { kind, count: Math.max(shown, group?.count ?? 0), more: group?.more === true };
  });
}

/** "8 results, 1 answer", for those who hear the list. */
export function countsText(results: number, answers: number): string {
  if (results === 0 && answers === 0) return 'No results';
  const answer = answers === 0 ? '' : `, ${countText(answers, 'answer')}`;
  return `${countText(results, 'result')}${answer}`;
}

const MOST_QUOTED = 80;

/** Typed words inside a sentence: shortened, and kept from turning the direction of what stands around them. */
export function quoted(words: string): string {
  const plain = words.trim().replace(/\s+/gu, ' ');
  const letters = [...plain];
  const short = letters.length > MOST_QUOTED ? `${letters.slice(0, MOST_QUOTED).join('')}…` : plain;
  return `“\u2068${short}\u2069”`;
}

/** False for a text that names nothing, such as "!!!". */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

export const consultNotice =
  'Talk to your doctor or pharmacist before you start, stop or change a supplement or a medicine.';
