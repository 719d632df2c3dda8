import type { CheckOutput } from '../../../contract/check.ts';
import type { Failure } from '../../../contract/errors.ts';
import type { BrowseOutput } from '../../../contract/answers.ts';
import type { Plan, Profile } from '../../../contract/plan.ts';
import type { Product } from '../../../contract/userData.ts';
import type { EntityKind } from '../../../contract/vocabulary.ts';
import type { StoredPlan } from '../../../contract/userData.ts';
import type { Client } from '../../client/client.ts';
import { KeptAnswers } from '../../client/kept.ts';
import { checkedRows, rowKeys, type CheckedRows, type RowKeys } from './checkedRows.ts';
import { complete, type Completed } from './complete.ts';
import {
  draftOf,
  draftProfile,
  emptyMedication,
  nextKey,
  type DraftItem,
  type PlanDraft,
} from './draft.ts';
import { History } from './history.ts';
import { NameBook } from './nameBook.svelte.ts';
import { itemOf, itemOfProduct } from './newItems.ts';
import type { FormSupport } from './formSupport.ts';
import { plainCopy } from './plainCopy.ts';
import { problemOf } from './planFile.ts';
import { saveWords, type SaveState } from './saveState.ts';

const SAVE_AFTER_MS = 700;
/** Longer than the pause between two keys: a check is asked for when somebody stops typing, not in between. */
const CHECK_AFTER_MS = 300;

/** One open plan: its draft, autosave, live check, undo. Nothing here waits for a button. */
export class PlanStore implements FormSupport {
  readonly #client: Client;
  readonly #kept: KeptAnswers;
  readonly #book: NameBook;
  readonly #history = new History<PlanDraft>();
  #id = '';
  #revision = 0;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #checkRound = 0;
  #saving: Promise<void> | null = null;
  /** Grows with every edit, so that a finished save knows whether it is still the newest. */
  #edits = 0;

  title = $state('');
  draft = $state<PlanDraft | null>(null);
  loadError = $state.raw<Failure | null>(null);
  saveError = $state.raw<Failure | null>(null);
  saveState = $state<SaveState>('saved');
  check = $state.raw<CheckOutput | null>(null);
  checkError = $state.raw<Failure | null>(null);
  checking = $state(true);
  /** What the last check says about each row, by its key. */
  rows = $state.raw<CheckedRows>(new Map());
  canUndo = $state(false);
  canRedo = $state(false);
  /** True when the plan was opened without conditions, medicines and products: it has just been made. */
  isNew = $state(false);

  /** Key of the product whose fields are open: one at a time keeps the page short. */
  openItem = $state<number | null>(null);

  readonly completed: Completed | null = $derived(
    this.draft === null ? null : complete(this.draft),
  );
  readonly saveText = $derived(saveWords(this.saveState, this.completed?.unfinished.length ?? 0));

  constructor(client: Client, kept = new KeptAnswers()) {
    this.#client = client;
    this.#kept = kept;
    this.#book = new NameBook(client, kept);
  }

  get reference(): BrowseOutput | null {
    return this.#book.reference;
  }

  get id(): string {
    return this.#id;
  }

  /** Shows what this window knows of a plan already, without a wait; `load` asks whether it still stands so. */
  open(id: string): void {
    this.#id = id;
    const stored = this.#kept.get('plans.get', { id });
    if (stored === null || this.reference === null) return;
    this.#show(stored);
    if (this.draft === null || this.completed === null || this.completed.plan === null) return;
    const check = this.#kept.get('check', { plan: this.completed.plan });
    if (check !== null) this.#showCheck(check, this.draft, this.completed);
  }

  async load(id: string): Promise<void> {
    this.#id = id;
    const [stored] = await Promise.all([
      this.#kept.ask(this.#client, 'plans.get', { id }),
      this.#book.load(),
    ]);
    if (!stored.ok) {
      this.loadError = stored.error;
      return;
    }
    this.loadError = null;
    // What somebody has begun to change stays; saving it tells whether it was still the newest.
    const outdated = this.#edits === 0 && stored.value.revision !== this.#revision;
    if (this.draft === null || outdated) this.#show(stored.value);
    await this.#runCheck();
  }

