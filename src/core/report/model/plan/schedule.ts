/** The day as it was entered or as a layout keeps the recorded gaps, and what was asked of it. */
import { dayDescription } from '../../../../chart/day.ts';
import { againstItem, speaksAgainst, withWords } from '../../../../chart/dayNames.ts';
import type { CheckOutput, PlanDate } from '../../../../contract/check.ts';
import type { DayRule, Schedule } from '../../../../contract/day.ts';
import type { Plan } from '../../../../contract/plan.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import {
  heading,
  left,
  list,
  paragraph,
  run,
  strong,
  table,
  type Inline,
  type Section,
} from '../blocks.ts';
import { closed, count, formatDate, formatDays, joinWords } from '../format.ts';
import { actionWords } from '../words.ts';
import type { PlanInput } from './input.ts';
import { howOften, productName } from './taken.ts';

export function scheduleSection({ check, plan }: PlanInput): Section {
  const schedule = dayWithWords(check, plan);
  const asNeeded = plan.items.filter((item) => item.asNeeded);
  return {
    id: 'schedule',
    title: 'The day',
    blocks: [
      paragraph(statusText(schedule)),
      ...againstBlocks(check),
      ...(schedule.slots.length === 0 ? [] : dayBlocks(schedule)),
      ...moveBlocks(schedule),
      ...conflictBlocks(schedule),
      ...ruleBlocks(schedule),
      ...(asNeeded.length === 0
        ? []
        : [
            paragraph('Only as needed:'),
            list(asNeeded.map((item) => `${productName(item, check)}: ${howOften(item)}`)),
          ]),
      ...(schedule.slots.length > 0 &&
      plan.profile.medications.some((one) => (one.note ?? '').trim() !== '')
        ? [
            paragraph(
              'Medicines stand at their times on every day: notes beside them, such as “once a week”, are not read.',
              'quiet',
            ),
          ]
        : []),
      ...(schedule.withoutTime.length === 0
        ? []
        : [
            paragraph(
              `No time is entered for ${joinWords([...new Set(schedule.withoutTime)])}, so no gap could be checked there.`,
            ),
          ]),
      ...dateBlocks(check.dates),
    ],
  };
}

/** The day with what a drawing of one day cannot show: what is not taken every day, and what the sources advise against. */
const dayWithWords = ({ schedule, findings }: CheckOutput, { items }: Plan): Schedule =>
  withWords(schedule, (index) => {
    const item = items[index];
    const days = item === undefined ? 'daily' : formatDays(item.days);
    const against = againstItem(findings, index);
    return [
      ...(item?.asNeeded === true ? ['as needed'] : []),
      ...(days === 'daily' ? [] : [days]),
      ...(against === null ? [] : [`${against}: see above`]),
    ];
  });

/** A place in the day is no consent: what no gap makes right is named before the drawing. */
function againstBlocks({ findings, schedule }: CheckOutput): Block[] {
  const told = new Map(
    findings
      .filter(speaksAgainst)
      .map((one) => [one.title, `${one.title} (${actionWords[one.action].toLowerCase()})`]),
  );
  return told.size === 0 || schedule.slots.length === 0
    ? []
    : [
        paragraph([
          strong('No time of day makes these right: '),
          run(`${[...told.values()].join('; ')}. Their times here are no advice to take them.`),
        ]),
      ];
}

/** What the times are: entered, or laid out anew. A layout is never told as an instruction. */
function statusText(schedule: Schedule): string {
  const { waking } = schedule;
  const hours = `between ${waking.from} and ${waking.to}${waking.assumed ? ' (assumed: no waking hours are entered)' : ''}`;
  const proven = schedule.proven === false ? ' It was not shown that no other one is better.' : '';
  switch (schedule.status) {
    case 'nothing':
      return 'No times are entered that could be laid out.';
    case 'as-entered':
      return schedule.rules.length === 0
        ? 'Times as entered. No timing rule is recorded between these things in the sources checked.'
        : 'Times as entered. They keep the recorded gaps that could be checked.';
    case 'moved':
      return `The times entered do not keep every recorded gap. Shown is a layout that does, ${hours}: ${count(schedule.moves.length, 'product')} would move; medicines, meals and fixed times stay where they were entered.${proven} It is a proposal to talk over with the pharmacist, not an instruction.`;
    case 'impossible':
      return `No layout ${hours} keeps every recorded gap while medicines, meals and fixed times stay where they were entered. Shown are the times as entered.${schedule.proven === false ? ' It was not shown that no smaller set of rules contradicts itself.' : ''}`;
  }
}

