/**
 * Reads "is magnesium good for MS?" as a substance and a condition. Names are matched longest first on whole words;
 * one slip of the keyboard in the name of a substance is forgiven, never in short words and never across digits.
 */
import type { ConditionId, SubstanceId } from '../../contract/ids.ts';
import { tokens } from '../search/fold.ts';

/** Words of questions that are never the name of anything, though some are abbreviations elsewhere. */
const fillers = new Set(
  (
    'a an and any are as at be better beneficial benefit benefits by can cause could do does dose effect effects for from ' +
    'give go good has have help helpful helps how i if improve improves in is it its lower make makes me my need of on or ' +
    'people person reduce reduces safe should so some someone stop supplement supplements take taking than that the there ' +
    'this to treat use used useful using was what when which who with work works against without worth you your about ' +
    'tablet tablets capsule capsules pill pills drop drops sale bore study studies evidence'
  ).split(' '),
);

/** A question is shorter than this; what follows is not read. */
const MOST_CHARACTERS = 2_000;
const MOST_WORDS = 60;

export interface NamedSubstance {
  name: string;
  substance: SubstanceId;
  form: string | null;
}

export interface QuestionVocabulary {
  substances: readonly NamedSubstance[];
  conditions: readonly { name: string; condition: ConditionId }[];
  ambiguous: readonly { name: string; substances: readonly SubstanceId[] }[];
}

export interface ReadQuestion {
  substance: SubstanceId | null;
  form: string | null;
  condition: ConditionId | null;
  /** Word of the question that was read as another. */
  corrected: { from: string; to: string } | null;
  /** Substances that an ambiguous name may mean; `substance` is null unless the name is also that of a form. */
  ambiguous: SubstanceId[];
}

type Meaning =
  | { kind: 'substance'; substance: SubstanceId; form: string | null }
  | { kind: 'condition'; condition: ConditionId }
  | { kind: 'ambiguous'; substances: readonly SubstanceId[]; form: NamedSubstance | null };

