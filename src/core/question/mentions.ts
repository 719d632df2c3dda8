/** Finds the names in a question: longest first, then names cut short ("or oxide"), then names with a slip. */
import type { FormId, SubstanceId } from '../../contract/ids.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { NearWord } from './slips.ts';
import { isFiller, namesNothing, questionWords } from './words.ts';

export interface Mention {
  /** Words of the question that it covers, [start, end). */
  readonly start: number;
  readonly end: number;
  readonly entry: Entry;
}

export interface Found {
  /** In the order of the words. */
  readonly mentions: readonly Mention[];
  readonly slips: readonly { start: number; end: number; from: string; to: string }[];
}

/** A word of four letters is read as the name of a whole substance or as nothing: too many words lie near the others. */
const SHORTEST_MISSPELT = 5;
/** From this length on the name of a condition is forgiven two slips. */
const LONG = 10;
/** Words of a misspelt name, and misspelt names of one question. */
const LONGEST_MISSPELT = 3;
const MOST_SLIPS = 3;
const MOST_TRIED = 12;

const tailEntry = (substance: SubstanceId, forms: FormId[]): Entry => ({
  substance,
  forms,
  isWhole: false,
  condition: null,
  medication: null,
  medicationClass: null,
  outcome: null,
  ambiguous: [],
});

function exactMentions(words: readonly string[], lexicon: Lexicon): Mention[] {
  const found: Mention[] = [];
  for (let start = 0; start < words.length;) {
    let used = 0;
    for (let length = Math.min(lexicon.longest, words.length - start); length > 0; length -= 1) {
      if (length === 1 && namesNothing(words, start)) break;
      const entry = lexicon.entries.get(words.slice(start, start + length).join(' '));
      if (entry === undefined) continue;
      found.push({ start, end: start + length, entry });
      used = length;
      break;
    }
    start += Math.max(1, used);
  }
  return found;
}

/** "mg citrate" and "magnesium glycinate vs citrate": the rest of a form's name beside its substance. */
function withTails(
  words: readonly string[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
): Mention[] {
  const substances = new Set(
    mentions.flatMap(({ entry }) => (entry.substance === null ? [] : [entry.substance])),
  );
  for (const { entry } of mentions) {
    for (const form of entry.forms) {
      const owner = lexicon.substanceOf(form);
      if (owner !== null) substances.add(owner);
    }
  }
  if (substances.size === 0) return [...mentions];
  const compares = words.some((word) => ['or', 'vs', 'versus', 'than', 'and'].includes(word));
  const at = (index: number): Mention | undefined =>
    mentions.find(({ start, end }) => start <= index && index < end);
  const result: Mention[] = [];
  for (let start = 0; start < words.length;) {
    const here = at(start);
    const before = result.at(-1);
    const beside = before?.end === start ? before : undefined;
    let next: Mention | null = null;
    // A word that names a substance by itself ("citrate") is a tail beside its head or where things are compared.
    const mayBeTail =
      here === undefined ||
      (here.end === start + 1 && here.entry.forms.length === 0 && here.entry.substance !== null);
    for (let length = 2; mayBeTail && length > 0 && next === null; length -= 1) {
      const end = start + length;
      if (end > words.length || (length > 1 && at(start + 1) !== undefined)) continue;
      const tail = words.slice(start, end).join(' ');
      const heads =
        beside === undefined || beside.entry.substance === null
          ? [...substances]
          : [beside.entry.substance];
      for (const head of heads) {
        const forms = lexicon.tail(head, tail);
        if (forms.length === 0 || here?.entry.substance === head) continue;
        const isBeside = beside?.entry.substance === head && beside.entry.forms.length === 0;
        if (here !== undefined && !isBeside && !compares) continue;
        if (isBeside) result.pop();
        next = { start: isBeside ? beside.start : start, end, entry: tailEntry(head, forms) };
        break;
      }
    }
    if (next === null && here !== undefined) next = here;
    if (next !== null) result.push(next);
    start = next?.end ?? start + 1;
  }
  return result;
}

const meaningOf = (entry: Entry): string =>
  [
    entry.substance ?? entry.ambiguous.join(','),
    entry.condition,
    entry.medication ?? entry.medicationClass,
    entry.outcome,
  ].join('|');

interface Slip {
  readonly start: number;
  readonly end: number;
  readonly to: string;
  readonly entry: Entry;
}

/** The first phrase of words that name nothing, longest first, that is one slipped word away from a name. */
function misspelt(
  words: readonly string[],
  taken: readonly boolean[],
  lexicon: Lexicon,
  near: (at: number) => readonly NearWord[],
): Slip | null {
  for (let length = LONGEST_MISSPELT; length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      if (taken.slice(start, start + length).includes(true)) continue;
      let best: (Slip & { distance: number; tied: boolean }) | null = null;
      for (let changed = start; changed < start + length; changed += 1) {
        for (const { word, distance } of near(changed)) {
          const phrase = words.slice(start, start + length);
          phrase[changed - start] = word;
          const to = phrase.join(' ');
          const entry = lexicon.entries.get(to);
          if (entry === undefined) continue;
          const isSubstance = entry.substance !== null || entry.ambiguous.length > 0;
          const { length: letters } = words[changed] ?? '';
          const isNameAlone = length === 1 ? entry.isWhole : isSubstance;
          if (letters < SHORTEST_MISSPELT && !isNameAlone) continue;
          // Two slips lead from one medicine to another ("nimodipine", "nifedipine"), and from word to word.
          if (distance > 1 && !isSubstance && (entry.condition === null || letters < LONG))
            continue;
          if (best === null || distance < best.distance) {
            best = { start, end: start + length, to, entry, distance, tied: false };
          } else if (distance === best.distance && meaningOf(entry) !== meaningOf(best.entry)) {
            best.tied = true;
          }
        }
      }
      // Two names equally near: asking is better than guessing.
      if (best !== null && !best.tied) return best;
    }
  }
  return null;
}

