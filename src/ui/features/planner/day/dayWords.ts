/** The day in words. A layout keeps recorded gaps; it is never called good, right or advised. */
import type { Finding } from '../../../../contract/check.ts';
import type { DayEntry, DayGoal, DayMove, DayRule, Schedule } from '../../../../contract/day.ts';
import { countText } from '../../../shared/format.ts';
import { joinWords } from '../words.ts';

export interface DaySituation {
  schedule: Schedule;
  goal: DayGoal;
  /** Rules that the times as entered do not keep. */
  broken: number;
  /** Separate moments of the times as entered. */
  momentsNow: number;
}

/** Rules that hours can keep; "never together" is not one of them. */
const kept = (schedule: Schedule): readonly DayRule[] =>
  schedule.rules.filter((rule) => rule.kind !== 'never-together');

/** What the day comes to, in one or two sentences. */
export function statusText({ schedule, goal, broken, momentsNow }: DaySituation): string {
  const changes = countText(schedule.moves.length, 'change');
  switch (schedule.status) {
    case 'nothing':
      return 'No times are entered yet. Enter when products and medicines are taken to see the day.';
    case 'as-entered':
      if (kept(schedule).length === 0)
        return 'No timing rule is recorded for what is taken at these times.';
      return goal === 'moments' && schedule.proven !== false
        ? 'The times as entered keep every recorded gap, and no layout with fewer separate moments does.'
        : 'The times as entered keep every recorded gap.';
    case 'moved':
      if (broken > 0) {
        const rules = countText(broken, 'timing rule');
        const are = broken === 1 ? 'is' : 'are';
        return `${rules} ${are} not kept by the times as entered. The layout below keeps every recorded gap; it needs ${changes}.`;
      }
      return schedule.moments < momentsNow
        ? `The times as entered keep every recorded gap. The layout below keeps them too, with ${countText(schedule.moments, 'separate moment')} instead of ${momentsNow}; it needs ${changes}.`
        : `The layout below keeps every recorded gap; it needs ${changes}.`;
    case 'impossible': {
      const some = schedule.conflict.length;
      return some === 0
        ? 'No layout of the day keeps every recorded gap.'
        : some === 1
          ? 'No layout of the day keeps every recorded gap: one rule cannot be kept by the times that stay where they are.'
          : `No layout of the day keeps every recorded gap. These ${some} rules cannot hold together.`;
    }
  }
}

/** What was not shown about a layout or a conflict; null where it was. */
export function unprovenText({ status, proven }: Schedule): string | null {
  if (proven !== false) return null;
  if (status === 'impossible')
    return 'Each of these rules is needed for the conflict. Whether fewer rules conflict too was not shown: the day has too many possible layouts.';
  return status === 'nothing'
    ? null
    : 'This layout keeps every recorded gap. Whether another one needs fewer changes or fewer moments was not shown: the day has too many possible layouts.';
}

/** Between which hours things were laid out; null where there is nothing to lay out. */
export function wakingText({ status, waking }: Schedule): string | null {
  if (status === 'nothing') return null;
  const hours = `Laid out between ${waking.from} and ${waking.to}`;
  return waking.assumed
    ? `${hours}: assumed, because no waking hours are entered under “Who”.`
    : `${hours}, the waking hours entered under “Who”.`;
}

export function withoutTimeText({ withoutTime }: Schedule): string | null {
  if (withoutTime.length === 0) return null;
  const are = withoutTime.length === 1 ? 'its rules' : 'their rules';
  return `No time is entered for ${joinWords(withoutTime)}: ${are} could not be looked at.`;
}

/** Times that a move changes, in pairs; equal ones are left out. */
export function changedTimes(move: DayMove): { from: string | null; to: string }[] {
  return move.to.flatMap((to, at) => {
    const from = move.from[at] ?? null;
    return from === to ? [] : [{ from, to }];
  });
}

/** "Calcium from 08:00 to 11:00": a move as it is announced. */
export function moveText(move: DayMove): string {
  const times = changedTimes(move).map(({ from, to }) =>
    from === null ? `at ${to}` : `from ${from} to ${to}`,
  );
  return `${move.name} ${joinWords(times)}`;
}

const rulesAbout = (schedule: Schedule, path: string): DayRule[] =>
  schedule.rules.filter((rule) => rule.between.includes(path));

/** Path of the thing that a path lies in: "items[0]" for "items[0].ingredients[1]". */
export const thingOf = (path: string): string => /^[^\]]*\]/.exec(path)?.[0] ?? path;

/**
 * Why a thing moves: the rules about it that the times as entered do not keep. Where there are none, it makes room for
 * others or joins another moment; then every rule about it that has hours.
 */
export function reasonsOfMove(
  move: DayMove,
  schedule: Schedule,
  findings: readonly Finding[],
): { rules: DayRule[]; broken: boolean } {
  const broken = new Set(
    findings
      .filter((finding) => finding.rule === 'timing')
      .flatMap((finding) =>
        finding.subjects
          .filter((subject) => subject.startsWith('interaction/'))
          .flatMap((subject) =>
            finding.paths.map((path) => `${subject.slice('interaction/'.length)} ${thingOf(path)}`),
          ),
      ),
  );
  const about = rulesAbout(schedule, move.path).filter((rule) => rule.kind !== 'never-together');
  const own = about.filter((rule) => broken.has(`${rule.interaction} ${move.path}`));
  return own.length > 0 ? { rules: own, broken: true } : { rules: about, broken: false };
}

/**
 * Rules to show at one moment: those about the products taken then, and what goes first of all beside its medicine. A rule
 * without hours stands in its own list.
 */
export function rulesOfMoment(entries: readonly DayEntry[], schedule: Schedule): DayRule[] {
  const paths = new Set(entries.filter((entry) => entry.kind === 'item').map(({ path }) => path));
  const medicines = new Set(
    entries.filter((entry) => entry.kind === 'medication').map(({ path }) => path),
  );
  return schedule.rules.filter(({ between: [first, second], kind }) => {
    if (kind === 'never-together') return false;
    return second === null ? medicines.has(first) : paths.has(first) || paths.has(second);
  });
}

/** Whether a rule is kept, in words; null stays open. */
export function keptText(rule: DayRule): string {
  const how = rule.reckoning === null ? '' : ` (${rule.reckoning})`;
  if (rule.kept === null)
    return rule.kind === 'never-together'
      ? 'no gap in hours helps'
      : `cannot be said: a time or the hours are missing${how}`;
  if (!rule.kept) return `not kept${how}`;
  return rule.kind === 'gap-may-not-be-enough'
    ? `kept${how}; the sources say that a gap may not be enough`
    : `kept${how}`;
}
