/**
 * The plain sentence of a claim, generated so that its words are never stronger than its certainty (GRADE wording).
 * Nobody writes these sentences by hand; a claim only names its measure and what the exposure does to it.
 */
import type {
  Certainty,
  ClaimState,
  Exposure,
  Size,
  StudyDesign,
} from '../../contract/vocabulary.ts';
import { insideSentence } from '../../contract/names.ts';
import type { ClaimRecord } from '../../contract/records.ts';

export interface SentenceInput {
  claim: Pick<
    ClaimRecord,
    | 'state'
    | 'exposure'
    | 'exposurePhrase'
    | 'measure'
    | 'change'
    | 'size'
    | 'certainty'
    | 'indirect'
    | 'population'
    | 'inCondition'
  >;
  substanceName: string;
  conditionName: string;
  /** Designs of the claim's studies; null where a source records none. */
  designs: readonly (StudyDesign | null)[];
}

const observational: ReadonlySet<StudyDesign> = new Set([
  'cohort',
  'case-control',
  'cross-sectional',
]);

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether the evidence can speak of a link only: intake, status and genes always, else where no study was a trial. */
export function speaksOfLink(
  exposure: Exposure,
  designs: readonly (StudyDesign | null)[],
): boolean {
  if (exposure === 'intake' || exposure === 'status' || exposure === 'genetic-proxy') return true;
  return (
    designs.length > 0 && designs.every((design) => design !== null && observational.has(design))
  );
}

function linkSubject(input: SentenceInput): string {
  const { exposure, exposurePhrase } = input.claim;
  if (exposurePhrase !== null) return exposurePhrase;
  const name = insideSentence(input.substanceName);
  switch (exposure) {
    case 'intake':
      return `intake of ${name}`;
    case 'status':
      return `blood levels of ${name}`;
    case 'genetic-proxy':
      return `genetically predicted levels of ${name}`;
    case 'supplement':
    case 'medical-treatment':
    case 'deficiency-treatment':
    case 'animal-or-laboratory':
      return `taking ${name}`;
  }
}

function effectVerb(change: 'lowers' | 'raises', certainty: Certainty): string {
  const plain = change === 'lowers' ? 'lower' : 'raise';
  switch (certainty) {
    case 'high':
      return `${plain}s`;
    case 'moderate':
      return `probably ${plain}s`;
    case 'low':
    case 'very-low':
      return `may ${plain}`;
  }
}

function noEffectVerb(certainty: Certainty): string {
  switch (certainty) {
    case 'high':
      return 'makes little or no difference to';
    case 'moderate':
      return 'probably makes little or no difference to';
    case 'low':
    case 'very-low':
      return 'may make little or no difference to';
  }
}

function sizeWords(size: Size): string {
  switch (size) {
    case 'large':
      return ' by a large amount';
    case 'small':
      return ' slightly';
    case 'trivial':
      return ' by a trivial amount';
    case 'moderate':
    case 'not-estimated':
      return '';
  }
}

/** "the risk of X" → "a lower risk of X"; "fatigue" → "lower fatigue". */
function comparedMeasure(measure: string, word: 'lower' | 'higher'): string {
  return measure.startsWith('the ') ? `a ${word} ${measure.slice(4)}` : `${word} ${measure}`;
}

function linkSentence(input: SentenceInput, tail: string): string {
  const { claim } = input;
  const subject = linkSubject(input);
  const plural = subject.includes('levels') || subject.includes(' and ');
  const verb =
    claim.certainty === 'high'
      ? plural
        ? 'are'
        : 'is'
      : claim.certainty === 'moderate'
        ? plural
          ? 'are probably'
          : 'is probably'
        : 'may be';
  switch (claim.change) {
    case 'none': {
      const has =
        claim.certainty === 'high'
          ? 'There is little or no link'
          : claim.certainty === 'moderate'
            ? 'There is probably little or no link'
            : 'There may be little or no link';
      return `${has} between ${subject} and ${claim.measure}${tail}.`;
    }
    case 'lowers':
    case 'raises': {
      const word = claim.change === 'lowers' ? 'lower' : 'higher';
      const graded =
        claim.exposure === 'intake' ||
        claim.exposure === 'status' ||
        claim.exposure === 'genetic-proxy';
      const who = graded ? `Higher ${subject}` : capitalised(subject);
      return `${who} ${verb} linked with ${comparedMeasure(claim.measure, word)}${tail}.`;
    }
    case 'unclear':
      return `The evidence is very uncertain about a link between ${subject} and ${claim.measure}${tail}.`;
  }
}

/** Words that have a capital only because a population begins with them; any other first word may be a name. */
const OTHERS =
  /^(?:adults?|all|children|general|healthy|men|older|people|smokers|volunteers|women)\b/iu;

/** Whom the evidence was borrowed from, for settled states that rest on other people, routes, animals or cells. */
function borrowed(claim: SentenceInput['claim']): string {
  if (!claim.indirect) return '';
  const population = claim.population?.replace(/^indirect:\s*/i, '').replace(/\.$/, '');
  if (population === undefined) return ' This is borrowed from studies of other people.';
  // Not always people: what was studied is named, never called more than it is.
  const whom = OTHERS.test(population) ? insideSentence(population) : population;
  return ` This is borrowed from studies of others: ${whom}.`;
}

const settled: ReadonlySet<ClaimState> = new Set([
  'benefit',
  'harm',
  'little-or-no-difference',
  'mixed',
]);

/** The generated sentence of a claim. Throws for a benefit or harm without direction, which no valid content has. */
export function claimSentence(input: SentenceInput): string {
  const { claim } = input;
  const subject = claim.exposurePhrase ?? insideSentence(input.substanceName);
  const tail = claim.inCondition ? ` in people with ${insideSentence(input.conditionName)}` : '';
  const link = speaksOfLink(claim.exposure, input.designs);
  const about = link
    ? `a link between ${linkSubject(input)} and ${claim.measure}${tail}`
    : `the effect of ${subject} on ${claim.measure}${tail}`;
  const note = settled.has(claim.state) ? borrowed(claim) : '';

  if (claim.state === 'no-studies') return `No studies of ${about} were found.`;
  if (claim.state === 'very-uncertain' || claim.certainty === 'very-low') {
    return `The evidence is very uncertain about ${about}.`;
  }
  if (claim.state === 'mixed') return `Study results disagree about ${about}.${note}`;
  if (link) return linkSentence(input, tail) + note;
  if (claim.change === 'lowers' || claim.change === 'raises') {
    const verb = effectVerb(claim.change, claim.certainty);
    return `${capitalised(subject)} ${verb} ${claim.measure}${sizeWords(claim.size)}${tail}.${note}`;
  }
  if (claim.state === 'benefit' || claim.state === 'harm') {
    throw new Error(
      `a ${claim.state} must lower or raise its measure; the content build checks this`,
    );
  }
  return `${capitalised(subject)} ${noEffectVerb(claim.certainty)} ${claim.measure}${tail}.${note}`;
}
