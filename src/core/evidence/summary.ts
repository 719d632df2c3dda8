/** The few lines that stand above the outcome table. They only count states and repeat generated sentences. */
import type { OutcomeRow } from '../../contract/answers.ts';
import { speaksOfLink } from '../../contract/linkWords.ts';
import { certainties, type ClaimState } from '../../contract/vocabulary.ts';
import { insideSentence } from '../../contract/names.ts';

const stateWords: Record<ClaimState, string> = {
  benefit: 'a benefit',
  harm: 'a harm',
  mixed: 'results that disagree',
  'little-or-no-difference': 'little or no difference',
  'very-uncertain': 'very uncertain evidence',
  'no-studies': 'no studies',
};
/** A link is counted as one: what was only seen beside a benefit is no benefit. */
const linkWords: Partial<Record<ClaimState, string>> = {
  benefit: 'a link with benefit',
  harm: 'a link with harm',
  'little-or-no-difference': 'little or no link',
};

function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function byCertainty(a: OutcomeRow, b: OutcomeRow): number {
  return certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty);
}

/** Whether a row shows an effect of taking something: a link does not answer "is it good for". */
const isTaken = (row: OutcomeRow): boolean =>
  !speaksOfLink(row) &&
  (row.exposure === 'supplement' ||
    row.exposure === 'medical-treatment' ||
    row.exposure === 'deficiency-treatment');

const sentences = (rows: readonly OutcomeRow[], most: number): string =>
  [...rows]
    .sort(byCertainty)
    .slice(0, most)
    .map((row) => row.sentence)
    .join(' ');

/**
 * "a benefit in 1, a link with benefit in 2": each outcome once, links beside the effects of the same kind. Of a single
 * outcome the number is said already.
 */
function counted(rows: readonly OutcomeRow[]): string {
  const many = (found: number): string => (rows.length === 1 ? '' : ` in ${found}`);
  return list(
    (Object.keys(stateWords) as ClaimState[]).flatMap((state) => {
      const found = rows.filter((row) => row.state === state);
      const asLink = linkWords[state];
      const links = asLink === undefined ? [] : found.filter(speaksOfLink);
      const effects = found.length - links.length;
      return [
        ...(effects === 0 ? [] : [`${stateWords[state]}${many(effects)}`]),
        ...(links.length === 0 ? [] : [`${asLink ?? ''}${many(links.length)}`]),
      ];
    }),
  );
}

/** Names of outcomes; one that holds a comma of its own is set apart from the next by a semicolon. */
function outcomeNames(rows: readonly OutcomeRow[]): string {
  const names = rows.map((row) => row.outcome);
  return names.some((name) => name.includes(',')) ? names.join('; ') : list(names);
}

/**
 * What was shown: benefits of taking it, else that there are none, with links told apart from them. Where trials of taking
 * it disagree, or where there is no study of a benefit, it says so: "no benefit has been shown" would say more than that.
 */
function benefitLine(rows: readonly OutcomeRow[], substance: string, condition: string): string {
  const benefits = rows.filter((row) => row.state === 'benefit');
  const taken = benefits.filter(isTaken);
  if (taken.length > 0) return sentences(taken, 2);
  const links =
    benefits.length === 0
      ? ''
      : ` ${sentences(benefits, 2)} A link does not show that taking it helps.`;
  const mixed = rows.filter((row) => row.state === 'mixed');
  const open = mixed.filter(isTaken);
  if (open.length > 0) {
    const many = open.length === 1 ? 'an outcome' : `${open.length} outcomes`;
    return `Study results disagree about ${many} of taking ${substance} for ${condition}: ${outcomeNames(open)}. Whether it helps there is not settled.${links}`;
  }
  const looked = rows.filter((row) => row.state !== 'harm');
  if (looked.length > 0 && looked.every((row) => row.state === 'no-studies'))
    return `No studies in people of a benefit of ${substance} for ${condition} were found.`;
  const onlyLinks = benefits.length + mixed.length > 0;
  const none = `No benefit of ${onlyLinks ? 'taking ' : ''}${substance} for ${condition} has been shown in the studies reviewed here.`;
  return none + links;
}

/**
 * Three lines: what was shown, what else stands out, how the outcomes divide.
 * @param rows outcomes of one substance and one condition, and those worth showing beside them
 * @param isAbout whether an outcome is about the condition itself; the others count as related
 */
export function summarise(
  rows: readonly OutcomeRow[],
  substanceName: string,
  conditionName: string,
  isAbout: (row: OutcomeRow) => boolean,
): string {
  const substance = insideSentence(substanceName);
  const condition = insideSentence(conditionName);
  if (rows.length === 0) {
    return `The reference has no reviewed answer on ${substance} and ${condition}. That is not a finding about the evidence.`;
  }
  const own = rows.filter(isAbout);
  const related = rows.filter((row) => !isAbout(row));
  const first = benefitLine(own, substance, condition);
  const second = sentences(
    rows.filter((row) => row.state === 'harm'),
    2,
  );
  const third = own.length === 0 ? '' : `Outcomes reviewed: ${own.length}, with ${counted(own)}.`;
  const fourth =
    related.length === 0
      ? ''
      : `Outcomes of related conditions: ${related.length}, with ${counted(related)}.`;
  return [first, second, third, fourth].filter((line) => line !== '').join(' ');
}
