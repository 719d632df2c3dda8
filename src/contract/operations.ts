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
import { dayGoals, Schedule } from './day.ts';
import {
  FoodCombinationInput,
  FoodCombinationOutput,
  FoodFirstInput,
  FoodFirstOutput,
} from './foodFirst.ts';
import { ClaimId, ConditionId, JobId, SubstanceId } from './ids.ts';
import {
  FileReading,
  FoodMapping,
  ImportFoodsInput,
  ImportProgress,
  ImportResult,
  ImportRetractionsInput,
  PackRef,
  PackSummary,
  PackUses,
  ReadFileInput,
  StoredMapping,
} from './imports.ts';
import {
  BackupPreview,
  BackupRef,
  BackupSummary,
  DamagedFile,
  DamagedRef,
  DismissDamageInput,
  ExportDataInput,
  ExportedFile,
  ImportDataInput,
  ImportedData,
  Recovery,
  RemoveDamagedInput,
  Restored,
  RestoreInput,
} from './ownData.ts';
import { Plan } from './plan.ts';
import { CompareInput, PlanChanges } from './planChanges.ts';
import {
  ExportedReadings,
  ExportReadingsInput,
  ImportCitationsInput,
  ListReadingsInput,
  PrintedReading,
  Reading,
  ReadingList,
  ReadingRef,
  SaveReadingInput,
} from './readings.ts';
import { ReportDocument, ReportSection } from './reportDocument.ts';
import {
  EraseInput,
  KeepVersionInput,
  PlanRef,
  PlanSummary,
  PlanVersion,
  PlanVersionRef,
  PlanVersionSummary,
  ProductRef,
  ProfileRef,
  SavePlanInput,
  SaveProductInput,
  SaveProfileInput,
  Settings,
  StoredPlan,
  StoredProduct,
  StoredProfile,
} from './userData.ts';

const text = v.string();
const nothing = v.strictObject({});

/** How dates are written in print: 22 November 2026 · November 22, 2026 · 2026-11-22. */
export const dateStyles = ['long', 'us', 'iso'] as const;
/** How micrograms are written in print. Labels use both. */
export const microSigns = ['mcg', 'µg'] as const;

const day = v.pipe(
  v.string(),
  v.isoDate('must be a date such as 2026-11-22'),
  v.check(isCalendarDay, 'must be a day of the calendar'),
);

const reportOptions = {
  paper: v.optional(v.picklist(['a4', 'letter'], 'must be a4 or letter'), 'a4'),
  /** Printed as the date of the report; the same input, edition and date give the same bytes. */
  asOf: v.optional(day),
  /** Type a third larger, for tired eyes. */
  largePrint: v.optional(v.boolean('must be true or false'), false),
  /** Black, white and greys alone. */
  blackAndWhite: v.optional(v.boolean('must be true or false'), false),
  dates: v.optional(v.picklist(dateStyles, 'must be long, us or iso'), 'long'),
  micro: v.optional(v.picklist(microSigns, 'must be mcg or µg'), 'mcg'),
  /** Names a report while it is made, for `report.progress` and `report.cancel`. Never printed. */
  job: v.optional(JobId),
};

const printedReadings = v.optional(
  v.pipe(v.array(PrintedReading), v.maxLength(50, 'are more than 50')),
  [],
);

