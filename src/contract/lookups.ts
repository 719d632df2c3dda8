/** Published values of a person, conversions of units, the glossary. */
import * as v from 'valibot';
import { FormId, SourceId, SubstanceId } from './ids.ts';
import { IntakeRecord, SourceRecord } from './records.ts';
import * as words from './vocabulary.ts';

const text = v.string();

export const IntakesInput = v.strictObject({
  /** Completed years. */
  age: v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number of years'),
    v.minValue(0, 'must not be negative'),
    v.maxValue(120, 'must be at most 120'),
  ),
  sex: v.picklist(words.sexes),
  state: v.optional(v.picklist(words.lifeStates), 'none'),
});
export const IntakesOutput = v.object({
  /** Every published value for the person, of both authorities. */
  intakes: v.array(IntakeRecord),
  /** Label of the life stage per authority; null where the authority has none for this person. */
  lifeStages: v.record(v.picklist(words.authorities), v.nullable(text)),
  sources: v.array(SourceRecord),
  edition: text,
});
export type IntakesOutput = v.InferOutput<typeof IntakesOutput>;

export const ConvertInput = v.strictObject({
  substance: SubstanceId,
  amount: v.pipe(
    v.number('must be a number'),
    v.finite('must be a number'),
    v.minValue(0, 'must not be negative'),
    v.maxValue(1e12, 'is too large'),
  ),
  /** A unit that the substance can be given in ("mg", "IU", "mmol"). */
  unit: v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(40)),
  /** The compound that the amount is of; null: the substance itself. */
  form: v.optional(v.nullable(FormId), null),
});
export const ConvertOutput = v.object({
  /** Units in which an amount of this substance or form can be entered. */
  units: v.array(text),
  results: v.array(
    v.object({
      amount: v.number(),
      unit: text,
      /** What the amount is of ("elemental magnesium"). */
      of: text,
      /** The arithmetic with its figures ("500 mg × 0.603 = 301.5 mg"). */
      arithmetic: text,
      note: v.nullable(text),
      sources: v.array(SourceId),
    }),
  ),
  sources: v.array(SourceRecord),
});
export type ConvertOutput = v.InferOutput<typeof ConvertOutput>;

export const GlossaryEntry = v.object({
  id: text,
  term: text,
  /** Other spellings under which the term occurs in texts. */
  also: v.array(text),
  text,
  sources: v.array(SourceId),
});
export type GlossaryEntry = v.InferOutput<typeof GlossaryEntry>;
export const GlossaryOutput = v.object({
  entries: v.array(GlossaryEntry),
  sources: v.array(SourceRecord),
});
export type GlossaryOutput = v.InferOutput<typeof GlossaryOutput>;