/** Optimal string alignment distance, counted up to `limit`; larger distances give `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}

/** Words of a text as names are compared: "B 12" is one word, and so is the possessive "John's". */
function wordsOf(text: string): string[] {
  return tokens(text.replace(/(\p{L})['\u2019](?=s\b)/gu, '$1'))
    .join(' ')
    .replace(/(?<=^| )([a-z]) (\d{1,2})(?= |$)/g, '$1$2')
    .split(' ')
    .filter((word) => word !== '');
}

/** Slips that are forgiven: none below 4 letters or with digits, one up to 7 letters, two from 8 (as search engines do). */
function forgiven(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** "Magnesium citrate (trimagnesium dicitrate, anhydrous)" → "Magnesium citrate" */
function withoutBrackets(name: string): string {
  return name.replace(/\s*\(.*$/, '');
}

/** Prepares the vocabulary once; the returned function reads one question in well under a millisecond. */
export function createQuestionReader(
  vocabulary: QuestionVocabulary,
): (text: string) => ReadQuestion {
  const meanings = new Map<string, Meaning>();
  const key = (name: string): string => wordsOf(name).join(' ');
  const add = (name: string, meaning: Meaning): void => {
    const folded = key(name);
    // A single letter is a chemical symbol at best and a word of the sentence at worst.
    if (folded.length < 2 || fillers.has(folded) || meanings.has(folded)) return;
    meanings.set(folded, meaning);
  };
  const formNames = new Map(
    vocabulary.substances
      .filter((entry) => entry.form !== null)
      .flatMap((entry) =>
        [withoutBrackets(entry.name), entry.name].map((name) => [key(name), entry]),
      ),
  );
  for (const entry of vocabulary.ambiguous) {
    const form = formNames.get(key(entry.name)) ?? null;
    add(entry.name, {
      kind: 'ambiguous',
      substances: entry.substances,
      // "Magnesium citrate" is a form of one of its readings; "ALA" names a form of something else, which decides nothing.
      form: form !== null && entry.substances.includes(form.substance) ? form : null,
    });
  }
  for (const entry of vocabulary.substances) {
    if (entry.form === null)
      add(entry.name, { kind: 'substance', substance: entry.substance, form: null });
  }
  for (const entry of vocabulary.conditions) {
    add(entry.name, { kind: 'condition', condition: entry.condition });
  }
  for (const entry of vocabulary.substances) {
    if (entry.form !== null) {
      add(entry.name, { kind: 'substance', substance: entry.substance, form: entry.form });
      add(withoutBrackets(entry.name), {
        kind: 'substance',
        substance: entry.substance,
        form: entry.form,
      });
    } else {
      add(withoutBrackets(entry.name), {
        kind: 'substance',
        substance: entry.substance,
        form: null,
      });
    }
  }
  // "Vitamin K2" is asked for as "K2".
  for (const [name, meaning] of [...meanings]) {
    const short = /^vitamin ([a-z]\d{1,2})$/.exec(name)?.[1];
    if (short !== undefined && meaning.kind === 'substance') add(short, meaning);
  }
  // "Migraines" asks about migraine.
  for (const [name, meaning] of [...meanings]) {
    if (meaning.kind === 'condition' && name.length > 4 && !name.endsWith('s'))
      add(`${name}s`, meaning);
  }
  const longest = Math.max(1, ...[...meanings.keys()].map((name) => name.split(' ').length));
  const misspellable = [...meanings].filter(
    ([name, meaning]) => meaning.kind === 'substance' && name.length >= 4,
  );

  const nearest = (phrase: string): { name: string; meaning: Meaning } | null => {
    const words = phrase.split(' ');
    let best: { name: string; meaning: Meaning; distance: number; tied: boolean } | null = null;
    for (const [name, meaning] of misspellable) {
      const known = name.split(' ');
      if (known.length !== words.length) continue;
      let distance = 0;
      let changed = 0;
      for (const [index, word] of words.entries()) {
        const target = known[index] ?? '';
        if (word === target) continue;
        const limit = Math.min(forgiven(word), forgiven(target));
        const steps = limit === 0 ? Number.POSITIVE_INFINITY : editDistance(word, target, limit);
        distance += steps > limit ? Number.POSITIVE_INFINITY : steps;
        changed += 1;
      }
      if (changed !== 1 || !Number.isFinite(distance)) continue;
      if (best === null || distance < best.distance) {
        best = { name, meaning, distance, tied: false };
      } else if (distance === best.distance && !sameMeaning(best.meaning, meaning)) {
        best.tied = true;
      }
    }
    // Two substances equally near: asking is better than guessing.
    return best === null || best.tied ? null : { name: best.name, meaning: best.meaning };
  };

  /** The first phrase, longest first, that is one slip away from a name; used words are empty. */
  const misspelt = (
    left: readonly string[],
  ): { from: string; to: string; meaning: Meaning } | null => {
    for (let length = 3; length > 0; length -= 1) {
      for (let start = 0; start + length <= left.length; start += 1) {
        const phrase = left.slice(start, start + length);
        if (phrase.includes('') || phrase.every((word) => fillers.has(word))) continue;
        const found = nearest(phrase.join(' '));
        if (found !== null)
          return { from: phrase.join(' '), to: found.name, meaning: found.meaning };
      }
    }
    return null;
  };

  return (text) => {
    const words = wordsOf(text.slice(0, MOST_CHARACTERS)).slice(0, MOST_WORDS);
    const read: ReadQuestion = {
      substance: null,
      form: null,
      condition: null,
      corrected: null,
      ambiguous: [],
    };
    const left: string[] = [];
    const take = (meaning: Meaning): void => {
      if (meaning.kind === 'condition') {
        read.condition ??= meaning.condition;
      } else if (meaning.kind === 'substance') {
        if (read.substance !== null) return;
        read.substance = meaning.substance;
        read.form = meaning.form;
      } else if (read.substance === null && read.ambiguous.length === 0) {
        read.ambiguous = [...meaning.substances];
        read.substance = meaning.form?.substance ?? null;
        read.form = meaning.form?.form ?? null;
      }
    };
    for (let start = 0; start < words.length;) {
      let used = 0;
      for (let length = Math.min(longest, words.length - start); length > 0; length -= 1) {
        const meaning = meanings.get(words.slice(start, start + length).join(' '));
        if (meaning === undefined) continue;
        take(meaning);
        used = length;
        break;
      }
      if (used === 0) left.push(words[start] ?? '');
      else left.push('');
      start += Math.max(1, used);
    }
    if (read.substance === null && read.ambiguous.length === 0) {
      const slip = misspelt(left);
      if (slip !== null) {
        take(slip.meaning);
        read.corrected = { from: slip.from, to: slip.to };
      }
    }
    return read;
  };
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  return a.kind === 'substance' && b.kind === 'substance' && a.substance === b.substance;
}
