/** Statements of a monograph, with their thresholds and sources. */
import type { MonographStatement } from '../../../../contract/records.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { denseList, heading, run } from '../blocks.ts';
import { capitalised, formatAmount } from '../format.ts';

const ANNOUNCED = /The value that follows is ([^.]+)\.$/u;

export function statementRuns({ text, threshold, sources }: MonographStatement): Run[] {
  if (threshold === undefined) return [run(text, sources)];
  const scope = threshold.scope === undefined ? '' : `, ${threshold.scope}`;
  const value = `${formatAmount(threshold.amount, threshold.unit)}${scope}.`;
  // Some texts say what the value is, and where it holds: there it is put in, not told again behind.
  const announced = ANNOUNCED.exec(text);
  if (announced?.[1] === undefined) return [run(`${text} Value: ${value}`, sources)];
  const what = scope.includes('all sources')
    ? announced[1].replace(/, from all sources$/u, '')
    : announced[1];
  return [run(`${text.slice(0, announced.index)}${capitalised(what)}: ${value}`, sources)];
}

/** Statements that carry in front what they are about, where their section is about something else. */
type Misplaced = 'interactions' | 'cautions';
const labels: Record<Misplaced, RegExp> = {
  interactions: /^interactions?\s*[–:-]\s*/iu,
  cautions: /^caution(?: with supplements)?\s*[–:-]\s*/iu,
};

/** Which section such a statement belongs to; null for all others. */
export function belongsTo(text: string): Misplaced | null {
  if (isInteraction(text)) return 'interactions';
  return labels.cautions.test(text) ? 'cautions' : null;
}

/**
 * What a monograph says of interactions or cautions, at the end of their section. Its own heading keeps it apart from the
 * list above, which stands under an action that does not hold here.
 */
export function alsoSaid(section: Misplaced, statements: readonly MonographStatement[]): Block[] {
  if (statements.length === 0) return [];
  const bare = statements.map((one) => ({
    ...one,
    text: capitalised(one.text.replace(labels[section], '')),
  }));
  return [
    heading('Also said by the sources', `${section}-also`),
    denseList(bare.map(statementRuns)),
  ];
}

/** Statements about what a substance does to medicines are kept among its harms, and printed with its interactions. */
export const isInteraction = (text: string): boolean => /^interaction\b/iu.test(text);
