/** How a mark of the imported list of retractions looks. */
import { gravityOf, type RetractionMark } from '../../contract/retraction.ts';

/** What was retracted, or gives concern, is marked as harm; a correction or a reinstatement is a note. */
export const retractionTone = (mark: RetractionMark): 'harm' | 'notice' =>
  gravityOf(mark) === null ? 'notice' : 'harm';
