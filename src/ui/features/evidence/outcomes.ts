import type { OutcomeRow } from '../../../contract/answers.ts';
import type { CertaintyGround, Estimate } from '../../../contract/records.ts';
import {
  outcomeGroups,
  type CertaintyDomain,
  type OutcomeGroup,
} from '../../../contract/vocabulary.ts';

export type Part = 'benefit' | 'laboratory' | 'harms';

export const partTitle: Readonly<Record<Part, string>> = {
  benefit: 'Does it help?',
  harms: 'Does it harm?',
  laboratory: 'Levels in the body and how it might work',
};
const parts: readonly Part[] = ['benefit', 'harms', 'laboratory'];

const laboratory: readonly OutcomeGroup[] = [
  'laboratory-status',
  'inflammation-markers',
  'mechanism',
];

export function partOf(group: OutcomeGroup): Part {
  if (group === 'harms') return 'harms';
  return laboratory.includes(group) ? 'laboratory' : 'benefit';
}

/** A row of the outcome table: an outcome with its record, or one that matters and has none. */
export type TableRow =
  | { readonly group: OutcomeGroup; readonly row: OutcomeRow }
  | { readonly group: OutcomeGroup; readonly row: null };

export interface TablePart {
  part: Part;
  rows: TableRow[];
}

/** Outcomes that matter in the condition and that no row speaks of, as its main or as a further subject. */
export function emptyGroups(
  outcomes: readonly OutcomeRow[],
  keyOutcomes: readonly OutcomeGroup[],
): OutcomeGroup[] {
  const present = new Set(outcomes.flatMap((row) => [row.outcomeGroup, ...row.otherOutcomeGroups]));
  return keyOutcomes.filter((group) => !present.has(group));
}

/**
 * The outcomes in the parts of the table, in the fixed order of groups, with an empty row for each outcome that matters
 * and has no record. Harms always have their part, also where nothing is recorded.
 */
export function inParts(
  outcomes: readonly OutcomeRow[],
  keyOutcomes: readonly OutcomeGroup[] = [],
): TablePart[] {
  // Harms matter everywhere, also where no list of outcomes is kept.
  const empty = emptyGroups(outcomes, [...new Set([...keyOutcomes, 'harms' as const])]);
  const rows: TableRow[] = [
    ...outcomes.map((row) => ({ group: row.outcomeGroup, row })),
    ...empty.map((group) => ({ group, row: null })),
  ];
  // A stable sort: within a group the order of the answer stays, which puts the firmer evidence first.
  rows.sort((a, b) => outcomeGroups.indexOf(a.group) - outcomeGroups.indexOf(b.group));
  return parts
    .map((part) => ({ part, rows: rows.filter(({ group }) => partOf(group) === part) }))
    .filter((part) => part.rows.length > 0 || part.part === 'harms');
}

export interface SourcedEstimate {
  estimate: Estimate;
  source: string;
}

/** Estimates with an interval, in the order of the studies. */
export function estimatesOf(row: OutcomeRow): SourcedEstimate[] {
  return row.studies.flatMap((study) =>
    study.estimates.map((estimate) => ({ estimate, source: study.source })),
  );
}

/** Every source that an outcome rests on, those of its studies included, each once. */
export const sourcesOf = (row: Pick<OutcomeRow, 'sources' | 'studies'>): string[] => [
  ...new Set([...row.sources, ...row.studies.map(({ source }) => source)]),
];

/** What a rating of certainty rests on, in plain words; the term of GRADE stands in the glossary. */
export const domainWord: Readonly<Record<CertaintyDomain, string>> = {
  'study-design': 'Kind of study',
  'risk-of-bias': 'Risk of bias',
  inconsistency: 'Studies differ',
  indirectness: 'Not quite the question',
  imprecision: 'Imprecise',
  'publication-bias': 'Unpublished studies',
  strengths: 'Strengths',
};

/** Grounds by domain, in the order of the record: several of one domain are one line. */
export function groundsOf(grounds: readonly CertaintyGround[]): { domain: string; says: string }[] {
  const says = new Map<CertaintyDomain, string[]>();
  for (const ground of grounds)
    says.set(ground.domain, [...(says.get(ground.domain) ?? []), ground.says]);
  return [...says].map(([domain, texts]) => ({
    domain: domainWord[domain],
    says: texts.join('; '),
  }));
}

/** Whom borrowed evidence comes from; the tag beside it already says that it is indirect. */
export function borrowedFrom(population: string | null): string {
  return (population ?? 'other people than those with the condition').replace(
    /^(?:.*;\s*)?indirect:\s*/i,
    '',
  );
}

export interface Change {
  /** What kind of study would change the rating. */
  text: string;
  outcomes: { claim: string; outcome: string }[];
}

/** What would change the ratings of an answer: each sentence once, with the outcomes that it is about. */
export function changesOf(rows: readonly OutcomeRow[]): Change[] {
  const changes = new Map<string, Change>();
  for (const row of rows) {
    for (const text of row.wouldChange) {
      const change = changes.get(text) ?? { text, outcomes: [] };
      change.outcomes.push({ claim: row.claim, outcome: row.outcome });
      changes.set(text, change);
    }
  }
  return [...changes.values()].sort((a, b) => b.outcomes.length - a.outcomes.length);
}

/** Statements about what a substance does to medicines are kept among its harms; they are shown with the interactions. */
export const isInteraction = (text: string): boolean => /^interaction\b/iu.test(text);
