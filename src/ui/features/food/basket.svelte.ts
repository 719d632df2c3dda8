/** Foods gathered for a comparison on the way through the pages; kept until the window closes. */
import { router } from '../../app/router.svelte.ts';
import { FULL, withFood } from './comparison.ts';

let ids = $state.raw<readonly string[]>([]);

export const basket = {
  /** Reactive. */
  get ids(): readonly string[] {
    return ids;
  },
  /** Takes over what a comparison shows. */
  set(next: readonly string[]): void {
    ids = next;
  },
  /** Adds a food; returns what to say where there is no room. */
  add(id: string, name: string): string | null {
    const next = withFood(ids, id);
    if (next === null) {
      router.announce(FULL);
      return FULL;
    }
    ids = next;
    router.announce(`${name} is in the comparison. It has ${ids.length} of 5 foods.`);
    return null;
  },
  remove(id: string, name: string): void {
    ids = ids.filter((one) => one !== id);
    router.announce(`${name} was taken out of the comparison.`);
  },
};