/** What a report is about. */
export const ReportInput = v.variant('kind', [
  v.strictObject({
    kind: v.literal('plan'),
    plan: Plan,
    /** null: all sections. */
    sections: v.optional(v.nullable(v.pipe(v.array(ReportSection), v.minLength(1))), null),
    /** Initials in place of the name. */
    initialsOnly: v.optional(v.boolean('must be true or false'), false),
    /** Prints no condition and nothing that would tell one; how many findings that leaves out is printed. */
    hideDiagnoses: v.optional(v.boolean('must be true or false'), false),
    /** Printed after the references as added by the reader; left out, with their number, where diagnoses are. */
    readings: printedReadings,
    /** An earlier plan, which the section `changes` is about; null: there is none. */
    since: v.optional(
      v.nullable(v.strictObject({ plan: Plan, date: day, edition: v.string() })),
      null,
    ),
    ...reportOptions,
  }),
  /** What is taken, on a card for the wallet. */
  v.strictObject({
    kind: v.literal('card'),
    plan: Plan,
    initialsOnly: v.optional(v.boolean('must be true or false'), false),
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

export const reportStates = [
  'unknown',
  'waiting',
  'drawing',
  'done',
  'failed',
  'cancelled',
] as const;
const ReportProgress = v.object({
  /** `unknown`: no report of this name has been asked for, or it is long done. */
  state: v.picklist(reportStates),
  /** The page that is being drawn; null before the first. */
  page: v.nullable(v.number()),
});

/** A table of a report as a CSV file (RFC 4180, UTF-8). */
const ReportTable = v.object({ name: text, caption: text, csv: text });

const VerifyInput = v.strictObject({
  /** The PDF, base64. */
  pdf: Base64,
  plan: Plan,
  /** Those that the report was asked to print: they belong to its fingerprint. */
  readings: printedReadings,
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

const DoctorOutput = v.object({
  ok: v.boolean(),
  packs: v.array(v.object({ id: text, edition: text, ok: v.boolean() })),
  userData: v.object({
    ok: v.boolean(),
    /** Schema version; null where there is no personal data yet. */
    version: v.nullable(v.number()),
    plans: v.nullable(v.number()),
    backups: v.number(),
    /** Damage that was found and mended, oldest first; `problems` says the same in sentences. */
    recoveries: v.array(Recovery),
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
  /** The day of a plan laid out anew; `check` carries the one with the goal "times". */
  day: operation(
    'read',
    v.strictObject({ plan: Plan, goal: v.optional(v.picklist(dayGoals), 'times') }),
    Schedule,
  ),
  foodFirst: operation('read', FoodFirstInput, FoodFirstOutput),
  foodCombination: operation('read', FoodCombinationInput, FoodCombinationOutput),
  compare: operation('read', CompareInput, PlanChanges),
  report: operation('read', ReportInput, ReportOutput),
  'report.tables': operation('read', ReportInput, v.array(ReportTable)),
  'report.progress': operation('read', v.strictObject({ job: JobId }), ReportProgress),
  'report.cancel': operation('read', v.strictObject({ job: JobId }), nothing),
  'report.preview': operation('read', ReportInput, ReportDocument),
  'report.verify': operation('read', VerifyInput, VerifyOutput),
  sources: operation('read', SourcesInput, SourcesOutput),
  reference: operation('read', nothing, ReferenceOutput),
  packs: operation('read', nothing, v.array(PackSummary)),
  'packs.uses': operation('personal', PackRef, PackUses),
  'packs.remove': operation('write', PackRef, nothing),
  /** Says what a chosen file is; takes nothing in. */
  'files.read': operation('personal', ReadFileInput, FileReading),
  'imports.foods': operation('write', ImportFoodsInput, ImportResult),
  'imports.retractions': operation('write', ImportRetractionsInput, ImportResult),
  'imports.citations': operation('write', ImportCitationsInput, ImportResult),
  'imports.progress': operation('read', v.strictObject({ job: JobId }), ImportProgress),
  'imports.cancel': operation('write', v.strictObject({ job: JobId }), nothing),
  'mappings.list': operation('personal', nothing, v.array(StoredMapping)),
  'mappings.save': operation('write', v.strictObject({ mapping: FoodMapping }), StoredMapping),
  'mappings.remove': operation('write', v.strictObject({ id: text }), nothing),
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
  'plans.versions': operation('personal', PlanRef, v.array(PlanVersionSummary)),
  'plans.version': operation('personal', PlanVersionRef, PlanVersion),
  'plans.keep': operation('write', KeepVersionInput, PlanVersionSummary),
  'profiles.list': operation('personal', nothing, v.array(StoredProfile)),
  'profiles.save': operation('write', SaveProfileInput, StoredProfile),
  'profiles.remove': operation('write', ProfileRef, nothing),
  'products.list': operation('personal', nothing, v.array(StoredProduct)),
  'products.save': operation('write', SaveProductInput, StoredProduct),
  'products.remove': operation('write', ProductRef, nothing),
  'readings.list': operation('personal', ListReadingsInput, ReadingList),
  'readings.get': operation('personal', ReadingRef, Reading),
  'readings.save': operation('write', SaveReadingInput, Reading),
  'readings.remove': operation('write', ReadingRef, nothing),
  'readings.export': operation('personal', ExportReadingsInput, ExportedReadings),
  'backups.list': operation('personal', nothing, v.array(BackupSummary)),
  'backups.preview': operation('personal', BackupRef, BackupPreview),
  'backups.restore': operation('write', RestoreInput, Restored),
  'damaged.list': operation('personal', nothing, v.array(DamagedFile)),
  /** The rows of a damaged file that can still be read, as an export that can be imported. */
  'damaged.export': operation('personal', DamagedRef, ExportedFile),
  'damaged.dismiss': operation('write', DismissDamageInput, nothing),
  'damaged.remove': operation('write', RemoveDamagedInput, nothing),
  'data.export': operation('personal', ExportDataInput, ExportedFile),
  'data.import': operation('write', ImportDataInput, ImportedData),
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
