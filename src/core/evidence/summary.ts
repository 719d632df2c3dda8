/** The few lines that stand above the outcome table. They only count states and repeat generated sentences. */
import type { OutcomeRow } from '../../contract/answers.ts';
import { certainties, type ClaimState } from '../../contract/vocabulary.ts';
import { insideSentence } from './sentence.ts';

const stateWords: Record<ClaimState, string> = {
  benefit: 'a benefit',
  harm: 'a harm',
  mixed: 'results that disagree',
  'little-or-no-difference': 'little or no difference',
  'very-uncertain': 'very uncertain evidence',
  'no-studies': 'no studies',
};

function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function byCertainty(a: OutcomeRow, b: OutcomeRow): number {
  return certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty);
}

/**
 * Three lines: what was shown, what else stands out, how the outcomes divide.
 * @param rows outcomes of one substance and one condition
 */
export function summarise(
  rows: readonly OutcomeRow[],
  substanceName: string,
  conditionName: string,
): string {
  const substance = insideSentence(substanceName);
  const condition = insideSentence(conditionName);
  if (rows.length === 0) {
    return `The reference has no reviewed answer on ${substance} and ${condition}. That is not a finding about the evidence.`;
  }
  const benefits = rows.filter((row) => row.state === 'benefit').sort(byCertainty);
  const harms = rows.filter((row) => row.state === 'harm').sort(byCertainty);
  const first =
    benefits.length === 0
      ? `No benefit of ${substance} for ${condition} has been shown in the studies reviewed here.`
      : benefits
          .slice(0, 2)
          .map((row) => row.sentence)
          .join(' ');
  const second = harms
    .slice(0, 2)
    .map((row) => row.sentence)
    .join(' ');
  const states = (Object.keys(stateWords) as ClaimState[]).flatMap((state) => {
    const found = rows.filter((row) => row.state === state).length;
    return found === 0 ? [] : [`${stateWords[state]} in ${found}`];
  });
  const third = `Outcomes reviewed: ${rows.length}, with ${list(states)}.`;
  return [first, second, third].filter((line) => line !== '').join(' ');
}
