/** What a layout is worth, and what each place of a dose adds to its cost. */
import type { DayGoal } from '../../../contract/day.ts';
import { add, count } from './bits.ts';
import { DAY } from './clock.ts';
import type { Model } from './model.ts';

export interface Worth {
  changed: number;
  moments: number;
  minutes: number;
  /** Sum of the positions of all doses: smaller is earlier. */
  early: number;
}

/** What a layout is worth, reckoned from its places alone. */
export function worthOf(model: Model, places: readonly number[]): Worth {
  const used = model.open.slice();
  const worth = { changed: 0, moments: 0, minutes: 0, early: 0 };
  model.variables.forEach(({ entered, weight }, i) => {
    const place = places[i] ?? 0;
    add(used, place);
    const position = model.at[place] ?? 0;
    worth.early += weight * position;
    if (entered < 0) return;
    worth.changed += place === entered ? 0 : weight;
    worth.minutes += weight * Math.abs(position - (model.at[entered] ?? 0));
  });
  worth.moments = count(used);
  return worth;
}

/** Costs that add up, one row of candidates per dose; what counts first outweighs all that follows. */
export function costsOf({ variables, at }: Model, goal: DayGoal): Float64Array {
  const doses = variables.reduce((sum, one) => sum + one.weight, 0);
  const minute = doses * DAY + 1;
  const change = goal === 'moments' ? minute : 0;
  const perMinute = goal === 'moments' ? minute * (doses + 1) : minute;
  const costs = new Float64Array(variables.length * at.length);
  variables.forEach(({ entered, weight }, i) => {
    at.forEach((position, c) => {
      const moved = entered < 0 ? 0 : Math.abs(position - (at[entered] ?? 0)) * perMinute;
      const changed = entered < 0 || c === entered ? 0 : change;
      costs[i * at.length + c] = weight * (moved + changed + position);
    });
  });
  return costs;
}
