/** The day of a plan: what is taken when, the cited rules behind it, and what cannot hold together. */
import * as v from 'valibot';
import { SourceId } from './ids.ts';
import * as words from './vocabulary.ts';

const text = v.string();
const time = v.string();

/**
 * `times`: as few times as possible leave the hour at which they were entered; then as few separate moments as possible;
 * then the least distance. `moments`: as few separate moments as possible first.
 */
export const dayGoals = ['times', 'moments'] as const;
export type DayGoal = (typeof dayGoals)[number];

/** One thing at one moment. */
export const DayEntry = v.object({
  kind: v.picklist(['item', 'medication', 'meal']),
  /** "items[0]", "profile.medications[1]", "profile.meals[0]" */
  path: text,
  name: text,
  /** Place among the times of this thing: 0 for the first. */
  dose: v.number(),
  /** Time as entered; null where none was. */
  entered: v.nullable(time),
  /** Medicines, meals and what the person fixed stay where they are. */
  fixed: v.boolean(),
});
export type DayEntry = v.InferOutput<typeof DayEntry>;

/** One cited timing rule that concerns two things of the plan. */
export const DayRule = v.object({
  /** Stable: interaction and the two places in the plan. */
  id: text,
  interaction: text,
  kind: v.picklist(words.timingKinds),
  /** Path of the medicine, or of the first product, and of the product that it concerns; null: food, drink and everything else. */
  between: v.tuple([text, v.nullable(text)]),
  names: v.tuple([text, text]),
  /** In words: "Levothyroxine at least 4 hours before or at least 4 hours after calcium." */
  asks: text,
  /** Why, from the record. */
  why: text,
  /** Whether the slots keep it; null where time alone cannot (never together) or a time is missing. */
  kept: v.nullable(v.boolean()),
  /** The times in the slots, reckoned: "07:00 to 11:00: 4 h". */
  reckoning: v.nullable(text),
  /** What the record asks for between the times of the reckoning, at least: "4 h"; absent where it gives no hours. */
  asked: v.optional(text),
  sources: v.array(SourceId),
});
export type DayRule = v.InferOutput<typeof DayRule>;

export const DayMove = v.object({
  path: text,
  name: text,
  from: v.array(time),
  to: v.array(time),
});
export type DayMove = v.InferOutput<typeof DayMove>;

export const Schedule = v.object({
  /** The layout, earliest first. Where no layout keeps every rule: the times as entered. */
  slots: v.array(
    v.object({
      time,
      items: v.array(text),
      /** Why here: the rules that this moment keeps (or, as entered, does not keep). */
      reasons: v.array(text),
      entries: v.array(DayEntry),
    }),
  ),
  /** In words: every rule that cannot hold, the smallest set that contradicts itself first. Empty: everything holds. */
  unsatisfied: v.array(text),
  /**
   * `as-entered` the times entered break no rule · `moved` another layout breaks none · `impossible` none does ·
   * `nothing` no times to lay out.
   */
  status: v.picklist(['as-entered', 'moved', 'impossible', 'nothing']),
  moves: v.array(DayMove),
  rules: v.array(DayRule),
  /** Ids of the smallest set of rules that cannot hold together; empty unless `impossible`. */
  conflict: v.array(text),
  /** Names without a time, that no rule could be checked for. */
  withoutTime: v.array(text),
  /** Hours between which things were laid out, and whether they were entered or assumed. */
  waking: v.object({ from: time, to: time, assumed: v.boolean() }),
  /** Separate moments at which something is taken, in the slots. */
  moments: v.number(),
  /**
   * false: the layout keeps every rule, but it was not shown that none is better for the goal; where it is impossible, no
   * rule of the conflict can be spared, but it was not shown that no smaller set exists; where the conflict is empty, it
   * was not shown that there is no layout. Absent: it was shown.
   */
  proven: v.optional(v.boolean()),
});
export type Schedule = v.InferOutput<typeof Schedule>;