/**
 * @param nearWords known words near a misspelt one
 * @param isComplete whether what has been found is a whole question, so that nothing is left to guess
 */
export function findMentions(
  words: readonly string[],
  lexicon: Lexicon,
  nearWords: (word: string) => readonly NearWord[],
  isComplete: (mentions: readonly Mention[]) => boolean,
): Found {
  let read = [...words];
  let mentions = withTails(read, exactMentions(read, lexicon), lexicon);
  const slips: { start: number; end: number; from: string; to: string }[] = [];
  const tried = new Map<string, readonly NearWord[]>();
  const near = (at: number): readonly NearWord[] => {
    const word = read[at] ?? '';
    const known = tried.get(word);
    if (known !== undefined) return known;
    const isRight =
      isFiller(word) ||
      questionWords.has(word) ||
      lexicon.plainWords.has(word) ||
      tried.size >= MOST_TRIED;
    const isUnfinished = at === read.length - 1 && lexicon.begins(word);
    const found = isRight
      ? []
      : nearWords(word).filter((one) => !isUnfinished || one.word.startsWith(word));
    if (!isRight) tried.set(word, found);
    return found;
  };
  while (slips.length < MOST_SLIPS && !isComplete(mentions)) {
    const taken = read.map((_, index) =>
      mentions.some(({ start, end }) => start <= index && index < end),
    );
    const slip =
      misspelt(read, taken, lexicon, near) ?? misspeltTail(read, taken, mentions, lexicon, near);
    if (slip === null) break;
    slips.push({
      start: slip.start,
      end: slip.end,
      from: read.slice(slip.start, slip.end).join(' '),
      to: slip.to,
    });
    const fixed = slip.to.split(' ');
    read = read.map((word, index) =>
      slip.start <= index && index < slip.end ? (fixed[index - slip.start] ?? word) : word,
    );
    mentions = withTails(read, exactMentions(read, lexicon), lexicon);
  }
  return { mentions, slips };
}

/** "magnesium glycnate": a slip in the part of a form's name that follows its substance. */
function misspeltTail(
  words: readonly string[],
  taken: readonly boolean[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
  near: (at: number) => readonly NearWord[],
): Omit<Slip, 'entry'> | null {
  const substances = mentions.flatMap(({ entry }) =>
    entry.substance === null ? [] : [entry.substance],
  );
  for (const [at, isTaken] of taken.entries()) {
    if (isTaken || (words[at] ?? '').length < SHORTEST_MISSPELT) continue;
    const fits = near(at).filter(({ word }) =>
      substances.some((substance) => lexicon.tail(substance, word).length > 0),
    );
    const [first, second] = [...fits].sort((a, b) => a.distance - b.distance);
    if (first !== undefined && first.distance !== second?.distance) {
      return { start: at, end: at + 1, to: first.word };
    }
  }
  return null;
}