  #show({ revision, title, plan }: StoredPlan): void {
    this.#revision = revision;
    this.title = title;
    this.isNew =
      plan.items.length + plan.profile.conditions.length + plan.profile.medications.length === 0;
    this.draft = draftOf(plan);
  }

  learnNames(names: Readonly<Record<string, string>>): void {
    this.#book.learn(names);
  }
  nameOf(kind: EntityKind, id: string): string {
    return this.#book.nameOf(kind, id);
  }
  askNames(refs: readonly string[]): void {
    this.#book.ask(refs);
  }

  /** Message of the field at a path of the draft; null when nothing is wrong there. */
  problemAt(path: string): string | null {
    const gap = this.completed?.unfinished.find((problem) => problem.path === path);
    if (gap !== undefined) return gap.message;
    const error = this.checkError;
    if (error?.field === undefined || this.completed === null) return null;
    const field = this.completed.draftPath(error.field.replace(/^plan\./, ''));
    return field === path ? problemOf(error) : null;
  }

  /** Every change of the draft goes through here. Edits with the same `group` in a row are one undo step. */
  edit(group: string, change: (draft: PlanDraft) => void): void {
    if (this.draft === null) return;
    // Within one step the state before it is known already: a copy on every key press would be felt.
    if (!this.#history.continues(group)) this.#history.record(plainCopy(this.draft), group);
    change(this.draft);
    this.#changed();
  }

  setTitle(title: string): void {
    this.title = title;
    this.#changed();
  }

  /** A new product with its fields open; `substance` when the person came from a substance's page. */
  addItem(substance: string | null = null): void {
    this.#addOpen(itemOf(this.reference?.substances.find((s) => s.id === substance)));
  }

  /** A product of the person's own library as a new item: what the label says, to be taken once a day at first. */
  addProduct(product: Product): void {
    this.#addOpen(itemOfProduct(product));
  }

  #addOpen(item: DraftItem): void {
    this.edit('', (d) => d.items.push(item));
    this.openItem = item.key;
  }

  /** Puts the details of a saved person in place of those of the plan. Undo brings the old ones back. */
  takeOver(profile: Profile): void {
    this.edit('', (d) => (d.profile = draftProfile(profile)));
  }

  /** Puts another state of the plan in place of this one, such as an earlier version. Undo brings this one back. */
  replace(plan: Plan): void {
    this.edit('', (d) => Object.assign(d, draftOf(plan)));
    this.openItem = null;
  }

  addFood(food: string | null, name: string, grams: number | null): void {
    this.edit('', (d) => d.foods.push({ key: nextKey(), food, name, grams }));
  }

  addMedication(medication: string): void {
    this.edit('', (d) => d.profile.medications.push({ ...emptyMedication(), medication }));
  }

  undo(): void {
    this.#restore((now) => this.#history.undo(now));
  }
  redo(): void {
    this.#restore((now) => this.#history.redo(now));
  }

  #restore(step: (now: PlanDraft) => PlanDraft | null): void {
    if (this.draft === null) return;
    const other = step(plainCopy(this.draft));
    if (other === null) return;
    this.draft = other;
    this.#changed();
  }

  #changed(): void {
    this.canUndo = this.#history.canUndo;
    this.canRedo = this.#history.canRedo;
    this.#edits += 1;
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.#runCheck(), CHECK_AFTER_MS);
    if (this.saveState === 'conflict') return;
    this.saveState = 'waiting';
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.save(), SAVE_AFTER_MS);
  }

  async #runCheck(): Promise<void> {
    const { draft, completed } = this;
    const plan = completed?.plan ?? null;
    this.#checkRound += 1;
    const round = this.#checkRound;
    if (plan === null || draft === null || completed === null) {
      this.checking = false;
      return;
    }
    this.checking = true;
    const rows = rowKeys(draft);
    const answer = await this.#kept.ask(this.#client, 'check', { plan });
    // A later edit has asked again; this answer is about what stood there before.
    if (round !== this.#checkRound) return;
    this.checking = false;
    if (answer.ok) this.#showCheck(answer.value, rows, completed);
    else this.checkError = answer.error;
  }

  #showCheck(check: CheckOutput, rows: RowKeys, completed: Completed): void {
    if (check !== this.check) this.learnNames(check.names);
    this.check = check;
    this.rows = checkedRows(check, rows, completed.draftPath);
    this.checkError = null;
  }

  /** Saves now what can be saved; called by the timer, on leaving the page and by "Try again". */
  async save(): Promise<void> {
    clearTimeout(this.#saveTimer);
    if (this.#saving !== null) {
      await this.#saving;
      if (this.saveState === 'waiting') await this.save();
      return;
    }
    if (this.saveState === 'conflict') return;
    const plan = this.completed?.plan ?? null;
    const title = this.title.trim();
    if (plan === null || title === '') {
      this.saveState = 'blocked';
      return;
    }
    const edits = this.#edits;
    this.saveState = 'saving';
    this.#saving = this.#send(title, plan, edits);
    await this.#saving;
    this.#saving = null;
  }

  async #send(title: string, plan: NonNullable<Completed['plan']>, edits: number): Promise<void> {
    const answer = await this.#client.call('plans.save', {
      id: this.#id,
      revision: this.#revision,
      title,
      plan,
    });
    if (answer.ok) {
      this.#kept.keep('plans.get', { id: this.#id }, answer.value);
      this.#revision = answer.value.revision;
      this.saveError = null;
      this.saveState = edits === this.#edits ? 'saved' : 'waiting';
      return;
    }
    this.saveError = answer.error;
    this.saveState = answer.error.field === 'revision' ? 'conflict' : 'failed';
  }

  /** Leaves nothing unsaved behind when the page goes away. */
  async flush(): Promise<void> {
    if (this.saveState === 'waiting' || this.saveState === 'saving') await this.save();
  }

  /** After a conflict: what stands here replaces what the other window saved. */
  async keepMine(): Promise<void> {
    const stored = await this.#client.call('plans.get', { id: this.#id });
    if (!stored.ok) {
      this.saveError = stored.error;
      return;
    }
    this.#revision = stored.value.revision;
    this.saveState = 'waiting';
    await this.save();
  }

  /** After a conflict: shows what the other window saved. Undo brings back what stood here. */
  async takeOther(): Promise<void> {
    const stored = await this.#client.call('plans.get', { id: this.#id });
    if (!stored.ok) {
      this.saveError = stored.error;
      return;
    }
    if (this.draft !== null) this.#history.record(plainCopy(this.draft), '');
    this.#revision = stored.value.revision;
    this.title = stored.value.title;
    this.draft = draftOf(stored.value.plan);
    this.canUndo = this.#history.canUndo;
    this.saveError = null;
    this.saveState = 'saved';
    await this.#runCheck();
  }
}
