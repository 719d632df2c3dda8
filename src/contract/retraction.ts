/** What an imported list of retracted papers says of a publication. */
import * as v from 'valibot';

const text = v.string();

export const RetractionMark = v.object({
  /**
   * As the list words it: "Retraction", "Expression of concern", "Correction", "Reinstatement". Null: nothing is known of it
   * as of the date of the list, which is not a promise that nothing will be.
   */
  nature: v.nullable(text),
  /** Day of it, YYYY-MM-DD; null where the list gives none. */
  date: v.nullable(text),
  /** Newest day that the list knows, YYYY-MM-DD. */
  asOf: text,
  /** How many publications the list names: a short list clears nothing. Left out where that is not known. */
  papers: v.optional(v.number()),
});
export type RetractionMark = v.InferOutput<typeof RetractionMark>;

/**
 * What the list says where it lists the publication; null where nothing is known of it.
 * @param day writes a day, YYYY-MM-DD
 */
export function listedText(mark: RetractionMark, day: (iso: string) => string): string | null {
  const { nature, date, asOf } = mark;
  if (nature === null) return null;
  const when = date === null ? 'day not given' : day(date);
  return `Listed: ${nature} (${when}), by the imported list as of ${day(asOf)}`;
}

/** Lists of everything that is known name some tens of thousands of publications; far fewer is a part of one. */
const WHOLE_LIST = 20_000;

/** Whether a list of so many publications can only be a part of what is known. */
export const isShortList = (papers: number | undefined): papers is number =>
  papers !== undefined && papers < WHOLE_LIST;

/** What stands beside "none known" where the list is a part: it says nothing of most publications. */
export const shortListText = (papers: number): string =>
  `The list names ${papers === 1 ? 'only 1 publication' : `only ${papers.toLocaleString('en')} publications`}, and tens of thousands are known: not to be named says little`;

function noneKnownText({ asOf, papers }: RetractionMark, day: (iso: string) => string): string {
  const none = `None known as of ${day(asOf)} (imported list)`;
  return isShortList(papers) ? `${none}. ${shortListText(papers)}` : none;
}

/** How grave what the list says is; null for what only adds to the record, such as a correction, and where nothing is known. */
export function gravityOf(
  mark: RetractionMark | null | undefined,
): 'retracted' | 'of concern' | null {
  switch (mark?.nature?.trim().toLowerCase()) {
    case 'retraction':
      return 'retracted';
    case 'expression of concern':
      return 'of concern';
    default:
      return null;
  }
}

const gravityWords = {
  retracted: 'listed as retracted',
  'of concern': 'listed with an expression of concern',
} as const;

/** "listed as retracted", to stand behind the name of a source; null where nothing grave is listed. */
export function graveText(mark: RetractionMark | null | undefined): string | null {
  const gravity = gravityOf(mark);
  return gravity === null ? null : gravityWords[gravity];
}

/**
 * What is to be said where a statement rests on sources that a list names: "1 of its 3 sources is listed as retracted".
 * @param marks one for each source; what is not marked counts among them
 * @returns null where nothing grave is listed
 */
export function sourcesListedText(
  marks: readonly (RetractionMark | null | undefined)[],
): string | null {
  const of = marks.length;
  const parts = (['retracted', 'of concern'] as const).flatMap((gravity) => {
    const count = marks.filter((mark) => gravityOf(mark) === gravity).length;
    if (count === 0) return [];
    const which =
      of === 1
        ? 'Its only source is'
        : count === of
          ? `All of its ${of} sources are`
          : `${count} of its ${of} sources ${count === 1 ? 'is' : 'are'}`;
    return [`${which} ${gravityWords[gravity]}`];
  });
  return parts.length === 0 ? null : parts.join('; ');
}

/**
 * The state of a publication in one sentence, also where nothing was checked.
 * @param identified whether it has a DOI or PMID, by which lists name publications
 */
export function retractionText(
  mark: RetractionMark | null | undefined,
  identified: boolean,
  day: (iso: string) => string,
): string {
  if (mark === null || mark === undefined) {
    return identified
      ? 'Not checked: no dated list of retractions has been imported.'
      : 'Not checked: it has neither DOI nor PMID, by which lists of retractions name publications.';
  }
  return `${listedText(mark, day) ?? noneKnownText(mark, day)}.`;
}
