/**
 * Reads what people type as a question: "does B12 help MS fatigue?", "magnesium glycinate vs citrate", "iron Synthroid".
 * Names are matched longest first on whole words; one slip of the keyboard in a name is forgiven, never in short words
 * and never across digits.
 */
import type { ConditionId, FormId, SubstanceId } from '../../contract/ids.ts';
import { outlineOf, readOutline } from './cues.ts';
import type { Reading } from './intent.ts';
import { createLexicon, type Vocabulary } from './lexicon.ts';
import { findMentions, type Found, type Mention } from './mentions.ts';
import { intentOf } from './patterns.ts';
import { placeNames, type Placed } from './roles.ts';
import { createNearWords } from './slips.ts';
import { isFiller, joinNumbers, questionWords, wordsOf } from './words.ts';

/** A question is shorter than this; what follows is not read. */
const MOST_CHARACTERS = 2_000;
const MOST_WORDS = 40;
/** Words that ask are forgiven a slip from this length on. */
const SHORTEST_MISSPELT = 5;

/** Two things are named, and nothing is left to guess. */
function isComplete(mentions: readonly Mention[]): boolean {
  const taken = new Set(
    mentions.flatMap(({ entry }) => entry.substance ?? entry.ambiguous.slice(0, 1)),
  );
  const others = mentions.filter(
    ({ entry }) =>
      entry.condition !== null || entry.medication !== null || entry.medicationClass !== null,
  );
  return taken.size > 1 || (taken.size > 0 && others.length > 0);
}

/** The text with its slips mended, as far as they stand in it letter for letter. */
function mended(text: string, words: readonly string[], { slips }: Found): string {
  let whole = text.trim().replace(/\s+/g, ' ');
  for (const { from, to } of slips) {
    const at = whole.toLowerCase().indexOf(from);
    if (at < 0) return mendedWords(words, slips);
    whole = whole.slice(0, at) + to + whole.slice(at + from.length);
  }
  return whole;
}

function mendedWords(words: readonly string[], slips: Found['slips']): string {
  const result: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const slip = slips.find(({ start }) => start === index);
    result.push(slip?.to ?? words[index] ?? '');
    if (slip !== undefined) index = slip.end - 1;
  }
  return result.join(' ');
}

interface Subject {
  substance: SubstanceId | null;
  form: FormId | null;
  condition: ConditionId | null;
  ambiguous: readonly SubstanceId[];
}

/** The first substance and the first condition, for the answer page. */
function subjectOf(placed: readonly Placed[], mentions: readonly Mention[]): Subject {
  const subject: Subject = { substance: null, form: null, condition: null, ambiguous: [] };
  for (const { start, role } of placed) {
    if (role.kind === 'condition') subject.condition ??= role.condition;
    if (role.kind === 'ambiguous' && subject.substance === null && subject.ambiguous.length === 0) {
      subject.ambiguous = role.substances;
    }
    if (role.kind === 'substance' && subject.substance === null) {
      const entry = mentions.find((mention) => mention.start === start)?.entry;
      if (subject.ambiguous.length === 0) subject.ambiguous = entry?.ambiguous ?? [];
      subject.substance = role.substance;
      subject.form = role.form;
    }
  }
  return subject;
}

/** Prepares the names once; the returned function reads one question in well under a millisecond. */
export function createQuestionReader(vocabulary: Vocabulary): (text: string) => Reading {
  const lexicon = createLexicon(vocabulary);
  const nearWords = createNearWords(lexicon.words);
  const nearQuestionWords = createNearWords(questionWords);
  /** "side efects of" asks as "side effects of" does. */
  const asking = (word: string): string => {
    if (word.length < SHORTEST_MISSPELT || isFiller(word) || questionWords.has(word)) return word;
    const [near] = nearQuestionWords(word).filter(({ distance }) => distance === 1);
    return near?.word ?? word;
  };
  return (text) => {
    const words = joinNumbers(wordsOf(text.slice(0, MOST_CHARACTERS)), (word) =>
      lexicon.words.has(word),
    ).slice(0, MOST_WORDS);
    const found = findMentions(words, lexicon, nearWords, isComplete);
    const placed = placeNames(found.mentions, words);
    // Without a name nothing is asked: the other words need no second look.
    const asked = placed.length === 0 ? words : words.map(asking);
    const outline = readOutline(outlineOf(asked, placed));
    const intent = intentOf(placed, outline, lexicon, vocabulary);
    const subject = subjectOf(placed, found.mentions);
    const [slip] = found.slips;
    return {
      intent,
      ...subject,
      ...(intent?.type === 'evidence'
        ? { substance: intent.substance, condition: intent.condition }
        : {}),
      corrected: slip === undefined ? null : { from: slip.from, to: slip.to },
      understoodAs: slip === undefined ? null : mended(text, words, found),
    };
  };
}
