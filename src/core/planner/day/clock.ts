/** Times of the day: minutes, the day a person lives in, and how far apart two times are. */
import { weekdays, type Days, type Profile } from '../../../contract/plan.ts';

export const DAY = 24 * 60;

/** "08:30" → 510 */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** 510 → "08:30" */
export function timeOf(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** 90 → "1 h 30 min" */
export function gapWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Waking hours where the profile names none; an editorial assumption that every schedule says. */
const ASSUMED = { wake: '06:30', sleep: '22:30' } as const;

/** The day as a person lives it. All numbers are minutes. */
export interface LivedDay {
  wake: string;
  sleep: string;
  /** Either time was not entered. */
  assumed: boolean;
  /**
   * Clock time at which one day ends and the next begins: the middle of the night. 01:00 belongs to the evening before,
   * and a medicine taken half an hour before the usual waking is still the first of its day.
   */
  start: number;
  /** Waking hours counted from `start`; both ends belong to them. */
  from: number;
  to: number;
}

export function livedDay(profile: Pick<Profile, 'wake' | 'sleep'>): LivedDay {
  const wake = profile.wake ?? ASSUMED.wake;
  const sleep = profile.sleep ?? ASSUMED.sleep;
  const awake = (minutesOf(sleep) - minutesOf(wake) + DAY) % DAY || DAY - 1;
  const halfNight = Math.floor((DAY - awake) / 2);
  return {
    wake,
    sleep,
    assumed: (profile.wake ?? null) === null || (profile.sleep ?? null) === null,
    start: (minutesOf(wake) - halfNight + DAY) % DAY,
    from: halfNight,
    to: halfNight + awake,
  };
}

/** Minutes from the beginning of the lived day. */
export function positionOf(clock: number, day: LivedDay): number {
  return (clock - day.start + DAY) % DAY;
}

/** The clock time of a position. */
export function clockOf(position: number, day: LivedDay): number {
  return (position + day.start) % DAY;
}

/** On which neighbouring days of the week two things can meet, the second counted from the first. */
export interface Meets {
  same: boolean;
  next: boolean;
  previous: boolean;
}

/** What is taken every n-th day may fall on any day. */
export function meets(first: Days, second: Days): Meets {
  const on = (days: Days): number[] =>
    weekdays.flatMap((day, index) => (!Array.isArray(days) || days.includes(day) ? [index] : []));
  const apart = new Set(on(first).flatMap((a) => on(second).map((b) => (b - a + 7) % 7)));
  return { same: apart.has(0), next: apart.has(1), previous: apart.has(6) };
}

/**
 * The shortest time between two clock times in minutes, over the days on which both are taken; Infinity where there is at
 * least a whole day between them (Mondays and Thursdays never meet).
 */
export function distance(first: number, second: number, on: Meets): number {
  const ahead = second - first;
  return Math.min(
    on.same ? Math.abs(ahead) : Infinity,
    on.next ? DAY + ahead : Infinity,
    on.previous ? DAY - ahead : Infinity,
  );
}