function dayBlocks(schedule: Schedule): Block[] {
  const moved = schedule.status === 'moved';
  const reasoned = schedule.slots.filter((slot) => slot.reasons.length > 0);
  return [
    {
      type: 'day',
      caption: moved ? 'A layout that keeps the recorded gaps' : 'The day as entered',
      schedule,
      description: dayDescription(schedule),
    },
    // Moments without a reason stand in the drawing alone.
    ...(reasoned.length === 0
      ? []
      : [
          table(
            moved ? 'Why at these times' : 'Moments that a recorded gap touches',
            [
              left('Time', 9),
              left('What', 33),
              left('Gaps here, and what the records ask for at least', 58),
            ],
            reasoned.map((slot): Inline[] => [
              strong(slot.time),
              slot.items.join(', '),
              [run(slot.reasons.map(closed).join(' '), sourcesAt(slot, schedule.rules))],
            ]),
          ),
        ]),
  ];
}

/** Sources of the rules that concern something taken at this moment. */
function sourcesAt(slot: Schedule['slots'][number], rules: readonly DayRule[]) {
  const here = new Set(slot.entries.map((entry) => entry.path));
  const touching = rules.filter((rule) =>
    rule.between.some((path) => path !== null && here.has(path)),
  );
  return [...new Set(touching.flatMap((rule) => rule.sources))];
}

function moveBlocks({ moves }: Schedule): Block[] {
  return moves.length === 0
    ? []
    : [
        table(
          'What this layout moves',
          [left('Product', 50), left('As entered', 25), left('In the layout', 25)],
          moves.map((move) => [
            strong(move.name),
            move.from.length === 0 ? 'no time' : move.from.join(', '),
            move.to.join(', '),
          ]),
        ),
      ];
}

function conflictBlocks({ unsatisfied, conflict }: Schedule): Block[] {
  if (unsatisfied.length === 0) return [];
  return [
    heading(
      conflict.length > 0 ? 'What cannot hold together' : 'What is not kept',
      'schedule-conflict',
    ),
    list(unsatisfied),
  ];
}

const keptWord = (rule: DayRule): string =>
  rule.kept === null ? 'Time alone cannot tell' : rule.kept ? 'Kept' : 'Not kept';

/** Every rule with its reckoning. Why it is asked for stands with its finding. */
function ruleBlocks({ rules, status }: Schedule): Block[] {
  if (rules.length === 0) return [];
  const ordered = [...rules].sort((a, b) => rank(a) - rank(b));
  return [
    table(
      `Recorded timing rules, reckoned with the times ${status === 'moved' ? 'of the layout' : 'as entered'}`,
      [left('Between', 26), left('The record asks for', 41), left('Times', 22), left('Result', 11)],
      ordered.map((rule) => [
        rule.between[1] === null ? rule.names[0] : joinWords(rule.names),
        [run(rule.asks, rule.sources)],
        rule.reckoning ?? '–',
        keptWord(rule),
      ]),
    ),
  ];
}
/** What is not kept comes first. */
const rank = (rule: DayRule): number => (rule.kept === false ? 0 : rule.kept === null ? 1 : 2);

function dateBlocks(dates: CheckOutput['dates']): Block[] {
  if (dates.length === 0) return [];
  const what = (one: PlanDate): string =>
    one.kind === 'review' ? 'Review, as entered' : 'Pack runs out';
  return [
    table(
      'Days to come',
      [left('Day', 22), left('Product', 34), left('What', 44)],
      dates.map((one) => [
        strong(formatDate(one.date)),
        one.name,
        `${what(one)}${one.arithmetic === null ? '' : `: ${one.arithmetic}`}`,
      ]),
    ),
  ];
}
