/** Search, foods, doctor and the check of a PDF in text. */
import type { FoodsOutput, SearchOutput } from '../../../contract/answers.ts';
import type { OutputOf } from '../../../contract/operations.ts';
import { cardText } from './card.ts';
import { entry, figure, heading, page, section, table, wrap } from './layout.ts';
import { closing } from './parts.ts';
import { numberSources } from './sources.ts';
import { plural } from './words.ts';

export function searchText(result: SearchOutput, width: number): string {
  const { card, corrected } = result;
  const hits = result.hits.map((hit) =>
    entry('- ', width, `${hit.title}${hit.subtitle === '' ? '' : `: ${hit.subtitle}`}`, [
      `${hit.kind}/${hit.id} (${hit.matched})`,
    ]),
  );
  const found = plural(result.total, 'hit');
  const shown = result.total > hits.length ? `${found}, ${hits.length} shown` : found;
  return page([
    corrected === null ? null : `Results for "${corrected}" (typed: "${result.query}")`,
    card === null ? null : cardText(card, width),
    hits.length === 0 ? 'Nothing found. That says nothing about benefit or harm.' : hits.join('\n'),
    shown,
  ]);
}

const bases = {
  '100g': 'in 100 g',
  portion: 'in an ordinary portion',
  '100kcal': 'in 100 kcal',
} as const;

export function foodsText(result: FoodsOutput, width: number): string {
  const numbers = numberSources(result.sources);
  const unknown = result.missing - result.withoutPortion;
  const rows = result.rows.map((row) => [
    row.name,
    `${figure(row.amount)} ${result.unit}`,
    row.portion ?? `${figure(row.grams)} g`,
    numbers.cite([row.source]),
  ]);
  const columns = [
    { label: 'Food', align: 'left' },
    { label: result.nutrientName, align: 'right' },
    { label: 'Amount', align: 'left' },
    { label: 'Source', align: 'left' },
  ] as const;
  return page([
    heading(`${result.nutrientName} in foods, ${bases[result.per]}`),
    rows.length === 0 ? 'No food with a known value.' : table(columns, rows, width),
    `${rows.length} of ${plural(result.total, 'food')} shown.`,
    unknown === 0
      ? null
      : wrap(
          `${plural(unknown, 'food')} could not be ranked because a value is unknown. Unknown is not zero.`,
          width,
        ),
    result.withoutPortion === 0
      ? null
      : wrap(
          `${plural(result.withoutPortion, 'food')} left out: no ordinary portion listed (flour, dry beans and grains, raw meat and the like).`,
          width,
        ),
    ...result.notRanked.map(({ pack, why }) =>
      wrap(`Foods of "${pack.title}" are not in this list. ${why}`, width),
    ),
    result.note === null ? null : wrap(result.note, width),
    numbers.list(width),
    closing(null, result.edition, width),
  ]);
}

export function doctorText(result: OutputOf<'doctor'>, width: number): string {
  const { userData } = result;
  const state = userData.ok ? 'in order' : 'damaged';
  const plans =
    userData.version === null || userData.plans === null
      ? 'Your data: nothing saved yet'
      : `Your data: ${state}, ${plural(userData.plans, 'plan')}, ${plural(userData.backups, 'backup')}`;
  return page([
    result.ok ? 'All checks passed.' : 'There are problems.',
    result.packs
      .map(
        (pack) =>
          `Pack ${pack.id}${pack.edition === '' ? '' : `, edition ${pack.edition}`}: ${pack.ok ? 'in order' : 'not used, see below'}`,
      )
      .join('\n'),
    plans,
    section(
      'Problems',
      result.problems.map((problem) => entry('- ', width, problem)),
    ),
  ]);
}

export function verifyText(result: OutputOf<'report.verify'>, width: number): string {
  const verdict = result.matches
    ? 'The PDF was made from this plan with this edition.'
    : 'The PDF does not belong to this plan and edition.';
  return page([
    wrap(verdict, width),
    `In the PDF: ${result.found ?? 'no fingerprint found'}\nExpected:   ${result.expected}`,
    closing(null, result.edition, width),
  ]);
}
