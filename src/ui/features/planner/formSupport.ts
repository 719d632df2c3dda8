import type { BrowseOutput } from '../../../contract/answers.ts';
import type { EntityKind } from '../../../contract/vocabulary.ts';

/** What the fields of a form need from the page around them, be it a plan, a person or a product. */
export interface FormSupport {
  readonly reference: BrowseOutput | null;
  nameOf(kind: EntityKind, id: string): string;
  learnNames(names: Readonly<Record<string, string>>): void;
  /** Asks for names of `kind/id` references that are not known yet. */
  askNames(refs: readonly string[]): void;
  /** Message of the field at a path of the draft; null when nothing is wrong there. */
  problemAt(path: string): string | null;
  /** True once the person tried to save: every message shows, also of fields that nobody has been in. */
  readonly showAll?: boolean;
}
