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
  return `${listedText(mark, day) ?? `None known as of ${day(mark.asOf)} (imported list)`}.`;
}
