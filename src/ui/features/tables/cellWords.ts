/** How cells of a column will be read, in words: the text of a file alone reassures where a sign is taken wrongly. */
import { bothReadings, cellReader, type NumberForm } from '../../../contract/tableNumbers.ts';
import { numberText } from '../../shared/format.ts';
import type { MappingDraft } from './mappingDraft.ts';

interface ReadCell {
  /** As it stands in the file. */
  readonly text: string;
  /** "2.25 mg", "not known", "2.25 or 2,250". */
  readonly as: string;
}

const open = /^[<≤]?\s*\d+[.,]\d+$/u;

function wordsOf(
  text: string,
  form: NumberForm | null,
  unit: string,
  { noValue, trace }: Pick<MappingDraft, 'noValue' | 'trace'>,
): string {
  if (form === null) {
    if (!open.test(text)) return '';
    const { decimals, thousands } = bothReadings(text);
    return `${numberText(decimals)} or ${numberText(thousands)}`;
  }
  const signs = (list: string): string[] => list.split(/\s+/u).filter(Boolean);
  const value = cellReader({ ...form, noValue: signs(noValue), trace: signs(trace) })(text);
  if (value.is !== 'amount') return 'not known';
  return unit === '' ? numberText(value.amount) : `${numberText(value.amount)} ${unit}`;
}

/** The first cells of a column that is read, with what they become. @param form null: which sign is meant is open */
export const readCells = (
  cells: readonly string[],
  form: NumberForm | null,
  unit: string,
  signs: Pick<MappingDraft, 'noValue' | 'trace'>,
): ReadCell[] => cells.map((text) => ({ text, as: wordsOf(text, form, unit, signs) }));
