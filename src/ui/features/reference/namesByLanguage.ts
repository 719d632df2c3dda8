import type { SubstanceRecord } from '../../../contract/records.ts';

/** A name in another language, and where it is used. */
export interface ForeignName {
  name: string;
  /** Language of the first use, for `lang`: a screen reader then says the word as it is said there. */
  tag: string;
  /** "Spanish, Italian" */
  languages: string;
}

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' });

/** The names in other languages, each spelling once with all its languages, without those in `known`. */
export function namesByLanguage(
  byLanguage: SubstanceRecord['synonymsByLanguage'],
  known: readonly string[],
): ForeignName[] {
  const left = new Set(known.map((name) => name.toLowerCase()));
  const found = new Map<string, { name: string; tags: string[] }>();
  for (const [tag, names] of Object.entries(byLanguage)) {
    for (const name of names ?? []) {
      const key = name.toLowerCase();
      if (left.has(key)) continue;
      const entry = found.get(key) ?? { name, tags: [] };
      if (!entry.tags.includes(tag)) entry.tags.push(tag);
      found.set(key, entry);
    }
  }
  return [...found.values()].map(({ name, tags }) => ({
    name,
    tag: tags[0] ?? '',
    languages: tags.map((tag) => languageNames.of(tag) ?? tag).join(', '),
  }));
}
