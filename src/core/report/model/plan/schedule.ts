/** Times as entered, with the timing rules that hold between them. */
import { left, list, paragraph, strong, table, type Section } from '../blocks.ts';
import type { PlanInput } from './input.ts';
import { howOften, productName } from './taken.ts';

export function scheduleSection({ check, plan }: PlanInput): Section {
  const { slots, unsatisfied } = check.schedule;
  const needed = plan.items.filter((item) => item.asNeeded || item.times.length === 0);
  return {
    id: 'schedule',
    title: 'Times of a day',
    blocks: [
      paragraph(
        'Times are those that were entered. The right column names published timing rules that touch them; a change of times is a question for the pharmacist.',
        'quiet',
      ),
      slots.length === 0
        ? paragraph('No times are entered.')
        : table(
            'Times, as entered',
            [left('Time', 10), left('What', 30), left('Timing rules', 60)],
            slots.map((slot) => [
              strong(slot.time),
              slot.items.join('\n'),
              slot.reasons.join('\n'),
            ]),
          ),
      ...(needed.length === 0
        ? []
        : [
            paragraph('As needed, or without a time:'),
            list(needed.map((item) => `${productName(item, check)}: ${howOften(item)}`)),
          ]),
      ...(unsatisfied.length === 0
        ? []
        : [paragraph(strong('Rules that the entered times do not keep')), list(unsatisfied)]),
    ],
  };
}
