/** Interactions: action against severity, hours against order, timing and words. */
import type { DrugSeparation } from '../../../../contract/records.ts';
import type { Locate, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';

const actionsOf: Readonly<Record<string, readonly string[]>> = {
  contraindicated: ['avoid'],
  major: ['avoid', 'usually-avoid', 'minimise-risk'],
  moderate: ['usually-avoid', 'minimise-risk', 'monitor'],
  minor: ['usually-avoid', 'minimise-risk', 'monitor', 'no-special-precautions'],
};

/** Which of the two hours each order needs; the other must be left out. */
const hoursOf: Readonly<Record<DrugSeparation['order'], { before: boolean; after: boolean }>> = {
  either: { before: true, after: true },
  'medicine-first': { before: true, after: false },
  'supplement-first': { before: false, after: true },
};

function checkHours(
  hours: number | null,
  management: string,
  at: Locate,
  problems: Problems,
): void {
  if (hours === null) return;
  const place = at(['separation']);
  if (!(hours > 0 && hours <= 24))
    problems.add(place, `${hours} hours are not plausible`, 'Correct the hours.');
  // A gap below one hour is written in minutes.
  const printed = [...management.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
  if (hours >= 1 && !printed.includes(hours))
    problems.add(
      place,
      `${hours} hours are not in the management text`,
      'Make the text and the hours agree.',
    );
}

export function checkInteractions(content: Content, problems: Problems): void {
  const formOwner = new Map(
    content.substances.flatMap(({ record }) => record.forms.map((form) => [form.id, record.id])),
  );
  for (const { record, at } of content.interactions) {
    const allowed = actionsOf[record.severity] ?? [];
    if (!allowed.includes(record.action))
      problems.add(
        at(['action']),
        `action "${record.action}" does not fit severity "${record.severity}"`,
        `Use one of: ${allowed.join(', ')}, or correct the severity.`,
      );
    const owner = record.form === null ? undefined : formOwner.get(record.form);
    if (owner !== undefined && owner !== record.substance)
      problems.add(
        at(['form']),
        `form "${record.form ?? ''}" belongs to ${owner}`,
        `Name a form of ${record.substance}, or move the interaction.`,
      );
    const { separation } = record;
    if (separation === null) continue;
    if (!['minimise-risk', 'usually-avoid'].includes(record.action))
      problems.add(
        at(['separation']),
        `a gap in hours does not go with the action "${record.action}"`,
        'Use minimise-risk or usually-avoid, or remove the gap.',
      );
    if (record.timing === null)
      problems.add(at(['separation']), 'a gap in hours without "timing"', 'Add "timing:".');
    if (record.timing === 'never-together')
      problems.add(
        at(['separation']),
        'a gap in hours contradicts the timing "never-together"',
        'Remove the gap, or correct the timing.',
      );
    if ('hours' in separation) {
      checkHours(separation.hours, record.management, at, problems);
      continue;
    }
    const needs = hoursOf[separation.order];
    if (
      needs.before !== (separation.beforeHours !== null) ||
      needs.after !== (separation.afterHours !== null)
    )
      problems.add(
        at(['separation', 'order']),
        `order "${separation.order}" does not fit the hours`,
        'medicine-first needs beforeHours only, supplement-first afterHours only, either both.',
      );
    checkHours(separation.beforeHours, record.management, at, problems);
    if (separation.afterHours !== separation.beforeHours)
      checkHours(separation.afterHours, record.management, at, problems);
  }
}
