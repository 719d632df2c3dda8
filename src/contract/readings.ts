/** The person's own reading list: papers that they added, with their own notes. Never part of the reviewed reference. */
import * as v from 'valibot';
import { sourceFormats } from './answers.ts';
import { EntityRef } from './ids.ts';
import { FileId } from './imports.ts';
import { RetractionMark } from './retraction.ts';

const text = v.string();

export const ReadingId = v.pipe(
  v.string(),
  v.uuid('must be the id of a reading'),
  v.brand('ReadingId'),
);
export type ReadingId = v.InferOutput<typeof ReadingId>;

const Name = v.strictObject({
  family: v.optional(text),
  given: v.optional(text),
  /** "Jr", "III". */
  suffix: v.optional(text),
  literal: v.optional(text),
});

/** The part of CSL-JSON that a reference needs; what a file holds beside it stays behind and is counted. */
export const ReadingItem = v.strictObject({
  type: v.pipe(text, v.minLength(1)),
  title: v.pipe(text, v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(2000)),
  author: v.optional(v.array(Name), []),
  'container-title': v.optional(v.nullable(text), null),
  publisher: v.optional(v.nullable(text), null),
  /** [year], [year, month] or [year, month, day]. */
  issued: v.optional(
    v.nullable(v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1), v.maxLength(3))),
    null,
  ),
  volume: v.optional(v.nullable(text), null),
  issue: v.optional(v.nullable(text), null),
  page: v.optional(v.nullable(text), null),
  DOI: v.optional(v.nullable(text), null),
  PMID: v.optional(v.nullable(text), null),
  PMCID: v.optional(v.nullable(text), null),
  URL: v.optional(v.nullable(text), null),
  abstract: v.optional(v.nullable(v.pipe(text, v.maxLength(50_000))), null),
});
export type ReadingItem = v.InferOutput<typeof ReadingItem>;

/** What the person says of it. */
export const ReadingNotes = v.strictObject({
  notes: v.optional(v.pipe(text, v.maxLength(20_000, 'is too long')), ''),
  tags: v.optional(
    v.pipe(
      v.array(v.pipe(text, v.trim(), v.minLength(1), v.maxLength(60))),
      v.maxLength(50, 'are too many'),
    ),
    [],
  ),
  /** Substances and claims that it is kept with. */
  about: v.optional(v.pipe(v.array(EntityRef), v.maxLength(50, 'are too many')), []),
});

/** A reading as a report prints it. */
export const PrintedReading = v.strictObject({
  item: ReadingItem,
  notes: ReadingNotes.entries.notes,
});
export type PrintedReading = v.InferOutput<typeof PrintedReading>;

export const Reading = v.object({
  id: ReadingId,
  item: ReadingItem,
  ...ReadingNotes.entries,
  revision: v.number(),
  createdAt: text,
  updatedAt: text,
  /** A reviewed source of the reference with the same DOI or PMID. */
  source: v.nullable(text),
  /** What an imported list says; null: there is none, or neither DOI nor PMID: nothing was checked. */
  retraction: v.nullable(RetractionMark),
});
export type Reading = v.InferOutput<typeof Reading>;

/** `id` null adds one. `revision` is the one that was loaded. */
export const SaveReadingInput = v.strictObject({
  id: v.nullable(ReadingId),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  item: ReadingItem,
  ...ReadingNotes.entries,
});
export const ReadingRef = v.strictObject({ id: ReadingId });

const ReadingFilter = v.strictObject({
  /** Words of title, authors, journal, notes and tags; all where empty. */
  query: v.optional(v.pipe(text, v.maxLength(2000, 'is too long')), ''),
  tag: v.optional(v.nullable(text), null),
  about: v.optional(v.nullable(EntityRef), null),
});
export type ReadingFilter = v.InferOutput<typeof ReadingFilter>;

export const ListReadingsInput = v.strictObject({
  ...ReadingFilter.entries,
  /** The first so many of those that fit; all where left out. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1, 'must be at least 1'))),
  /** Abstracts stay behind (null) unless asked for: whoever changes a reading loads it with `readings.get` first. */
  withAbstracts: v.optional(v.boolean()),
});
export const ReadingList = v.object({
  readings: v.array(Reading),
  /** All that fit, also those beyond the limit. */
  found: v.number(),
  /** All of the list, before words and tag. */
  total: v.number(),
  tags: v.array(v.object({ tag: text, count: v.number() })),
});

export const ImportCitationsInput = v.strictObject({ file: FileId });
export const ExportReadingsInput = v.strictObject({
  format: v.picklist(sourceFormats),
  /** null: the whole list. */
  ids: v.optional(v.nullable(v.array(ReadingId)), null),
  /** Of these, the ones that fit, as in `readings.list`. */
  where: v.optional(ReadingFilter),
});
export const ExportedReadings = v.object({
  format: v.picklist(sourceFormats),
  count: v.number(),
  text,
});
