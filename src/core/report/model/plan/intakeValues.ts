/** Sums of what supplements bring, beside the published values of both authorities: one row for each nutrient. */
import type { IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { left, paragraph, right, run, strong, table } from '../blocks.ts';
import { closed, formatAmount, formatFoodAmount, NOT_KNOWN } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { equivalentWords, limitKinds, scopeWords, statusWords } from '../words.ts';
import { against } from './intakeBars.ts';

/** Values for groups and for planning diets; a person's intake is not read against them. */
const forGroups: ReadonlySet<string> = new Set(['EAR', 'AR']);

const authorities = ['NASEM', 'EFSA'] as const;

export function valueText(one: ReferenceComparison): string {
  if (one.amount === null) return 'no value set';
  const equivalent = one.equivalent === null ? '' : ` ${equivalentWords[one.equivalent]}`;
  const upper = one.amountMax === null ? '' : ` to ${formatAmount(one.amountMax, one.unit)}`;
  return `${formatAmount(one.amount, one.unit)}${upper}${equivalent}`;
}

function resultText(one: ReferenceComparison): string {
  const words = limitKinds.has(one.kind) ? statusWords.limit : statusWords.need;
  return words[one.status];
}

/** The note without the alternative that it stands for: the row names that already. */
function noteText(one: ReferenceComparison): string | null {
  if (one.note === null) return null;
  const { qualifier } = one;
  return closed(qualifier === null ? one.note : one.note.replace(`: ${qualifier}`, ''));
}

/** Small letters, and two of them after "z". */
function letterOf(index: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : letter.repeat(Math.floor(index / 26) + 1);
}

/** Notes of a table, each once, in order of first use. */
interface Notes {
  mark(note: string | null): string;
  block(): Block[];
}
function createNotes(): Notes {
  const notes: string[] = [];
  return {
    mark(note) {
      if (note === null) return '';
      if (!notes.includes(note)) notes.push(note);
      return ` (${letterOf(notes.indexOf(note))})`;
    },
    block: () =>
      notes.length === 0
        ? []
        : [
            paragraph(
              notes.flatMap((note, index) => [
                strong(`(${letterOf(index)})\u00a0`),
                run(`${note} `),
              ]),
              'quiet',
            ),
          ],
  };
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
    one.compared === null || one.compared === sum.total
      ? ''
      : `${formatAmount(one.compared, one.unit, one.amount === null ? [] : [one.amount])}: `;
  const year = one.year === null ? 'undated' : String(one.year);
  const note = noteText(one);
  // Why it was not compared stands in the note.
  const compared = one.amount !== null && (one.status !== 'not-compared' || note === null);
  const result = compared
    ? `: ${part}${resultText(one)}`
    : part === ''
      ? ''
      : `: ${part.slice(0, -2)}`;
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
  const amount = (value: number | null): string => formatAmount(value, sum.unit, against(sum));
  if (sum.range === undefined) return amount(sum.total);
  return `${amount(sum.total)}\n(${amount(sum.range.low)} to ${amount(sum.range.high)} with the open amount)`;
}

export function valueBlocks(sums: readonly IntakeSum[], glossary: Glossary): Block[] {
  if (sums.length === 0) return [];
  glossary.use('authority');
  const notes = createNotes();
  const rows = sums.map((sum) => [
    strong(sum.name),
    formatAmount(sum.supplements, sum.unit, against(sum)),
    sum.food.of === 0
      ? 'no foods entered'
      : `${sum.food.amount === null ? NOT_KNOWN : formatFoodAmount(sum.food.amount, sum.unit)}\n(${sum.food.known} of ${sum.food.of} foods)`,
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
      'Beside each value stand the year in which it was set and, where it does not count everything, what it counts. The average requirements of groups (EAR, AR) are left out: an intake of one person is not read against them.',
      'quiet',
    ),
  ];
}
