/** What people ask, once it is understood. */
import type {
  ConditionId,
  FormId,
  MedicationClassId,
  MedicationId,
  SubstanceId,
} from '../../contract/ids.ts';
import type { OutcomeGroup } from '../../contract/vocabulary.ts';

/** A substance as it was named; `form` where the words name one. */
export interface AskedSubstance {
  readonly substance: SubstanceId;
  readonly form: FormId | null;
}

/** One side of a question about two things taken together. */
export type Party =
  | ({ readonly kind: 'substance' } & AskedSubstance)
  | { readonly kind: 'medication'; readonly id: MedicationId }
  | { readonly kind: 'medication-class'; readonly id: MedicationClassId };

export type Intent =
  | {
      readonly type: 'evidence';
      readonly substance: SubstanceId;
      readonly condition: ConditionId;
      /** The outcome that the words name beside the condition. */
      readonly outcomeGroup: OutcomeGroup | null;
    }
  | { readonly type: 'interaction'; readonly a: Party; readonly b: Party }
  | { readonly type: 'foods'; readonly substance: SubstanceId }
  | { readonly type: 'intake'; readonly substance: SubstanceId }
  | { readonly type: 'harms'; readonly substance: SubstanceId }
  | {
      readonly type: 'compare';
      readonly substances: readonly SubstanceId[];
      readonly condition: ConditionId | null;
    }
  | { readonly type: 'compare-forms'; readonly forms: readonly FormId[] }
  | { readonly type: 'substance'; readonly substance: SubstanceId };

export interface Reading {
  /** What is asked; null where the words name things but ask nothing that a card could answer. */
  readonly intent: Intent | null;
  readonly substance: SubstanceId | null;
  readonly form: FormId | null;
  readonly condition: ConditionId | null;
  /** The first words that were read as another name. */
  readonly corrected: { readonly from: string; readonly to: string } | null;
  /** The whole text with those names in it; null where every word was read as it stands. */
  readonly understoodAs: string | null;
  /** Substances that an ambiguous name may mean; `substance` is null unless the name is also that of a form. */
  readonly ambiguous: readonly SubstanceId[];
}
