import type { BrowseOutput } from '../../../contract/answers.ts';
import type { Envelope, Failure } from '../../../contract/errors.ts';
import type { EntityKind } from '../../../contract/vocabulary.ts';
import { History } from './history.ts';
import type { NameBook } from './nameBook.svelte.ts';
import { withoutField } from './planFile.ts';
import type { FormSupport } from './formSupport.ts';
import type { Unfinished } from './unfinished.ts';

/** How one kind of record (a person, a product) goes from its form to the core. */
export interface RecordKind<D, B> {
  /** null while something is missing that it cannot be without. */
  complete(draft: D): { value: B | null; unfinished: Unfinished[] };
  /** `id` null makes a new one. */
  save(id: string | null, revision: number, body: B): Promise<Envelope<unknown>>;
}

/** A snapshot of plain data has the type of what it was taken of. */
const plain = (snapshot: unknown): unknown => snapshot;

/**
 * One record in a form with "Save": its draft, undo, and what is wrong with it. Nothing is kept before the person says so,
 * because a half-typed record would stand in lists that plans choose from.
 */
export class RecordStore<D extends object, B> implements FormSupport {
  readonly #book: NameBook;
  readonly #kind: RecordKind<D, B>;
  readonly #history = new History<D>();
  readonly #revision: number;
  readonly id: string | null;

  draft: D;
  canUndo = $state(false);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** True once saving was tried: every gap shows. */
  showAll = $state(false);
  changed = $state(false);
  readonly completed: { value: B | null; unfinished: Unfinished[] };

  constructor(
    book: NameBook,
    kind: RecordKind<D, B>,
    start: { id: string | null; revision: number; draft: D },
  ) {
    this.#book = book;
    this.#kind = kind;
    this.#revision = start.revision;
    this.id = start.id;
    this.draft = $state(start.draft);
    this.completed = $derived(kind.complete(this.draft));
  }

  get reference(): BrowseOutput | null {
    return this.#book.reference;
  }
  nameOf(kind: EntityKind, id: string): string {
    return this.#book.nameOf(kind, id);
  }
  learnNames(names: Readonly<Record<string, string>>): void {
    this.#book.learn(names);
  }
  askNames(refs: readonly string[]): void {
    this.#book.ask(refs);
  }

  problemAt(path: string): string | null {
    const gap = this.completed.unfinished.find((problem) => problem.path === path);
    if (gap !== undefined) return gap.message;
    // The core names fields of the record inside its input ("profile.age", "product.name").
    const field = this.failure?.field;
    if (field === undefined || this.failure === null) return null;
    return field === path ? withoutField(this.failure) : null;
  }

  /** Every change of the draft goes through here. Edits with the same `group` in a row are one undo step. */
  edit(group: string, change: (draft: D) => void): void {
    if (!this.#history.continues(group)) this.#history.record(this.#copy(), group);
    change(this.draft);
    this.#touched();
  }

  undo(): void {
    const before = this.#history.undo(this.#copy());
    if (before === null) return;
    this.draft = before;
    this.#touched();
  }

  /** Keeps the record; false where something is missing or the core refused, which the form then shows. */
  async save(): Promise<boolean> {
    this.showAll = true;
    const { value, unfinished } = this.completed;
    if (value === null || unfinished.length > 0 || this.busy) return false;
    this.busy = true;
    const answer = await this.#kind.save(this.id, this.#revision, value);
    this.busy = false;
    if (answer.ok) {
      this.failure = null;
      this.changed = false;
      return true;
    }
    this.failure = answer.error;
    return false;
  }

  #copy(): D {
    return plain($state.snapshot(this.draft)) as D;
  }
  #touched(): void {
    this.canUndo = this.#history.canUndo;
    this.changed = true;
    this.failure = null;
  }
}
