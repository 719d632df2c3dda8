/** Days, editions, and what a review leaves behind: history, review dates, marks for experts, sources of summaries. */
import { isCalendarDay } from '../../../../contract/calendarDay.ts';
import type { ClaimRecord, SubstanceRecord } from '../../../../contract/records.ts';
import type { Locate, Place, Problems } from '../problem.ts';
import type { Content, Edition } from '../shapes.ts';

/** Reports a day that no calendar has, or that lies after the edition. Each line once: records inherit the day of a file. */
function dayChecker(edition: Edition, problems: Problems) {
  const reported = new Set<string>();
  return (day: string, what: string, place: Place): void => {
    const key = `${place.file}:${place.line}:${day}`;
    const message = !isCalendarDay(day)
      ? `${what}: "${day}" is not a day of the calendar`
      : day > edition.date
        ? `${what} ${day} lies after the date of the edition, ${edition.date}`
        : null;
    if (message === null || reported.has(key)) return;
    reported.add(key);
    problems.add(place, message, 'Correct the day, or the date in edition.yaml.');
  };
}
type CheckDay = ReturnType<typeof dayChecker>;

function checkHistory(
  { history }: ClaimRecord,
  at: Locate,
  edition: Edition,
  checkDay: CheckDay,
  problems: Problems,
): void {
  for (const [n, entry] of history.entries()) {
    checkDay(entry.date, 'history', at(['history', n, 'date']));
    const earlier = history[n - 1];
    if (earlier !== undefined && entry.date < earlier.date)
      problems.add(
        at(['history', n, 'date']),
        `history: ${entry.date} stands after ${earlier.date}`,
        'Put the entries into the order of their days, the latest last.',
      );
    const place = at(['history', n, 'edition']);
    if (!/^\d{4}\.\d{2}$/.test(entry.edition))
      problems.add(place, `history: "${entry.edition}" is no edition`, 'Write it like "2026.11".');
    else if (entry.edition > edition.edition)
      problems.add(
        place,
        `history: edition ${entry.edition} lies after the current one, ${edition.edition}`,
        'Correct it, or set the edition in edition.yaml.',
      );
    else if (earlier !== undefined && entry.edition < earlier.edition)
      problems.add(
        place,
        `history: edition ${entry.edition} stands after ${earlier.edition}`,
        'Put the entries into order, the latest last.',
      );
  }
}

/** A reason that stands on its own: it begins like a sentence, ends like one, and has words in between. */
const isSentence = (text: string): boolean =>
  /^[\p{Lu}\d"“(]/u.test(text) && /[.?]["”)]?$/.test(text) && text.split(/\s+/).length >= 4;

function checkExpertReview(reason: string | null, at: Locate, problems: Problems): void {
  if (reason !== null && !isSentence(reason))
    problems.add(
      at(['expertReview']),
      'expertReview is not a sentence',
      'Say in a plain sentence what an expert should look at, and end it with a full stop.',
    );
}

/** A summary draws on what the file says; it brings no source of its own. */
function checkSummarySources(
  substance: SubstanceRecord,
  claims: readonly ClaimRecord[],
  at: Locate,
  problems: Problems,
): void {
  if (substance.inShort === null) return;
  const cited = new Set<string>([
    ...Object.values(substance.monograph ?? {}).flatMap((items) =>
      items.flatMap((item) => item.sources),
    ),
    ...claims.flatMap((claim) => claim.studies.map((study) => study.source)),
  ]);
  for (const [n, source] of substance.inShort.sources.entries())
    if (!cited.has(source))
      problems.add(
        at(['inShort', 'sources', n]),
        `source "${source}" of the summary is cited by no statement or claim of ${substance.id}`,
        'Cite the sources of the statements that the summary draws on.',
      );
}

export function checkReviews(content: Content, problems: Problems): void {
  for (const { record, at } of content.conditions)
    for (const [n, group] of record.keyOutcomes.entries())
      if (record.keyOutcomes.indexOf(group) !== n)
        problems.add(
          at(['keyOutcomes', n]),
          `key outcome "${group}" is there twice`,
          'Remove one of them.',
        );
  for (const { record, at } of [...content.claims, ...content.interactions])
    checkExpertReview(record.expertReview, at, problems);
  const claimsOf = Map.groupBy(
    content.claims.map(({ record }) => record),
    (claim) => String(claim.substance),
  );
  for (const { record, at } of content.substances)
    checkSummarySources(record, claimsOf.get(record.id) ?? [], at, problems);

  if (content.edition === null) return;
  const { record: edition, at: inEdition } = content.edition;
  const checkDay = dayChecker(edition, problems);
  if (!isCalendarDay(edition.date))
    problems.add(
      inEdition(['date']),
      `"${edition.date}" is not a day of the calendar`,
      'Correct the date.',
    );
  checkDay(edition.tablesReviewedOn, 'tablesReviewedOn', inEdition(['tablesReviewedOn']));
  for (const { record, at } of [
    ...content.substances,
    ...content.cautions,
    ...content.interactions,
  ])
    checkDay(record.reviewedOn, 'reviewedOn', at(['reviewedOn']));
  for (const { record, at } of content.sources)
    checkDay(record.custom.verifiedOn, 'verifiedOn', at(['custom', 'verifiedOn']));
  for (const { record, at } of content.claims)
    checkHistory(record, at, edition, checkDay, problems);
}
