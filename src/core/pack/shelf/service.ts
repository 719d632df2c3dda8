/** Operations on packs: which there are, which plans need them, taking one away. */
import { CofactorError } from '../../../contract/errors.ts';
import type { FoodId } from '../../../contract/ids.ts';
import type { PackSummary } from '../../../contract/imports.ts';
import type { Handlers } from '../../../contract/operations.ts';
import type { Shelf, ShelfPack } from './shelf.ts';

/** Foods as far as packs are concerned with them. */
interface FoodTables {
  /** Ids of the packs that have the food, the built-in one included. */
  heldBy(food: string): readonly string[];
}

interface PacksOptions {
  readonly shelf: Shelf;
  readonly builtIn: () => PackSummary;
  readonly foods: () => FoodTables;
  readonly library: Pick<Handlers, 'plans.list' | 'plans.get'>;
}

type PackHandlers = Pick<Handlers, 'packs' | 'packs.uses' | 'packs.remove'>;

function summaryOf({ manifest }: ShelfPack): PackSummary {
  const { id, title, edition, licence, built, kind, counts } = manifest;
  return { id, title, edition, licence, built, kind, counts: { ...counts }, removable: true };
}

export function createPacks({ shelf, builtIn, foods, library }: PacksOptions): PackHandlers {
  const refuseUnknown = (id: string): void => {
    if (id === builtIn().id) {
      throw new CofactorError(
        'invalid-input',
        `"${id}" is Cofactor's own reference and cannot be removed.`,
        'id',
      );
    }
    if (!shelf.has(id)) {
      throw new CofactorError('unknown-id', `No pack has the id "${id}".`, 'id');
    }
  };

  return {
    packs: () => [builtIn(), ...shelf.packs().map(summaryOf)],

    'packs.uses': async ({ id }) => {
      refuseUnknown(id);
      const tables = foods();
      const isOnlyHere = (food: FoodId): boolean => {
        const held = tables.heldBy(food);
        return held.length === 1 && held[0] === id;
      };
      const plans = [];
      for (const { id: plan, title } of await library['plans.list']({})) {
        const used = (await foodsOf(plan)).filter(isOnlyHere);
        if (used.length > 0) plans.push({ plan, title, foods: used });
      }
      return { plans };
    },

    'packs.remove': ({ id }) => {
      refuseUnknown(id);
      shelf.remove(id);
      return {};
    },
  };

  async function foodsOf(id: Parameters<Handlers['plans.get']>[0]['id']): Promise<FoodId[]> {
    try {
      const { plan } = await library['plans.get']({ id });
      return [...new Set(plan.foods.flatMap(({ food }) => food ?? []))];
    } catch (error) {
      // A plan that cannot be read is named by `doctor`; one that was removed meanwhile uses nothing.
      if (error instanceof CofactorError) return [];
      throw error;
    }
  }
}
