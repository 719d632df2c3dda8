import { expect, test } from 'vitest';
import type {
  InteractionId,
  MedicationClassId,
  MedicationId,
  SourceId,
  SubstanceId,
} from '../../../contract/ids.ts';
import type { DrugInteraction } from '../../../contract/records.ts';
import { groupByAction, inPageOrder, splitByDirection, timingText } from './interactions.ts';

const record = (id: string, more: Partial<DrugInteraction> = {}): DrugInteraction => ({
  id: id as InteractionId,
  type: 'medicine',
  substance: 'iron' as SubstanceId,
  form: null,
  target: { medication: 'levothyroxine' as MedicationId },
  direction: 'supplement-affects-drug',
  separation: null,
  action: 'monitor',
  severity: 'moderate',
  mechanism: 'm',
  effect: 'e',
  management: 'm',
  timing: null,
  evidence: 'label',
  evidenceNote: null,
  secondHand: false,
  expertReview: null,
  reviewedOn: '2026-11-22',
  sources: ['s' as SourceId],
  ...more,
});

const records = [
  record('monitor'),
  record('avoid', { action: 'avoid', target: { class: 'thyroid-hormones' as MedicationClassId } }),
  record('nutrient', { action: 'avoid', direction: 'drug-affects-nutrient' }),
  record('both', { action: 'minimise-risk', direction: 'both' }),
  record('major', { severity: 'major' }),
];
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

test('one group per action, the strictest first, the graver first inside', () => {
  expect(groupByAction(records).map((group) => [group.action, ids(group.records)])).toEqual([
    ['avoid', ['avoid', 'nutrient']],
    ['minimise-risk', ['both']],
    ['monitor', ['major', 'monitor']],
  ]);
});

test('what a medicine does to a nutrient stands apart; what works both ways does not', () => {
  const { meets, affectsNutrient } = splitByDirection(records);
  expect(ids(affectsNutrient)).toEqual(['nutrient']);
  expect(ids(meets)).toEqual(['monitor', 'avoid', 'both', 'major']);
  expect(ids(inPageOrder(records))).toEqual(['avoid', 'both', 'major', 'monitor', 'nutrient']);
});

test('a gap below an hour is said in minutes', () => {
  const gap = record('gap', {
    timing: 'hours-apart',
    separation: { beforeHours: 0.5, afterHours: 4, order: 'either', alternative: null },
  });
  expect(timingText(gap)).toBe(
    'The medicine at least 30 minutes before the supplement, or the medicine at least 4 hours after the supplement.',
  );
});
