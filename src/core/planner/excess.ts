/** Signs of too much of a substance that a person with an illness may take for the illness itself. */
import type { MonographStatement, SubstanceRecord } from '../../contract/records.ts';
import type { Domains, ResolvedPlan } from './resolve.ts';

/** Where the reference describes such signs: the statements of adverse effects with these beginnings. */
const described = {
  substance: 'magnesium',
  condition: 'multiple-sclerosis',
  /** What is common stands before what is rare, so that nobody is frightened without need. */
  beginnings: ['Diarrhoea', 'Severe excess'],
  doubt: 'how would I tell too much magnesium from a relapse?',
} as const;

/** What the reference says of excess, with the question it raises; null where it concerns nobody here. */
export function excessSigns(
  substance: SubstanceRecord,
  resolved: ResolvedPlan,
  domains: Domains,
): { statements: MonographStatement[]; doubt: string } | null {
  if (substance.id !== described.substance) return null;
  const concerns = resolved.conditions.some((condition) =>
    domains.evidence.conditionLineage(condition.id).some((id) => id === described.condition),
  );
  if (!concerns) return null;
  const statements = described.beginnings.flatMap(
    (beginning) =>
      substance.monograph?.adverseEffects.find(({ text }) => text.startsWith(beginning)) ?? [],
  );
  return statements.length === 0 ? null : { statements, doubt: described.doubt };
}
