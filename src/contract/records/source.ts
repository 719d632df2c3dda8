/** Sources: publications, labels and web pages in CSL-JSON with their verification record. */
import * as v from 'valibot';
import { SourceId } from '../ids.ts';
import { RetractionMark } from '../retraction.ts';
import * as words from '../vocabulary.ts';
import { text, isoDate, count } from './fields.ts';

const CslName = v.union([
  v.strictObject({ family: text, given: v.optional(text), suffix: v.optional(text) }),
  v.strictObject({ literal: text }),
]);
export type CslName = v.InferOutput<typeof CslName>;

const CslDate = v.strictObject({
  'date-parts': v.tuple([
    v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1), v.maxLength(3)),
  ]),
});

export const VerificationRecord = v.strictObject({
  design: v.nullish(v.picklist(words.studyDesigns)),
  participants: v.nullish(count),
  /** `shortened`: further authors exist; `unchecked`: the list may be cut. Both print "et al." */
  authorList: v.nullish(v.picklist(['shortened', 'unchecked'])),
  /** Chapters or tables of a book that are cited through this one record. */
  parts: v.optional(v.array(v.strictObject({ title: text, URL: text }))),
  verifiedFrom: v.pipe(v.array(text), v.minLength(1)),
  verifiedOn: isoDate,
  note: v.nullish(text),
});

/** A publication, label or web page in CSL-JSON as the content holds it; `custom` is its design and verification record. */
export const AuthoredSource = v.strictObject({
  id: SourceId,
  type: v.picklist(['article-journal', 'webpage', 'report', 'book', 'chapter', 'dataset']),
  title: text,
  author: v.optional(v.array(CslName)),
  editor: v.optional(v.array(CslName)),
  'container-title': v.optional(text),
  publisher: v.optional(text),
  'publisher-place': v.optional(text),
  issued: v.optional(CslDate),
  accessed: v.optional(CslDate),
  volume: v.optional(text),
  issue: v.optional(text),
  number: v.optional(text),
  page: v.optional(text),
  DOI: v.optional(text),
  PMID: v.optional(text),
  PMCID: v.optional(text),
  ISBN: v.optional(text),
  URL: v.optional(text),
  custom: VerificationRecord,
});

/** A source as it is shown: with what an imported list of retracted papers says, which is never part of the content. */
export const SourceRecord = v.strictObject({
  ...AuthoredSource.entries,
  custom: v.strictObject({
    ...VerificationRecord.entries,
    retraction: v.optional(RetractionMark),
  }),
});
export type SourceRecord = v.InferOutput<typeof SourceRecord>;
