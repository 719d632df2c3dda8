/** Which sign stands before decimals: what the mapping says, checked against the whole table, or what the whole table shows. */
import { CofactorError } from '../../../../contract/errors.ts';
import type { FoodMapping } from '../../../../contract/imports.ts';
import {
  noEvidence,
  noteSigns,
  openSignText,
  otherSign,
  plainSign,
  wrongFormText,
  type NumberForm,
  type SignEvidence,
} from '../../../../contract/tableNumbers.ts';

/** Gathers what the amounts of a table show. */
export class SignReader {
  readonly evidence: SignEvidence = noEvidence();

  see(cell: string): void {
    // Whole numbers, the most frequent cells, show nothing.
    if (cell.includes('.') || cell.includes(',')) noteSigns(this.evidence, cell);
  }
}

/**
 * @throws CofactorError `invalid-input` with `mapping.decimal` where the sign is not said and cells leave it open, or where it
 * is said and other cells show that amounts would come out a thousand times too small or too large
 */
export function formOf(mapping: FoodMapping, evidence: SignEvidence): NumberForm {
  const { decimal: said = null, thousands = null } = mapping;
  const fault = (says: string): CofactorError =>
    new CofactorError('invalid-input', says, 'mapping.decimal');
  const decimal = said ?? (thousands === null ? plainSign(evidence) : otherSign(thousands));
  if (decimal === null) throw fault(openSignText(evidence) ?? 'Choose the sign before decimals.');
  const form = { decimal, thousands };
  const wrong = wrongFormText(evidence, form);
  if (wrong !== null) throw fault(wrong);
  return form;
}
