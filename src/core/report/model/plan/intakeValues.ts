/** Sums of what supplements bring, beside the published values of both authorities: one row for each nutrient. */
import type { IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { left, paragraph, right, run, strong, table } from '../blocks.ts';
import { closed, formatAmount } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { equivalentWords, limitKinds, scopeWords, statusWords } from '../words.ts';
import { createNotes, type Notes } from '../tableNotes.ts';
import { sumTexts } from './sumTexts.ts';

/** Values for groups and for planning diets; a person's intake is not read against them. */
const forGroups: ReadonlySet<string> = new Set(['EAR', 'AR']);

const authorities = ['NASEM', 'EFSA'] as const;

export function valueText(one: ReferenceComparison): string {
  if (one.amount === null) return 'no value set';
  const equivalent = one.equivalent === null ? '' : ` ${equivalentWords[one.equivalent]}`;
  const upper = one.amountMax === null ? '' : ` to ${formatAmount(one.amountMax, one.unit)}`;
  return `${formatAmount(one.amount, one.unit)}${upper}${equivalent}`;
}

/** Whether the part that a value counts may be more than what is known of it. */
function isLeast(one: ReferenceComparison, sum: IntakeSum): boolean {
  if (sum.contributions.some((part) => part.item !== undefined && part.amount === null))
    return true;
  if (one.scope === 'supplements' || one.scope === 'added-dissociable-salts') return false;
  const inFoodTable =
    one.scope === 'total' || one.scope === 'preformed' || one.equivalent === 'folic-acid';
  return !inFoodTable || sum.food.known < sum.food.of || sum.food.of === 0;
}

function resultText(one: ReferenceComparison, sum: IntakeSum): string {
  if (!limitKinds.has(one.kind)) return statusWords.need[one.status];
  if (one.status !== 'meets') return statusWords.limit[one.status];
  return isLeast(one, sum) ? 'at the limit or above' : 'at the limit';
}

/** For how many foods an amount is known stands in a column of its own. */
const coverage =
  /(?:The amount is known for \d+ of \d+ foods|No food was entered, so only supplements are counted)\.\s*/u;

/** The note without what the row says already: for how many foods an amount is known, and which alternative it is. */
function noteText(one: ReferenceComparison): string | null {
  if (one.note === null) return null;
  const { qualifier } = one;
  const note = one.note.replace(coverage, '').trim();
  if (note === '') return null;
  return closed(qualifier === null ? note : note.replace(`: ${qualifier}`, ''));
}

/** "UL 250 mg, 2001, added dissociable salts only: 400 mg: above". */
function valueRun(one: ReferenceComparison, sum: IntakeSum, notes: Notes, glossary: Glossary): Run {
  glossary.use(`kind/${one.kind}`);
  glossary.useScope(one.scope);
  if (one.equivalent !== null) glossary.use(`equivalent/${one.equivalent}`);
  const details = [one.qualifier, one.form].filter((part) => part !== null).join(', ');
  const scope = one.scope === 'total' ? '' : `, ${scopeWords[one.scope]}`;
  // Where a value counts only a part of the sum, that part is told; otherwise it is the total of the row.
  const part =
    one.compared === null || one.compared === sum.total ? '' : `${sumTexts(sum).compared(one)}: `;
  const year = one.year === null ? 'undated' : String(one.year);
  const note = noteText(one);
  // Why nothing was compared stands in the note.
  const told = one.amount !== null && (one.compared !== null || note === null);
  const result = told ? `: ${part}${resultText(one, sum)}` : '';
  return run(
    `${one.kind} ${valueText(one)}${details === '' ? '' : ` (${details})`}, ${year}${scope}${result}${notes.mark(note)}`,
    [one.source],
  );
}

function cellOf(sum: IntakeSum, authority: string, notes: Notes, glossary: Glossary): Run[] {
  const values = sum.references.filter(
    (one) => one.authority === authority && !forGroups.has(one.kind),
  );
  if (values.length === 0) return [run('none recorded')];
  return values.flatMap((one, index) => [
    ...(index === 0 ? [] : [run('\n')]),
    valueRun(one, sum, notes, glossary),
  ]);
}

/** Two readings of an amount leave it out of the sums; what they would come to stands with the total. */
function totalText(sum: IntakeSum): string {
  const texts = sumTexts(sum);
  if (sum.range === undefined) return texts.total();
  return `${texts.total()}\n(${texts.part(sum.range.low)} to ${texts.part(sum.range.high)} with the open amount)`;
}

export function valueBlocks(sums: readonly IntakeSum[], glossary: Glossary): Block[] {
  if (sums.length === 0) return [];
  glossary.use('authority');
  const notes = createNotes();
  const rows = sums.map((sum) => [
    strong(sum.name),
    sumTexts(sum).part(sum.supplements),
    sum.food.of === 0
      ? 'no foods entered'
      : `${sumTexts(sum).part(sum.food.amount)}\n(${sum.food.known} of ${sum.food.of} foods)`,
    totalText(sum),
    ...authorities.map((authority) => cellOf(sum, authority, notes, glossary)),
  ]);
  return [
    table(
      'Nutrients that supplements bring, per average day, beside the published values for this person',
      [
        left('Nutrient', 12),
        right('Supplements', 13),
        right('Food (known\u00a0for)', 13),
        right('Known total', 13),
        ...authorities.map((authority) => left(authority, 25)),
      ],
      rows,
    ),
    ...notes.block(),
    paragraph(
      'Beside each value stand the year in which it was set and, where it does not count everything, what it counts. “Not compared”: an amount that counts is not known, so it may be on either side. The average requirements of groups (EAR, AR) are left out: an intake of one person is not read against them.',
      'quiet',
    ),
  ];
}
