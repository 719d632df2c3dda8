import { SvelteMap } from 'svelte/reactivity';
import type { PersonStore } from './personDraft.ts';

/** People whose fields are open, by id: what was typed is still there when the page is left and opened again. */
export const openPeople = new SvelteMap<string, PersonStore>();
