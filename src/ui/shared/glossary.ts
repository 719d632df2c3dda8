import type { GlossaryEntry } from '../../contract/answers.ts';

/** A piece of a text: plain, or a word of the glossary as the text writes it. */
export interface GlossedPart {
  readonly text: string;
  readonly entry: GlossaryEntry | null;
}

export interface Matcher {
  readonly pattern: RegExp;
  /** Entry by the folded spelling. */
  readonly entries: ReadonlyMap<string, GlossaryEntry>;
}

/** Abbreviations ("UL", "RDAs", "25(OH)D") are told apart by case: "ul" in "result" or "or" for "OR" are no terms. */
const isAbbreviation = (spelling: string): boolean =>
  /\p{Lu}.*\p{Lu}/u.test(spelling) && !spelling.includes(' ');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
const fold = (text: string): string => text.toLowerCase().replace(/[\s\u2010-\u2013-]+/g, ' ');

/** The plural as English makes it: "dose"/"doses", "study"/"studies", "biomass"/"biomasses". Only for words, not for names. */
function plurals(spelling: string): string[] {
  if (/[^aeiou]y$/i.test(spelling)) return [`${spelling.slice(0, -1)}ies`];
  if (/(s|x|z|ch|sh)$/i.test(spelling)) return [`${spelling}es`];
  return /[a-z]$/i.test(spelling) ? [`${spelling}s`] : [];
}

/** Built once for a glossary, used for many texts. */
export function glossaryMatcher(entries: readonly GlossaryEntry[]): Matcher | null {
  const found = new Map<string, GlossaryEntry>();
  const sources: string[] = [];
  for (const entry of entries) {
    for (const spelling of [entry.term, ...entry.also]) {
      for (const form of [spelling, ...plurals(spelling)]) {
        const exact = isAbbreviation(spelling);
        const key = exact ? form : fold(form);
        if (found.has(key)) continue;
        found.set(key, entry);
        sources.push(
          exact
            ? escaped(form)
            : [...form]
                .map((letter) =>
                  /[\s\u2010-\u2013-]/.test(letter)
                    ? '[\\s\\u2010-\\u2013-]+'
                    : /\p{L}/u.test(letter)
                      ? `[${letter.toLowerCase()}${letter.toUpperCase()}]`
                      : escaped(letter),
                )
                .join(''),
        );
      }
    }
  }
  if (sources.length === 0) return null;
  // The longest spelling wins: "hazard ratio" before "ratio".
  sources.sort((a, b) => b.length - a.length);
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
    entries: found,
  };
}

/** Cuts a text at the words of the glossary; only the first occurrence of each entry counts. */
export function gloss(text: string, matcher: Matcher | null): GlossedPart[] {
  if (matcher === null) return [{ text, entry: null }];
  const parts: GlossedPart[] = [];
  const seen = new Set<GlossaryEntry>();
  let from = 0;
  for (const match of text.matchAll(matcher.pattern)) {
    const [word] = match;
    const entry = matcher.entries.get(word) ?? matcher.entries.get(fold(word));
    if (entry === undefined || seen.has(entry)) continue;
    seen.add(entry);
    if (match.index > from) parts.push({ text: text.slice(from, match.index), entry: null });
    parts.push({ text: word, entry });
    from = match.index + word.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), entry: null });
  return parts;
}
