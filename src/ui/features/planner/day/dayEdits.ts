/** Writing times of the day into the plan that is being edited. */
import type { DayMove } from '../../../../contract/day.ts';
import type { PlanDraft } from '../draft.ts';

/** Place of a product from its path ("items[2]"); null for anything else: medicines and meals are never moved here. */
export function itemAt(path: string): number | null {
  const at = /^items\[(\d+)\]$/.exec(path)?.[1];
  return at === undefined ? null : Number(at);
}

/**
 * The times of a product after a move: each time that it names goes to its new place, earliest first. A time that stands
 * twice moves with both, as two servings that are taken together.
 */
export function movedTimes(times: readonly string[], move: Pick<DayMove, 'from' | 'to'>): string[] {
  let open = [...times];
  const added: string[] = [];
  move.to.forEach((to, at) => {
    const from = move.from[at];
    const equal = open.filter((time) => time === from);
    // Where the move names the time once for each place, each of its places is one of them.
    const named = move.from.filter((time) => time === from).length;
    if (from === undefined || equal.length === 0 || named > 1) {
      const place = from === undefined ? -1 : open.indexOf(from);
      if (place >= 0) open.splice(place, 1);
      added.push(to);
      return;
    }
    open = open.filter((time) => time !== from);
    added.push(...equal.map(() => to));
  });
  return [...open, ...added].sort();
}

/**
 * Writes moves into a draft.
 * @param draftPath turns a path of the plan that was checked into one of the draft
 * @returns how many products were written; one that is no longer there is passed over
 */
export function applyMoves(
  draft: PlanDraft,
  moves: readonly DayMove[],
  draftPath: (path: string) => string,
): number {
  let written = 0;
  for (const move of moves) {
    const at = itemAt(draftPath(move.path));
    const item = at === null ? undefined : draft.items[at];
    if (item === undefined) continue;
    item.times = movedTimes(item.times, move);
    written += 1;
  }
  return written;
}
