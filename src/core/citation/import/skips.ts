/** What of a file was not taken in: by reason, with the line of the first one. */
import type { ImportResult } from '../../../contract/imports.ts';

export interface Skips {
  /** @param detail a few signs of what stands there */
  add(what: string, line: number, detail?: string | null, count?: number): void;
  list(): ImportResult['skipped'];
}

const LONGEST_DETAIL = 80;

export function createSkips(): Skips {
  const reasons = new Map<string, { count: number; example: string }>();
  return {
    add: (what, line, detail = null, count = 1) => {
      const known = reasons.get(what);
      if (known !== undefined) {
        known.count += count;
        return;
      }
      const shown = (detail ?? '').replace(/\s+/gu, ' ').trim();
      const words = shown.length > LONGEST_DETAIL ? `${shown.slice(0, LONGEST_DETAIL)}…` : shown;
      reasons.set(what, { count, example: `line ${line}${words === '' ? '' : `: ${words}`}` });
    },
    list: () =>
      [...reasons]
        .map(([what, { count, example }]) => ({ what, count, example }))
        .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1)),
  };
}
