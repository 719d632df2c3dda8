/**
 * The best layout that keeps every rule. What "best" means comes from the goal:
 *
 * - `times` 1. as few entered times as possible change, 2. as few separate moments as possible, 3. the least minutes
 *   moved, 4. the earliest. It is the default, because a time that a person typed has reasons that nobody typed in.
 * - `moments` 1. as few separate moments as possible, 2. the least minutes moved, 3. the fewest changed times, 4. the
 *   earliest.
 *
 * Exact. The number of moments is raised one by one, each searched by `underMoments.ts`, and under the goal `moments` by
 * `alongTheDay.ts` where that does not come to an end. Under the goal `moments` the layout
 * with the fewest changes is looked for first: it is what other layouts have to beat.
 *
 * The work is counted, not timed, so that the same plan always has the same layout. Where the count runs out, the best
 * layout found keeps every rule but may not be the best there is, and `proven` says so. That takes a day on which many
 * products hold one another apart and nothing else does, laid out for the fewest moments.
 */
import type { DayGoal } from '../../../contract/day.ts';
import { alongTheDay } from './alongTheDay.ts';
import { apartOf } from './apart.ts';
import { count } from './bits.ts';
import { fewestChanges, placed } from './fewestChanges.ts';
import type { Model } from './model.ts';
import { plainSpace, spaceOf, UNFINISHED, type Work } from './search.ts';
import type { Ground, Known } from './settle.ts';
import { underMoments } from './underMoments.ts';
import { costsOf, worthOf, type Worth } from './worth.ts';

export interface BestLayout {
  places: number[];
  worth: Worth;
  /** false: the work ran out before it was shown that nothing is better. */
  proven: boolean;
}

/** Steps of the search for one day; a step takes some hundredths of a millisecond, for the times a little more. */
const MOST_STEPS = { times: 2100, moments: 2700 };
/** Of the steps that are left, so many are kept from a number of moments for which no layout is found. */
const KEPT = 0.4;
/** Part of the steps for a first layout, with as few changes as possible, under the goal `moments`. */
const FOR_KNOWN = 0.3;

/** Part of the steps for the search over moments before the one along the day, where both can be had. */
const FOR_MOMENTS = 0.8;

/** @returns null where no layout keeps every rule; `UNFINISHED` where that could not be told */
export function bestLayout(model: Model, goal: DayGoal): BestLayout | null | typeof UNFINISHED {
  if (model.broken) return null;
  const work: Work = { left: MOST_STEPS[goal] };
  const plain = plainSpace(model.variables, model.links, model.at, model.words);
  const any = placed(plain, work);
  if (any === null || any === UNFINISHED) return any;
  const space = spaceOf(model, plain);
  const apart = apartOf(space);

  /** @param part of the work that is left */
  const times = (part: number): BestLayout => {
    const own: Work = { left: work.left * part };
    work.left -= own.left;
    const first = fewestChanges(space, any, own);
    const ground = {
      space,
      costs: costsOf(model, 'times'),
      limit: first.changed,
      work: own,
      apart,
    };
    const found = fewestMoments(ground, first.places, first.proven);
    work.left += Math.max(0, own.left);
    return found;
  };
  if (goal === 'times') return times(1);
  const ground = { space, costs: costsOf(model, goal), limit: Infinity, work, apart };
  // Where little must change, few moments are often left as they were entered, too.
  return fewestMoments(ground, times(FOR_KNOWN).places, true);
}

/** Both searches one after the other: where the first does not come to an end, the second goes on from what it found. */
function under(ground: Ground, extra: number, known: Known | null, keep: number): number[] | null {
  const { space, costs, work, limit } = ground;
  if (limit < Infinity) return underMoments(ground, extra, known, keep);
  const own: Work = { left: (work.left - keep) * FOR_MOMENTS };
  work.left -= own.left;
  const places = underMoments({ ...ground, work: own }, extra, known, 0);
  work.left += Math.max(0, own.left);
  if (own.left > 0) return places;
  const cost = places?.reduce((sum, place, i) => sum + (costs[i * space.width + place] ?? 0), 0);
  const found = places === null || cost === undefined ? known : { places, cost };
  return alongTheDay(ground, extra, found, keep);
}

/** @param known places that keep every rule and the limit */
function fewestMoments(ground: Ground, known: readonly number[], shown: boolean): BestLayout {
  const { space, costs, work } = ground;
  const { model, width } = space;
  const cost = known.reduce((sum, place, i) => sum + (costs[i * width + place] ?? 0), 0);
  const least = count(model.open);
  const most = worthOf(model, known).moments - least;
  let proven = shown;
  for (let extra = 0; extra <= most && work.left > 0; extra += 1) {
    const keep = work.left * KEPT;
    const from = extra === most ? { places: known, cost } : null;
    const places = under(ground, extra, from, keep);
    if (places !== null) {
      return { places, worth: worthOf(model, places), proven: proven && work.left > 0 };
    }
    if (work.left <= keep) proven = false;
  }
  return { places: [...known], worth: worthOf(model, known), proven: false };
}
