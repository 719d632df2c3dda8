/** The one import of foods of this window: what was chosen, how a table is to be read, and the work itself. */
import type { FileReading } from '../../../contract/imports.ts';
import { router } from '../../app/router.svelte.ts';
import { forgetAnswers } from '../../client/cached.ts';
import { client } from '../../client/index.ts';
import type { Picked } from '../../client/pick.ts';
import { ImportJob } from './job.svelte.ts';
import type { MappingDraft } from './mappingDraft.ts';

export const foodJob = new ImportJob(client, {
  onchanged: forgetAnswers,
  announce: (text) => {
    router.announce(text);
  },
});

class Chosen {
  file = $state.raw<Picked | null>(null);
  reading = $state.raw<FileReading | null>(null);
  /** The form of a table; null for a file of another kind. */
  draft = $state<MappingDraft | null>(null);

  clear(): void {
    this.file = null;
    this.reading = null;
    this.draft = null;
  }
}
/** Kept while other pages are open: a form of fifty columns is not filled in twice. */
export const chosen = new Chosen();
