import { SvelteMap } from 'svelte/reactivity';
import type { ProductStore } from './productDraft.ts';

/** Key of the product that is not kept yet. */
export const NEW = '';

/** Products whose fields are open, by id: what was typed is still there when the page is left and opened again. */
export const openProducts = new SvelteMap<string, ProductStore>();
