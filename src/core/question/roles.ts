/** What each name of a question stands for, decided by the names beside it. */
import type { ConditionId, FormId, SubstanceId } from '../../contract/ids.ts';
import type { OutcomeGroup } from '../../contract/vocabulary.ts';
import type { Party } from './intent.ts';
import type { Mention } from './mentions.ts';

export type Role =
  | {
      readonly kind: 'substance';
      readonly substance: SubstanceId;
      /** The one form that the name means and nothing else. */
      readonly form: FormId | null;
      /** Every form of that name. */
      readonly forms: readonly FormId[];
    }
  | { readonly kind: 'condition'; readonly condition: ConditionId }
  | { readonly kind: 'medicine'; readonly party: Exclude<Party, { kind: 'substance' }> }
  | {
      readonly kind: 'outcome';
      readonly group: OutcomeGroup;
      /** The condition of the same name. */
      readonly condition: ConditionId | null;
    }
  | { readonly kind: 'ambiguous'; readonly substances: readonly SubstanceId[] };

export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
}

const medicineOf = ({ entry }: Mention): Role | null =>
  entry.medication !== null
    ? { kind: 'medicine', party: { kind: 'medication', id: entry.medication } }
    : entry.medicationClass !== null
      ? { kind: 'medicine', party: { kind: 'medication-class', id: entry.medicationClass } }
      : null;

const introducesCondition = new Set(['for', 'in', 'with', 'against', 'have', 'has', 'having']);

/** @param words the words of the question, for the one that stands before a name */
export function placeNames(mentions: readonly Mention[], words: readonly string[]): Placed[] {
  const hasOther = (mention: Mention, has: (other: Mention) => boolean): boolean =>
    mentions.some((other) => other !== mention && has(other));
  const isPlainSubstance = ({ entry }: Mention): boolean =>
    entry.substance !== null && entry.medication === null && entry.condition === null;
  const isPlainCondition = ({ entry }: Mention): boolean =>
    entry.condition !== null && entry.substance === null && entry.outcome === null;

  const roleOf = (mention: Mention): Role | null => {
    const { entry } = mention;
    const medicine = medicineOf(mention);
    if (entry.ambiguous.length > 0 && entry.substance === null) {
      return { kind: 'ambiguous', substances: entry.ambiguous };
    }
    if (entry.substance !== null) {
      // "MG" is magnesium, and myasthenia gravis in "coenzyme Q10 for MG".
      if (
        entry.condition !== null &&
        hasOther(mention, isPlainSubstance) &&
        !hasOther(mention, isPlainCondition) &&
        introducesCondition.has(words[mention.start - 1] ?? '')
      ) {
        return { kind: 'condition', condition: entry.condition };
      }
      // Baking soda is taken, and is a medicine beside something else that is taken.
      if (medicine !== null && hasOther(mention, isPlainSubstance)) return medicine;
      const [form, second] = entry.forms;
      return {
        kind: 'substance',
        substance: entry.substance,
        form: entry.isWhole || second !== undefined ? null : (form ?? null),
        forms: entry.forms,
      };
    }
    // "Blood thinners" are medicines beside a supplement, and a state of the person by themselves.
    if (medicine !== null && (entry.condition === null || hasOther(mention, isPlainSubstance))) {
      return medicine;
    }
    if (entry.outcome !== null) {
      return { kind: 'outcome', group: entry.outcome, condition: entry.condition };
    }
    if (entry.condition !== null) return { kind: 'condition', condition: entry.condition };
    return null;
  };

  return mentions.flatMap((mention) => {
    const role = roleOf(mention);
    return role === null ? [] : [{ start: mention.start, end: mention.end, role }];
  });
}
