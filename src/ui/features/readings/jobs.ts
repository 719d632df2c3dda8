/** Imports of the reading list: both go on when the page is left. */
import { router } from '../../app/router.svelte.ts';
import { forgetAnswers } from '../../client/cached.ts';
import { client } from '../../client/index.ts';
import { ImportJob } from '../tables/job.svelte.ts';

const announce = (text: string): void => {
  router.announce(text);
};

export const citationJob = new ImportJob(client, { onchanged: () => undefined, announce });
/** A list of retracted papers marks sources of the reference too. */
export const listJob = new ImportJob(client, { onchanged: forgetAnswers, announce });
