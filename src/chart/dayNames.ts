/** What stands beside the names of a day: what a drawing of one day cannot show, so that no time in it reads as consent. */
import type { Finding } from '../contract/check.ts';
import type { DayEntry, Schedule } from '../contract/day.ts';

const words = { avoid: 'avoid', 'usually-avoid': 'usually avoid' } as const;

/** Whether the sources speak against it, whatever the time. */
export const speaksAgainst = ({ action }: Pick<Finding, 'action'>): boolean =>
  action === 'avoid' || action === 'usually-avoid';

/** "avoid" or "usually avoid" where a finding says so of the item at this place in the plan; null where none does. */
export function againstItem(
  findings: readonly Pick<Finding, 'action' | 'paths'>[],
  index: number,
): string | null {
  const own = findings.filter(
    (one) => speaksAgainst(one) && one.paths.some((path) => path.startsWith(`items[${index}]`)),
  );
  if (own.length === 0) return null;
  return own.some((one) => one.action === 'avoid') ? words.avoid : words['usually-avoid'];
}

/** The day with words in brackets after the names of products; `wordsOf` gets the place of the item in the plan. */
export function withWords(
  schedule: Schedule,
  wordsOf: (index: number) => readonly string[],
): Schedule {
  const named = (entry: DayEntry): DayEntry => {
    if (entry.kind !== 'item') return entry;
    const own = wordsOf(Number(/\d+/u.exec(entry.path)?.[0])).join('; ');
    return own === '' ? entry : { ...entry, name: `${entry.name} (${own})` };
  };
  return {
    ...schedule,
    slots: schedule.slots.map((slot) => ({ ...slot, entries: slot.entries.map(named) })),
  };
}
