import { getContext, setContext } from 'svelte';
import type { PlanStore } from './planStore.svelte.ts';

const KEY = Symbol('plan');

/** Gives the open plan to the components below. */
export const providePlan = (store: PlanStore): PlanStore => setContext(KEY, store);

/** The open plan; call while a component starts. */
export function usePlan(): PlanStore {
  const store = getContext<PlanStore | undefined>(KEY);
  if (store === undefined) throw new Error('usePlan needs a page that provides a plan');
  return store;
}
