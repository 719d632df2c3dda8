/** What the shelf and the plans know of a table that another one would take the place of. */
import * as v from 'valibot';
import type { FoodId } from '../../../contract/ids.ts';
import { PackId } from '../../../contract/imports.ts';
import type { Handlers } from '../../../contract/operations.ts';
import type { Shelf } from '../shelf/shelf.ts';
import type { InUse } from './replaced.ts';

interface InUseOptions {
  readonly shelf: Pick<Shelf, 'packs'>;
  readonly packs: Pick<Handlers, 'packs.uses'>;
  readonly nameOf: (food: FoodId) => string | null;
}

export function createInUse({ shelf, packs, nameOf }: InUseOptions): InUse {
  return {
    nameOf,
    // A pack that is damaged or newer has no values to lose, and its import is its mending.
    of: async (pack) => {
      const there = shelf.packs('foods').find(({ manifest }) => manifest.id === pack);
      if (there === undefined) return null;
      const { id, title, edition, counts } = there.manifest;
      const { plans } = await packs['packs.uses']({ id: v.parse(PackId, id) });
      return {
        id,
        title,
        edition,
        foods: counts['foods'] ?? 0,
        plans: plans.map(({ plan, title: name, foods }) => ({
          plan,
          title: name,
          foods: foods.map((food) => ({ food, name: nameOf(food) ?? food })),
        })),
      };
    },
  };
}
