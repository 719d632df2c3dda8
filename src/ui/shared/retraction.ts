/** How a mark of the imported list of retractions looks. */
import type { RetractionMark } from '../../contract/retraction.ts';

/** What was retracted, or gives concern, is marked as harm; a correction or a reinstatement is a note. */
export function retractionTone({ nature }: RetractionMark): 'harm' | 'notice' {
  return /^(?:retraction|expression of concern)$/iu.test(nature?.trim() ?? '') ? 'harm' : 'notice';
}
