/** How much of the plan the check could not see: one line, since what is not known is part of every answer. */
import type { CheckOutput, IntakeSum } from '../../../../contract/check.ts';
import { insideSentence } from '../../../../contract/names.ts';
import { count, formatDate, joinWords } from '../format.ts';
import { fromSupplements } from './intakeBars.ts';
import { groupedBy } from './order.ts';

const GAPS = 2;
const NAMES = 4;

const nameInside = ({ name }: IntakeSum): string => insideSentence(name);

export function unknownLine(check: CheckOutput): string {
  // No food table has a herb: that is no gap of one.
  const gaps = check.intakes.filter(
    (sum) => sum.food.known < sum.food.of && (sum.food.known > 0 || sum.references.length > 0),
  );
  const first = [...gaps].sort((a, b) => Number(fromSupplements(b)) - Number(fromSupplements(a)));
  const unclear = check.intakes.filter((sum) => sum.range !== undefined);
  const silent = check.coverage.filter((line) => line.result === 'not-covered');
  const none = check.coverage.filter((line) => line.result === 'none-recorded');
  const untimed = check.schedule.withoutTime;
  const parts: string[] = [];
  if (silent.length > 0) {
    const names = [...new Set(silent.flatMap((line) => uncovered(line, check)))];
    const which = names.length === 0 ? '' : ` (${joinWords(shortened(names))})`;
    parts.push(`${count(silent.length, 'pair')} could not be checked${which}.`);
  }
  if (none.length > 0) {
    parts.push(
      `For ${count(none.length, 'pair')} no interaction is recorded (sources checked up to ${formatDate(check.asOf)}), which does not mean that there is none.`,
    );
  }
  if (unclear.length > 0) {
    parts.push(
      `The label does not say what its amount counts for ${joinWords(unclear.map(nameInside))}.`,
    );
  }
  if (gaps.length > 0) {
    // Named are those that supplements bring too, if any.
    const own = first.filter(fromSupplements);
    const named = (own.length > 0 ? own : first).slice(0, GAPS);
    const foods = ({ food }: IntakeSum): string => `${food.known} of ${count(food.of, 'food')}`;
    const worst = groupedBy(named, foods).map(
      (sums) => `${joinWords(sums.map(nameInside))} (${foods(sums[0])})`,
    );
    const more = gaps.length - named.length;
    const rest = more > 0 ? `, ${more} more` : '';
    parts.push(`Food contents known in part: ${worst.join(', ')}${rest}.`);
  }
  if (untimed.length > 0) {
    parts.push(`No time is entered for ${joinWords(shortened([...new Set(untimed)]))}.`);
  }
  parts.push('What was not entered was not checked.');
  return parts.join(' ');
}

function shortened(names: readonly string[]): string[] {
  const rest = names.length - NAMES;
  return rest > 0 ? [...names.slice(0, NAMES), `${rest} more`] : [...names];
}

/** Names of the parts of a pair that no record of the reference stands for. */
function uncovered(line: CheckOutput['coverage'][number], check: CheckOutput): string[] {
  return line.names.filter((_, index) => check.names[line.pair[index] ?? ''] === undefined);
}
