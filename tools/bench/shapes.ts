/** What the parts of the search benchmark hand to each other. */

/** A document as every engine gets it. */
export interface Doc {
  /** `kind/entity`: what an engine answers with. */
  readonly ref: string;
  readonly kind: string;
  readonly entity: string;
  readonly title: string;
  readonly subtitle: string;
  /** Other names, separated by ' · '. */
  readonly synonyms: string;
  readonly body: string;
}

export const datasetNames = ['reference', 'foods', 'large'] as const;
export type DatasetName = (typeof datasetNames)[number];

export const engineNames = [
  'cofactor',
  'fts5',
  'minisearch',
  'flexsearch',
  'orama',
  'ufuzzy',
  'fuse',
  'lunr',
] as const;
export type EngineName = (typeof engineNames)[number];

/** An answer card: its type and the records that it is about, as `kind/entity` in any order. */
export interface AnswerCard {
  readonly type: string;
  readonly about: readonly string[];
}

export interface BenchQuery {
  readonly query: string;
  /** What is tested: a kind of the labels, or a kind of damage. */
  readonly kind: string;
  /** Labelled queries are halved; the others were never tuned on. */
  readonly set: 'tune' | 'held-out' | 'generated';
  readonly relevant: readonly string[];
  readonly mustNot: readonly string[];
  readonly answer: AnswerCard | null;
}

/** How much of a dataset a run uses. */
export interface Sizes {
  readonly foods: number;
  readonly large: number;
  readonly foodQueries: number;
  readonly largeQueries: number;
  /** Queries of each kind that are typed letter by letter; null for all of them. */
  readonly typedPerKind: Readonly<Record<DatasetName, number | null>>;
}

export interface Job {
  readonly engine: EngineName;
  readonly dataset: DatasetName;
  readonly sizes: Sizes;
  /** File with the queries, as JSON. */
  readonly queriesFile: string;
  /** Empty folder for an engine that keeps its index in a file. */
  readonly folder: string;
  /** An index in a file is built in one process and served by another. */
  readonly phase: 'build' | 'serve' | 'both';
}

/** The answer of an engine to a whole query. */
export interface Answered {
  /** Place of the query in the list of queries. */
  readonly at: number;
  readonly refs: readonly string[];
  readonly card: AnswerCard | null;
  /** What the engine threw; null for an answer. */
  readonly error: string | null;
}

/** One query typed letter by letter: milliseconds for every prefix of it. */
export interface Typed {
  readonly at: number;
  readonly ms: readonly number[];
}

/** What the process of an engine tells. Bytes are those that the process holds beyond its start. */
export type Message =
  | { readonly stage: 'built'; readonly ms: number; readonly fileBytes: number | null }
  | { readonly stage: 'opened'; readonly ms: number; readonly bytes: number }
  | { readonly stage: 'answered'; readonly answers: readonly Answered[]; readonly asked: number }
  | {
      readonly stage: 'typed';
      readonly typed: readonly Typed[];
      readonly asked: number;
      readonly bytes: number;
    }
  | { readonly stage: 'failed'; readonly reason: string };

/** All that is known of one engine on one dataset. What a cap cut off is null, with the reason in `over`. */
export interface Outcome {
  readonly engine: EngineName;
  readonly dataset: DatasetName;
  /** Why not everything was measured, in words for the report; null when it was. */
  readonly over: string | null;
  /** Making the index, without the time in which the documents are made; null where it did not end. */
  readonly buildMs: number | null;
  /** Opening a finished index, where it is a file. */
  readonly openMs: number | null;
  readonly fileBytes: number | null;
  /** Memory after the build (or the opening), and after all queries. */
  readonly builtBytes: number | null;
  readonly servedBytes: number | null;
  readonly answers: readonly Answered[];
  readonly typed: readonly Typed[];
  /** How many queries there were to answer and to type. */
  readonly toAnswer: number;
  readonly toType: number;
}
