import { SvelteMap } from 'svelte/reactivity';
import type { ReadingStore } from './readingDraft.ts';

/** Key of the paper that is not kept yet. */
export const NEW = '';

/** Papers whose fields are open, by id: what was typed is still there when the page is left and opened again. */
export const openReadings = new SvelteMap<string, ReadingStore>();
