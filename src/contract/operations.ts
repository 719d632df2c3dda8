/**
 * The one registry of operations. Preload, main process, core process, web host and command line iterate this list;
 * the core must implement every name, or it does not compile.
 */
import * as v from 'valibot';
import {
  AskInput,
  AskOutput,
  BrowseOutput,
  ConvertInput,
  ConvertOutput,
  foodBases,
  FoodsInput,
  FoodsOutput,
  GlossaryOutput,
  IntakesInput,
  IntakesOutput,
  SearchInput,
  SearchOutput,
  ShowInput,
  ShowOutput,
  sourceFormats,
} from './answers.ts';
import { Base64 } from './base64.ts';
import { isCalendarDay } from './calendarDay.ts';
import { CheckInput, CheckOutput } from './check.ts';
import { ClaimId, ConditionId, SubstanceId } from './ids.ts';
import { Plan } from './plan.ts';
import { ReportDocument, ReportSection } from './reportDocument.ts';
import {
  EraseInput,
  PlanRef,
  PlanSummary,
  SavePlanInput,
  Settings,
  StoredPlan,
} from './userData.ts';

const text = v.string();
const nothing = v.strictObject({});

const reportOptions = {
  paper: v.optional(v.picklist(['a4', 'letter'], 'must be a4 or letter'), 'a4'),
  /** Printed as the date of the report; the same input, edition and date give the same bytes. */
  asOf: v.optional(
    v.pipe(
      v.string(),
      v.isoDate('must be a date such as 2026-11-22'),
      v.check(isCalendarDay, 'must be a day of the calendar'),
    ),
  ),
};

/** What a report is about. */
export const ReportInput = v.variant('kind', [
  v.strictObject({
    kind: v.literal('plan'),
    plan: Plan,
    /** null: all sections. */
    sections: v.optional(v.nullable(v.pipe(v.array(ReportSection), v.minLength(1))), null),
    ...reportOptions,
  }),
  v.strictObject({
    kind: v.literal('answer'),
    substance: SubstanceId,
    condition: ConditionId,
    ...reportOptions,
  }),
  v.strictObject({ kind: v.literal('substance'), substance: SubstanceId, ...reportOptions }),
  v.strictObject({ kind: v.literal('condition'), condition: ConditionId, ...reportOptions }),
  v.strictObject({
    kind: v.literal('foods'),
    substance: SubstanceId,
    per: v.optional(v.picklist(foodBases), '100g'),
    ...reportOptions,
  }),
]);
export type ReportInput = v.InferOutput<typeof ReportInput>;

export const ReportOutput = v.object({
  /** The PDF, base64. */
  pdf: text,
  fileName: text,
  pages: v.number(),
  bytes: v.number(),
  fingerprint: text,
  edition: text,
  asOf: text,
});
export type ReportOutput = v.InferOutput<typeof ReportOutput>;

const VerifyInput = v.strictObject({
  /** The PDF, base64. */
  pdf: Base64,
  plan: Plan,
});
const VerifyOutput = v.object({
  matches: v.boolean(),
  /** Fingerprint printed in the file; null where none was found. */
  found: v.nullable(text),
  expected: text,
  edition: text,
});

const SourcesInput = v.variant('of', [
  v.strictObject({ of: v.literal('all'), format: v.picklist(sourceFormats) }),
  v.strictObject({ of: v.literal('claim'), claim: ClaimId, format: v.picklist(sourceFormats) }),
  v.strictObject({ of: v.literal('plan'), plan: Plan, format: v.picklist(sourceFormats) }),
]);
const SourcesOutput = v.object({
  format: v.picklist(sourceFormats),
  count: v.number(),
  text,
  edition: text,
});

export const PackSummary = v.object({
  id: text,
  title: text,
  edition: text,
  licence: text,
  counts: v.record(text, v.number()),
  built: text,
});
export type PackSummary = v.InferOutput<typeof PackSummary>;

const DoctorOutput = v.object({
  ok: v.boolean(),
  packs: v.array(v.object({ id: text, edition: text, ok: v.boolean() })),
  userData: v.object({
    ok: v.boolean(),
    /** Schema version; null where there is no personal data yet. */
    version: v.nullable(v.number()),
    plans: v.nullable(v.number()),
    backups: v.number(),
  }),
  problems: v.array(text),
});

const ReferenceOutput = v.object({
  title: text,
  edition: text,
  contentDate: text,
  licence: text,
  counts: v.record(text, v.number()),
  /** What the kinds, scopes and equivalents of intake references mean, by "kind/UL", "scope/supplements" … */
  terms: v.record(text, text),
  /** https hosts that occur in sources: the only ones a link may open. */
  linkHosts: v.array(text),
});

/** Reads never touch personal data; writes change it. `personal` reads it. */
export type OperationKind = 'read' | 'personal' | 'write';

const operation = <I extends v.GenericSchema, O extends v.GenericSchema>(
  kind: OperationKind,
  input: I,
  output: O,
) => ({ kind, input, output });

export const operations = {
  search: operation('read', SearchInput, SearchOutput),
  ask: operation('read', AskInput, AskOutput),
  show: operation('read', ShowInput, ShowOutput),
  browse: operation('read', nothing, BrowseOutput),
  foods: operation('read', FoodsInput, FoodsOutput),
  intakes: operation('read', IntakesInput, IntakesOutput),
  glossary: operation('read', nothing, GlossaryOutput),
  convert: operation('read', ConvertInput, ConvertOutput),
  check: operation('read', CheckInput, CheckOutput),
  report: operation('read', ReportInput, ReportOutput),
  'report.preview': operation('read', ReportInput, ReportDocument),
  'report.verify': operation('read', VerifyInput, VerifyOutput),
  sources: operation('read', SourcesInput, SourcesOutput),
  reference: operation('read', nothing, ReferenceOutput),
  packs: operation('read', nothing, v.array(PackSummary)),
  doctor: operation('personal', nothing, DoctorOutput),
  'plan.parse': operation(
    'read',
    v.strictObject({ text: v.pipe(v.string(), v.maxLength(5_000_000, 'is too large for a plan')) }),
    Plan,
  ),
  'plans.list': operation('personal', nothing, v.array(PlanSummary)),
  'plans.get': operation('personal', PlanRef, StoredPlan),
  'plans.save': operation('write', SavePlanInput, StoredPlan),
  'plans.remove': operation('write', PlanRef, nothing),
  'settings.get': operation('personal', nothing, Settings),
  'settings.save': operation('write', Settings, Settings),
  'data.erase': operation('write', EraseInput, nothing),
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
/** Input as a caller writes it (defaults may be left out). */
export type InputOf<N extends OperationName> = v.InferInput<Operations[N]['input']>;
/** Input as a handler receives it: validated, defaults filled in. */
export type ParsedInputOf<N extends OperationName> = v.InferOutput<Operations[N]['input']>;
export type OutputOf<N extends OperationName> = v.InferOutput<Operations[N]['output']>;

/** One handler per operation; a missing or surplus one is a compile error. */
export type Handlers = {
  [N in OperationName]: (input: ParsedInputOf<N>) => OutputOf<N> | Promise<OutputOf<N>>;
};

const names: ReadonlySet<string> = new Set(Object.keys(operations));
export function isOperationName(name: string): name is OperationName {
  return names.has(name);
}
export const operationNames: readonly OperationName[] =
  Object.keys(operations).filter(isOperationName);
