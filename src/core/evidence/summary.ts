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

/** "a benefit in 1, a link with benefit in 2": each outcome once, links beside the effects of the same kind. */
function counted(rows: readonly OutcomeRow[]): string {
  return list(
    (Object.keys(stateWords) as ClaimState[]).flatMap((state) => {
      const found = rows.filter((row) => row.state === state);
      const asLink = linkWords[state];
      const links = asLink === undefined ? [] : found.filter(speaksOfLink);
      const effects = found.length - links.length;
      return [
        ...(effects === 0 ? [] : [`${stateWords[state]} in ${effects}`]),
        ...(links.length === 0 ? [] : [`${asLink ?? ''} in ${links.length}`]),
      ];
    }),
  );
}

/** What was shown: benefits of taking it, else that there are none, with links told apart from them. */
function benefitLine(rows: readonly OutcomeRow[], substance: string, condition: string): string {
  const benefits = rows.filter((row) => row.state === 'benefit');
  const taken = benefits.filter(isTaken);
  if (taken.length > 0) return sentences(taken, 2);
  const none = `No benefit of ${benefits.length > 0 ? 'taking ' : ''}${substance} for ${condition} has been shown in the studies reviewed here.`;
  if (benefits.length === 0) return none;
  return `${none} ${sentences(benefits, 2)} A link does not show that taking it helps.`;
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
      : `Shown beside it, about related conditions: ${related.length}, with ${counted(related)}.`;
  return [first, second, third, fourth].filter((line) => line !== '').join(' ');
}
