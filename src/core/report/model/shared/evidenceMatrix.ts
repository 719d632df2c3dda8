/** What studies found on several subjects: a table to look things up in, then the sentences with their sources. */
import type { OutcomeRow } from '../../../../contract/answers.ts';
import { linkStates, speaksOfLink } from '../../../../contract/linkWords.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import type { ClaimState } from '../../../../contract/vocabulary.ts';
import { byCertainty } from '../answerReport.ts';
import { denseList, left, run, slanted, strong, table, type Inline } from '../blocks.ts';
import { capitalised } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { certaintyWords, sizeWords, stateWords } from '../words.ts';

export interface Subject {
  name: string;
  rows: readonly OutcomeRow[];
}

const columns: readonly [string, readonly ClaimState[], number][] = [
  ['Benefit, or a link with one', ['benefit'], 18],
  ['Harm, or a link with one', ['harm'], 19],
  [
    'Little or no difference or link, or studies disagree',
    ['little-or-no-difference', 'mixed'],
    23,
  ],
  ['Very uncertain, or no studies found', ['very-uncertain', 'no-studies'], 25],
];
/** Inside a cell, states are told apart in a word. */
const shortState: Record<ClaimState, string> = {
  benefit: 'Benefit',
  harm: 'Harm',
  mixed: 'Disagree',
  'little-or-no-difference': 'Little or no difference',
  'very-uncertain': 'Very uncertain',
  'no-studies': 'No studies',
};

/** A row for each subject, a column for each kind of answer; benefit and harm are never set against each other. */
export function evidenceMatrix(
  caption: string,
  head: string,
  subjects: readonly Subject[],
  glossary: Glossary,
): Block {
  return table(
    caption,
    [left(head, 15), ...columns.map(([label, , width]) => left(label, width))],
    subjects.map(({ name, rows }): Inline[] => [
      strong(name),
      ...columns.map(([, states]): Inline => {
        const cell = states.flatMap((state) => statePart(state, rows, glossary, states.length > 1));
        return cell.length === 0 ? '–' : cell;
      }),
    ]),
  );
}

/** Some outcomes are named "liver injury (harm)", which their state says already. */
const outcomeOf = ({ outcome, state }: OutcomeRow): string =>
  state === 'harm' ? outcome.replace(/ \(harm\)$/u, '') : outcome;

/** `named`: the column holds several states, which are told apart in a word; a link always is. */
function statePart(
  state: ClaimState,
  rows: readonly OutcomeRow[],
  glossary: Glossary,
  named: boolean,
): Run[] {
  const found = byCertainty(rows.filter((row) => row.state === state));
  if (found.length === 0) return [];
  // Without a study there is nothing whose certainty could be rated; very uncertain says it already.
  const rated = state !== 'no-studies' && state !== 'very-uncertain';
  if (state !== 'no-studies') for (const row of found) glossary.useCertainty(row.certainty);
  const nameOf = (row: OutcomeRow): string =>
    rated ? `${outcomeOf(row)} (${certaintyWords[row.certainty]} certainty)` : outcomeOf(row);
  const asLink = linkStates[state];
  const links = asLink === undefined ? [] : found.filter(speaksOfLink);
  const effects = found.filter((row) => !links.includes(row));
  return [
    [named ? shortState[state] : null, effects] as const,
    [capitalised(asLink ?? ''), links] as const,
  ].flatMap(([word, same]) => {
    const names = `${same.map(nameOf).join('; ')}. `;
    if (same.length === 0) return [];
    return word === null ? [run(capitalised(names))] : [strong(`${word}: `), run(names)];
  });
}

/** The generated sentences of each subject, surer ones first, each with its sources, certainty and size. */
export function evidenceSentences(subjects: readonly Subject[]): Block {
  return denseList(
    subjects.flatMap(({ name, rows }) =>
      byCertainty(rows).map((row): Inline => {
        const size = row.size === 'not-estimated' ? '' : `; size: ${sizeWords[row.size]}`;
        const rating =
          row.state === 'no-studies'
            ? stateWords[row.state]
            : `${certaintyWords[row.certainty]} certainty${size}`;
        return [
          strong(`${name}, ${outcomeOf(row)}: `),
          run(row.sentence, row.sources),
          slanted(` (${rating})`),
          ...(row.expertReview === null ? [] : [strong(' Needs expert review.')]),
        ];
      }),
    ),
  );
}
