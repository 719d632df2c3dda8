/** Amounts in other units, with the arithmetic and the sources of the factors. */
import { CofactorError } from '../../contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '../../contract/operations.ts';
import type { SourceService } from '../citation/sources.ts';
import type { IntakeService } from '../intake/service.ts';
import type { SubstanceService } from '../substance/service.ts';
import { convertAmount, convertibleUnits } from '../units/convert.ts';

interface ConvertContext {
  substances: SubstanceService;
  intakes: IntakeService;
  sources: SourceService;
}

/** @throws CofactorError `unknown-id` or `invalid-input` with the field */
export function convert(
  { substance: id, amount, unit, form: formId }: ParsedInputOf<'convert'>,
  { substances, intakes, sources }: ConvertContext,
): OutputOf<'convert'> {
  const substance = substances.get(id);
  if (substance === null) {
    throw new CofactorError('unknown-id', `No substance has the id "${id}".`, 'substance');
  }
  const form = formId === null ? null : substances.form(formId);
  if (formId !== null && form?.substance !== substance.id) {
    throw new CofactorError(
      'unknown-id',
      `${substance.name} has no form with the id "${formId}".`,
      'form',
    );
  }
  const conversions = intakes.conversions(substance.id);
  const found = convertAmount({ substance, form, amount, unit, conversions });
  if (found === null) {
    const known = convertibleUnits(substance, form, conversions);
    throw new CofactorError(
      'invalid-input',
      `"${unit}" is not a unit of ${(form ?? substance).name}; use ${known.join(', ') || 'another substance: this one has no conversions'}.`,
      'unit',
    );
  }
  return {
    ...found,
    sources: sources.many([...new Set(found.results.flatMap((one) => one.sources))]),
  };
}
