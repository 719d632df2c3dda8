/** Files that the person brings in: food tables, lists of retracted papers, and the packs that they become. */
import * as v from 'valibot';
import { FoodId, JobId, PlanId } from './ids.ts';
import { decimalSigns } from './tableNumbers.ts';

const text = v.string();
const count = v.number();

/**
 * A file on this computer that a host has let the person choose. Pages never name a path: the host hands the file to the
 * core, and the page gets this id for it. It is forgotten when Cofactor ends.
 */
export const FileId = v.pipe(
  v.string(),
  v.uuid('must be the id of a chosen file'),
  v.brand('FileId'),
);
export type FileId = v.InferOutput<typeof FileId>;

/** `reference` the built-in one · `foods` an imported food table · `retractions` a list of retracted papers. */
export const packKinds = ['reference', 'foods', 'retractions'] as const;
export type PackKind = (typeof packKinds)[number];

/** Id of a pack: the name of its file. */
export const PackId = v.pipe(
  v.string(),
  v.maxLength(80, 'is too long for a pack'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be the id of a pack, as `packs` lists it'),
  v.brand('PackId'),
);
export type PackId = v.InferOutput<typeof PackId>;

export const PackSummary = v.object({
  id: text,
  title: text,
  edition: text,
  licence: text,
  counts: v.record(text, count),
  /** When the file was built or imported. */
  built: text,
  kind: v.picklist(packKinds),
  /** False for what belongs to Cofactor itself. */
  removable: v.boolean(),
});
export type PackSummary = v.InferOutput<typeof PackSummary>;

export const PackRef = v.strictObject({ id: PackId });
/** Saved plans with foods of a pack: without it, these foods have no values. */
export const PackUses = v.object({
  plans: v.array(v.object({ plan: PlanId, title: text, foods: v.array(FoodId) })),
});

/** Units in which a column of a food table may be written, per 100 g; kJ become kcal (1 kcal = 4.184 kJ). */
export const columnUnits = ['g', 'mg', 'mcg', 'kcal', 'kJ', 'IU'] as const;
export type ColumnUnit = (typeof columnUnits)[number];

/** How the columns of a food table of any country are read. Columns are named by their heading. */
export const FoodMapping = v.strictObject({
  /** Title of the table, shown with every food: "CIQUAL 2020". */
  title: v.pipe(text, v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(100)),
  licence: v.pipe(text, v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(200)),
  edition: v.pipe(text, v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(60)),
  delimiter: v.picklist([',', ';', '\t', '|'], 'must be a comma, semicolon, tab or bar'),
  encoding: v.picklist(
    ['utf-8', 'windows-1252', 'utf-16le'],
    'must be utf-8, windows-1252 or utf-16le',
  ),
  /** The sign before decimals; left out or null: as the cells show, and where they leave it open the import asks. */
  decimal: v.optional(v.nullable(v.picklist(decimalSigns, 'must be a point or a comma'))),
  /** The sign between thousands; left out or null: none but spaces. */
  thousands: v.optional(v.nullable(v.picklist(decimalSigns, 'must be a point or a comma'))),
  /** Column with a code that no two foods share; null: the table has none, and the names tell the foods apart. */
  code: v.nullable(text),
  name: text,
  group: v.nullable(text),
  synonyms: v.nullable(text),
  /** What stands for "no value", beside an empty cell: "-", "N". */
  noValue: v.array(v.pipe(text, v.maxLength(40))),
  /** What stands for a trace; null: such cells are not read. A trace is no number, so it counts as unknown. */
  trace: v.array(v.pipe(text, v.maxLength(40))),
  amounts: v.pipe(
    v.array(
      v.strictObject({
        column: text,
        /** Column of Cofactor's food table, such as `magnesium_mg`. */
        nutrient: text,
        unit: v.picklist(columnUnits, `must be one of ${columnUnits.join(', ')}`),
      }),
    ),
    v.minLength(1, 'must name at least one nutrient'),
  ),
});
export type FoodMapping = v.InferOutput<typeof FoodMapping>;

/** A table is read as the person says, where they do; what is left out is guessed from the beginning of the file. */
export const ReadFileInput = v.strictObject({
  file: FileId,
  delimiter: v.optional(FoodMapping.entries.delimiter),
  encoding: v.optional(FoodMapping.entries.encoding),
  /** What the table is to be called: tells which one it would take the place of. */
  title: v.optional(v.pipe(text, v.maxLength(100))),
});

/** A table that is here already and goes when another one is imported. */
export const ReplacedPack = v.object({
  id: text,
  title: text,
  edition: text,
  foods: count,
  /** Plans with foods of it. */
  plans: v.array(
    v.object({
      plan: PlanId,
      title: text,
      /** `becomes`: the name of the food in the new table; null: it is not in it. Left out where that is not known yet. */
      foods: v.array(v.object({ food: FoodId, name: text, becomes: v.optional(v.nullable(text)) })),
    }),
  ),
});
export type ReplacedPack = v.InferOutput<typeof ReplacedPack>;

const perSign = v.object({ '.': v.nullable(text), ',': v.nullable(text) });

/** What a chosen file seems to be, before anything is read in. */
export const FileReading = v.variant('kind', [
  v.object({
    kind: v.literal('fdc'),
    name: text,
    title: text,
    /** Release of the download, as its folder is named; null where it does not tell. */
    release: v.nullable(text),
    /** Size of what will be read, in bytes. */
    bytes: count,
    /** Id of the pack that it becomes, and whether one of this id is there already. */
    pack: text,
    replaces: v.boolean(),
    /** What it would take the place of, and how its release stands to that one; null where nothing is replaced. */
    inUse: v.optional(
      v.nullable(
        v.object({
          pack: ReplacedPack,
          release: v.picklist(['older', 'same', 'newer', 'unknown']),
        }),
      ),
    ),
  }),
  v.object({
    kind: v.literal('table'),
    name: text,
    bytes: count,
    delimiter: text,
    encoding: text,
    decimal: text,
    columns: v.array(text),
    /** The first rows, as they stand. */
    sample: v.array(v.array(text)),
    /** What each heading seems to hold; a guess that the person confirms. */
    guess: v.array(
      v.object({
        column: text,
        nutrient: v.nullable(text),
        unit: v.nullable(text),
        /** Why a heading that speaks of a nutrient is not taken for it: "The heading says “per kg”, not per 100 g." */
        why: v.optional(v.nullable(text)),
      }),
    ),
    /** For each column, in their order: what its first cells show of the sign before decimals. */
    signs: v.optional(v.array(v.object({ plain: perSign, open: perSign, grouped: perSign }))),
    /** The table that one of the title would take the place of; null: none. */
    inUse: v.optional(v.nullable(ReplacedPack)),
  }),
  v.object({
    kind: v.literal('citations'),
    name: text,
    format: v.picklist(['nbib', 'ris', 'bibtex', 'csl-json']),
    count,
  }),
  v.object({ kind: v.literal('retractions'), name: text, bytes: count }),
  v.object({
    kind: v.literal('data'),
    name: text,
    /** True: it opens with its passphrase alone, so nothing else is known. */
    encrypted: v.boolean(),
    exportedAt: v.nullable(text),
    counts: v.record(text, count),
  }),
]);
export type FileReading = v.InferOutput<typeof FileReading>;

/** What an import brought. The command line prints it as it is. */
export const ImportResult = v.object({
  /** Id of the pack; null where the file went into the person's own data. */
  pack: v.nullable(text),
  counts: v.record(text, count),
  /** Left out, by reason. */
  skipped: v.array(v.object({ what: text, count, example: v.nullable(text) })),
  /** Nutrients of the file that Cofactor's food table has no column for. */
  unknown: v.array(v.object({ id: text, name: v.nullable(text), unit: v.nullable(text), count })),
  /** The table that went, with what became of the foods of plans; null: none did. */
  replaced: v.optional(v.nullable(ReplacedPack)),
  /** What was done as it was said, and may be meant otherwise, in sentences. */
  notes: v.optional(v.array(text)),
});
export type ImportResult = v.InferOutput<typeof ImportResult>;

export const ImportFoodsInput = v.strictObject({
  file: FileId,
  /** Names the work for `imports.progress` and `imports.cancel`. */
  job: v.optional(JobId),
  /** How a table is read; null: the file is a FoodData Central download. */
  mapping: v.optional(v.nullable(FoodMapping), null),
});
export const ImportRetractionsInput = v.strictObject({ file: FileId, job: v.optional(JobId) });

export const importPhases = [
  'reading',
  'foods',
  'amounts',
  'portions',
  'search',
  'checking',
] as const;
export const ImportProgress = v.object({
  state: v.picklist(['unknown', 'waiting', 'running', 'done', 'failed', 'cancelled']),
  phase: v.nullable(v.picklist(importPhases)),
  /** Share of the whole work, 0 to 1; null before it can be told. */
  share: v.nullable(count),
  rows: count,
  rowsPerSecond: v.nullable(count),
  secondsLeft: v.nullable(count),
});
export type ImportProgress = v.InferOutput<typeof ImportProgress>;

/** A mapping that was kept for the next edition of the same table. */
export const StoredMapping = v.object({ id: text, mapping: FoodMapping, updatedAt: text });
export type StoredMapping = v.InferOutput<typeof StoredMapping>;
