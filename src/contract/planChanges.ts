/** What differs between two plans, or between a plan and an earlier version of it. */
import * as v from 'valibot';
import { EntityRef } from './ids.ts';
import { Plan } from './plan.ts';
import * as words from './vocabulary.ts';

const text = v.string();

export const CompareInput = v.strictObject({ before: Plan, after: Plan });

export const changeKinds = ['added', 'removed', 'changed'] as const;
/** Part of a plan that a change belongs to, in order of display. */
export const changeAreas = ['person', 'medicines', 'conditions', 'items', 'foods'] as const;

export const PlanChange = v.object({
  area: v.picklist(changeAreas),
  kind: v.picklist(changeKinds),
  /** What changed: "Magnesium citrate", "Age". */
  name: text,
  /** One line per difference: "200 mg twice a day → 200 mg once a day"; empty for what was added or removed whole. */
  lines: v.array(text),
});
export type PlanChange = v.InferOutput<typeof PlanChange>;

export const SumChange = v.object({
  substance: EntityRef,
  name: text,
  unit: text,
  /** Known supplements per average day; null: not known or not taken. */
  before: v.nullable(v.number()),
  after: v.nullable(v.number()),
});
export type SumChange = v.InferOutput<typeof SumChange>;

/** A finding that came or went with the changes. */
export const FindingChange = v.object({
  kind: v.picklist(['new', 'gone']),
  rule: text,
  action: v.picklist(words.actions),
  title: text,
});
export type FindingChange = v.InferOutput<typeof FindingChange>;

export const PlanChanges = v.object({
  same: v.boolean(),
  changes: v.array(PlanChange),
  sums: v.array(SumChange),
  findings: v.array(FindingChange),
});
export type PlanChanges = v.InferOutput<typeof PlanChanges>;
