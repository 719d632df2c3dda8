/** A report as data: the PDF and the preview on screen are drawn from the same document. */
import * as v from 'valibot';
import { Schedule } from './day.ts';
import { EntityRef, SourceId } from './ids.ts';

const text = v.string();

/** Text with its citations: `cites` are source ids, printed as bracketed numbers in order of first use. */
export const Run = v.object({
  text,
  bold: v.optional(v.boolean()),
  italic: v.optional(v.boolean()),
  cites: v.optional(v.array(SourceId)),
});
export type Run = v.InferOutput<typeof Run>;
const runs = v.array(Run);

export const IntakeBar = v.object({
  label: text,
  unit: text,
  /** Segments from left to right; `pattern` keeps them apart without colour. */
  segments: v.array(
    v.object({ label: text, amount: v.number(), pattern: v.picklist(['food', 'supplement']) }),
  ),
  /** Marks across the bar (a reference or limit with its authority). */
  marks: v.array(v.object({ label: text, amount: v.number(), limit: v.boolean() })),
  /** The same in words: alt text of the figure. */
  description: text,
});
export type IntakeBar = v.InferOutput<typeof IntakeBar>;

/**
 * Effects with their intervals on one axis. A ratio is drawn on a logarithmic axis around 1, a difference on a linear one
 * around 0; only estimates of the same measure and unit share a plot.
 */
export const ForestPlot = v.object({
  caption: text,
  scale: v.picklist(['log', 'linear']),
  /** No effect: 1 for ratios, 0 for differences. */
  nullValue: v.number(),
  /** What lies on each side of no effect ("fewer relapses"). */
  lowSide: text,
  highSide: text,
  axisLabel: text,
  rows: v.array(
    v.object({
      /** Study, as shown beside the row, with what was measured under it. */
      label: text,
      about: text,
      value: v.number(),
      low: v.number(),
      high: v.number(),
      /** The same in figures ("0.47 (95 % CI 0.27 to 0.81)"). */
      figures: text,
      /** Pooled from several studies: drawn as a diamond, a single study as a square. */
      pooled: v.boolean(),
      source: SourceId,
    }),
  ),
  /** The same in words: alt text of the figure. */
  description: text,
});
export type ForestPlot = v.InferOutput<typeof ForestPlot>;

export const Block = v.variant('type', [
  v.object({ type: v.literal('heading'), level: v.picklist([1, 2, 3]), text, id: text }),
  v.object({
    type: v.literal('paragraph'),
    runs,
    tone: v.optional(v.picklist(['normal', 'quiet', 'notice'])),
  }),
  v.object({
    type: v.literal('list'),
    ordered: v.boolean(),
    /** Set in smaller type: a long list that is looked things up in. */
    dense: v.optional(v.boolean()),
    items: v.array(runs),
  }),
  v.object({
    type: v.literal('table'),
    caption: text,
    columns: v.array(
      v.object({ label: text, align: v.picklist(['left', 'right']), width: v.number() }),
    ),
    rows: v.array(v.array(runs)),
    /** The first column heads its row. */
    rowHeaders: v.boolean(),
  }),
  v.object({
    type: v.literal('bars'),
    /** One line for each bar: name, bar, figures. */
    compact: v.optional(v.boolean()),
    caption: text,
    bars: v.array(IntakeBar),
  }),
  v.object({ type: v.literal('forest'), plot: ForestPlot }),
  v.object({
    type: v.literal('finding'),
    /** One line with its tags, as in the summary of a visit; in full with arithmetic and question otherwise. */
    compact: v.optional(v.boolean()),
    /** The action word, strongest first in a list; `weight` says how strongly its tag is drawn. */
    weight: v.optional(v.picklist(['strong', 'medium', 'light'])),
    action: text,
    tags: v.array(text),
    title: text,
    body: runs,
    arithmetic: v.nullable(text),
    /** What `arithmetic` shows ("Timing"); "How it adds up" where it is left out. */
    arithmeticLabel: v.optional(text),
    ask: text,
  }),
  /** The day as a timeline; `description` is the same in words. */
  v.object({ type: v.literal('day'), caption: text, schedule: Schedule, description: text }),
  v.object({ type: v.literal('writing-space'), label: text, lines: v.number() }),
  v.object({
    type: v.literal('references'),
    entries: v.array(
      v.object({
        number: v.number(),
        source: SourceId,
        text,
        /** Printed as text and as link, in this order. */
        links: v.array(v.object({ label: text, url: text })),
        note: v.nullable(text),
      }),
    ),
  }),
]);
export type Block = v.InferOutput<typeof Block>;
export type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>;

export const ReportDocument = v.object({
  title: text,
  subtitle: text,
  language: v.literal('en'),
  paper: v.picklist(['a4', 'letter']),
  /** `card`: folded cards of the size of a bank card, with marks to cut along. */
  format: v.picklist(['page', 'card']),
  style: v.object({ largePrint: v.boolean(), blackAndWhite: v.boolean() }),
  edition: text,
  asOf: text,
  fingerprint: text,
  /** Stands in the footer of every page; contains "doctor or pharmacist". */
  footer: text,
  /**
   * Characters of the person's own text. Where a font lacks one of these, its code is printed ("[U+1F600]"); any other
   * character that cannot be printed is a fault, and the report is refused.
   */
  ownCharacters: text,
  sections: v.array(
    v.object({
      id: text,
      title: text,
      /** Set closer and smaller, except in large print: a sheet that is to fit one page. */
      tight: v.optional(v.boolean()),
      blocks: v.array(Block),
    }),
  ),
  subjects: v.array(EntityRef),
});
export type ReportDocument = v.InferOutput<typeof ReportDocument>;

/** The number that each cited source has in the reference list of the document. */
export function citationNumbers(document: ReportDocument): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const section of document.sections) {
    for (const block of section.blocks) {
      if (block.type !== 'references') continue;
      for (const entry of block.entries) numbers.set(entry.source, entry.number);
    }
  }
  return numbers;
}

export const reportSections = [
  'visit',
  'schedule',
  'intakes',
  'findings',
  'evidence',
  'foods',
  'changes',
  'glossary',
  'method',
  'references',
] as const;
export const ReportSection = v.picklist(reportSections);
export type ReportSection = v.InferOutput<typeof ReportSection>;
