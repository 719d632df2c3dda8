/** What the list under the search box offers, in its order; one flat list, because the arrow keys walk through all of it. */
import type { AnswerCard, SearchHit, SearchOutput } from '../../../contract/answers.ts';
import { hrefOf, links } from '../../app/links.ts';
import { cardHref } from './cards/cardWords.ts';
import { groupsOf, type Kind } from './words.ts';

export type Option =
  | { type: 'answer'; href: string; card: AnswerCard }
  | { type: 'hit'; href: string; hit: SearchHit }
  | { type: 'all'; href: string; total: number; more: boolean }
  | { type: 'recent'; href: string; words: string }
  | { type: 'clear' };

interface OptionGroup {
  /** null: the option stands alone. */
  kind: Kind | 'recent' | null;
  options: readonly { at: number; option: Option }[];
}

/** Hits asked for: some are sources, which give way to all else. */
export const MOST_ASKED = 16;
const MOST_SHOWN = 8;

/** Titles of publications crowd out what people look for, unless nothing else fits. */
function shownHits(hits: readonly SearchHit[]): readonly SearchHit[] {
  const others = hits.filter(({ kind }) => kind !== 'source');
  return (others.length > 0 ? others : hits).slice(0, MOST_SHOWN);
}

/** The answer, the hits by kind (kinds in the order of their best hit), the page of results. */
export function optionsOf(result: SearchOutput): Option[] {
  const { card, hits, query } = result;
  const shown = shownHits(hits);
  const kinds = new Set(shown.map(({ kind }) => kind));
  const inGroups = [...kinds].flatMap((kind) => shown.filter((hit) => hit.kind === kind));
  const options: Option[] = inGroups.flatMap((hit) => {
    const href = hrefOf(`${hit.kind}/${hit.id}`);
    return href === null ? [] : [{ type: 'hit', href, hit }];
  });
  if (card !== null) options.unshift({ type: 'answer', href: cardHref(card, query), card });
  if (options.length > 0) {
    const groups = groupsOf(result);
    const total = groups.reduce((sum, { count }) => sum + count, 0);
    const more = groups.some((group) => group.more);
    options.push({ type: 'all', href: links.search(query), total, more });
  }
  return options;
}

/** Earlier searches, with a last line that forgets them. */
export function recentOptions(recent: readonly string[]): Option[] {
  if (recent.length === 0) return [];
  return [
    ...recent.map((words): Option => ({ type: 'recent', href: links.search(words), words })),
    { type: 'clear' },
  ];
}

const groupKind = (option: Option): OptionGroup['kind'] => {
  if (option.type === 'hit') return option.hit.kind;
  return option.type === 'recent' ? 'recent' : null;
};

/** Neighbours of one kind together, each option with its place in the flat list. */
export function inGroups(options: readonly Option[]): OptionGroup[] {
  const groups: { kind: OptionGroup['kind']; options: { at: number; option: Option }[] }[] = [];
  for (const [at, option] of options.entries()) {
    const kind = groupKind(option);
    const last = groups.at(-1);
    if (last !== undefined && kind !== null && last.kind === kind)
      last.options.push({ at, option });
    else groups.push({ kind, options: [{ at, option }] });
  }
  return groups;
}
