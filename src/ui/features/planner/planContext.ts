import { getContext, setContext } from 'svelte';
import type { FormSupport } from './formSupport.ts';
import type { PlanStore } from './planStore.svelte.ts';

const PLAN = Symbol('plan');
const FORM = Symbol('form');

/** Gives a form to its fields. */
export function provideForm<T extends FormSupport>(form: T): T {
  setContext(FORM, form);
  return form;
}

/** The form around this field; call while a component starts. */
export function useForm(): FormSupport {
  const form = getContext<FormSupport | undefined>(FORM);
  if (form === undefined) throw new Error('useForm needs a page that provides a form');
  return form;
}

/** Gives the open plan to the components below. */
export function providePlan(store: PlanStore): PlanStore {
  provideForm(store);
  return setContext(PLAN, store);
}

/** The open plan; call while a component starts. */
export function usePlan(): PlanStore {
  const store = getContext<PlanStore | undefined>(PLAN);
  if (store === undefined) throw new Error('usePlan needs a page that provides a plan');
  return store;
}
