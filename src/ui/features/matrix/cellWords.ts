import type { OutcomeRow } from '../../../contract/answers.ts';
import { speaksOfLink } from '../../../contract/linkWords.ts';
import type { Certainty } from '../../../contract/vocabulary.ts';

/** What a cell needs to know of an outcome. */
export type CellRow = Pick<
  OutcomeRow,
  'state' | 'certainty' | 'size' | 'sentence' | 'indirect' | 'exposure'
>;

type ByCertainty = Readonly<Record<Certainty, string>>;

const VERY_UNCERTAIN = 'Very uncertain';
const helps: ByCertainty = {
  high: 'Helps',
  moderate: 'Probably helps',
  low: 'May help',
  'very-low': VERY_UNCERTAIN,
};
const linkedWithBenefit: ByCertainty = {
  high: 'Linked with benefit',
  moderate: 'Probably linked with benefit',
  low: 'May be linked with benefit',
  'very-low': VERY_UNCERTAIN,
};
const harms: ByCertainty = {
  high: 'Harm',
  moderate: 'Probable harm',
  low: 'Possible harm',
  'very-low': VERY_UNCERTAIN,
};
const linkedWithHarm: ByCertainty = {
  high: 'Linked with harm',
  moderate: 'Probably linked with harm',
  low: 'May be linked with harm',
  'very-low': VERY_UNCERTAIN,
};
const little: ByCertainty = {
  high: 'Little or no difference',
  moderate: 'Probably little or no difference',
  low: 'May make little or no difference',
  'very-low': VERY_UNCERTAIN,
};
const littleLink: ByCertainty = {
  high: 'Little or no link',
  moderate: 'Probably little or no link',
  low: 'May be little or no link',
  'very-low': VERY_UNCERTAIN,
};

/** The result of an outcome in two to five words, never stronger than its sentence. */
export function cellWords(row: CellRow): string {
  const link = speaksOfLink(row);
  switch (row.state) {
    case 'benefit':
    case 'harm': {
      const settled =
        row.state === 'benefit'
          ? (link ? linkedWithBenefit : helps)[row.certainty]
          : (link ? linkedWithHarm : harms)[row.certainty];
      if (row.certainty === 'very-low') return settled;
      if (row.size === 'trivial') return `${settled}, too little to matter`;
      return row.size === 'small' ? `${settled}, slightly` : settled;
    }
    case 'mixed':
      return 'Studies disagree';
    case 'little-or-no-difference':
      return (link ? littleLink : little)[row.certainty];
    case 'very-uncertain':
      return VERY_UNCERTAIN;
    case 'no-studies':
      return 'No studies';
  }
}

/** What has to be known beside the result: whom it comes from. Empty where nothing has. */
export function cellNotes(row: CellRow): string[] {
  if (row.exposure === 'animal-or-laboratory') return ['animals or laboratory only'];
  return row.indirect ? ['borrowed from other people'] : [];
}
