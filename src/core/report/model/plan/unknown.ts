/** How much of the plan the check could not see: one line, since what is not known is part of every answer. */
import type { CheckOutput, CoverageLine, IntakeSum } from '../../../../contract/check.ts';
import { parseRef } from '../../../../contract/ids.ts';
import { insideSentence } from '../../../../contract/names.ts';
import { count, formatDate, joinWords } from '../format.ts';
import { fromSupplements } from './intakeBars.ts';
import { groupedBy } from './order.ts';

const NAMES = 4;

const nameInside = ({ name }: IntakeSum): string => insideSentence(name);

/** A substance and a condition, both of which the reference knows: what is missing is a record of caution, and no more. */
export function lacksCautions({ pair }: CoverageLine, { names }: CheckOutput): boolean {
  return (
    pair.some((one) => parseRef(one)?.kind === 'condition') &&
    pair.every((one) => names[one] !== undefined)
  );
}

export function unknownLine(check: CheckOutput): string {
  const unclear = check.intakes.filter((sum) => sum.range !== undefined);
  const silent = check.coverage.filter((line) => line.result === 'not-covered');
  const none = check.coverage.filter((line) => line.result === 'none-recorded');
  const untimed = check.schedule.withoutTime;
  const parts: string[] = [];
  if (silent.length > 0) {
    const names = shortened(uncovered(silent, check));
    const which = names.length === 0 ? '' : ` (${names.join('; ')})`;
    parts.push(`${count(silent.length, 'pair')} could not be checked${which}.`);
  }
  if (none.length > 0) {
    parts.push(
      `For ${count(none.length, 'pair')} no interaction or caution is recorded (up to ${formatDate(check.asOf)}), which does not mean that there is none.`,
    );
  }
  if (unclear.length > 0) {
    parts.push(
      `The label does not say what its amount counts for ${joinWords(unclear.map(nameInside))}.`,
    );
  }
  parts.push(...foodGapTexts(check));
  if (untimed.length > 0) {
    parts.push(`No time is entered for ${joinWords(shortened([...new Set(untimed)]))}.`);
  }
  parts.push('What was not entered was not checked.');
  return parts.join(' ');
}

/** Of the nutrients that the products bring, those whose content is not known for every food. A herb is in no food table. */
function foodGapTexts({ intakes }: CheckOutput): string[] {
  const gaps = intakes.filter(
    (sum) =>
      fromSupplements(sum) &&
      sum.food.known < sum.food.of &&
      (sum.food.known > 0 || sum.references.length > 0),
  );
  const partly = gaps.filter(({ food }) => food.known > 0);
  const unknown = gaps.filter(({ food }) => food.known === 0);
  const named = (sums: readonly IntakeSum[]): string => joinWords(shortened(sums.map(nameInside)));
  const told = [
    ...(partly.length === 0 ? [] : [`known in part: ${named(partly)}`]),
    ...(unknown.length === 0 ? [] : [`not known: ${named(unknown)}`]),
  ];
  return told.length === 0 ? [] : [`Food contents ${told.join('; ')}.`];
}

function shortened(names: readonly string[]): string[] {
  const rest = names.length - NAMES;
  return rest > 0 ? [...names.slice(0, NAMES), `${rest} more`] : [...names];
}

/** What no record of the reference stands for; then the substances about which it has no caution, with the condition. */
function uncovered(lines: readonly CoverageLine[], check: CheckOutput): string[] {
  const unknown = lines.flatMap(({ pair, names }) =>
    names.filter((_, index) => check.names[pair[index] ?? ''] === undefined),
  );
  // "vitamin B12 and biotin with migraine and gout": conditions that lack the same substances together.
  const byCondition = groupedBy(
    lines.filter((line) => lacksCautions(line, check)),
    ({ names }) => names[1],
  ).map((some) => ({
    condition: insideSentence(some[0].names[1]),
    substances: joinWords(some.map(({ names }) => insideSentence(names[0]))),
  }));
  const known = groupedBy(byCondition, ({ substances }) => substances).map(
    (some) => `${some[0].substances} with ${joinWords(some.map(({ condition }) => condition))}`,
  );
  return [...new Set(unknown), ...known];
}
