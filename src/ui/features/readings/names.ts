import { client } from '../../client/index.ts';
import { NameBook } from '../planner/nameBook.svelte.ts';

/** Names of records that papers are kept with, for the window. Outcomes are in no list that pages load anyway. */
export const readingNames = new NameBook(client);
