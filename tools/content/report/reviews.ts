/** Records that an expert should look at again, and reviews that have grown old. */
import { ageNotice } from '../../../src/core/evidence/reviewAge.ts';
import type { Content, Edition } from '../../../src/core/pack/content/shapes.ts';
import { section, table } from './markdown.ts';

export function expertSection({ claims, interactions }: Content): string {
  const marked = [
    ...claims.map(({ record }) => ({ kind: 'claim', ...record })),
    ...interactions.map(({ record }) => ({ kind: 'interaction', ...record })),
  ].flatMap(({ kind, id, expertReview }) =>
    expertReview === null ? [] : [[`${kind}/${id}`, expertReview]],
  );
  return section(`Marked for expert review: ${marked.length}`, [
    marked.length === 0 ? 'None.' : table(['record', 'why'], marked),
  ]);
}

/** What was last compared with its sources more than 18 months before the day: [what, day of the review]. */
export function oldReviews(content: Content, edition: Edition, day: string): [string, string][] {
  const { substances, cautions, interactions, claims } = content;
  const reviewed: [string, string][] = [
    ['tables (intakes, foods, medicines, conditions, terms)', edition.tablesReviewedOn],
    ...substances.map(({ record }): [string, string] => [
      `substance/${record.id}`,
      record.reviewedOn,
    ]),
    ...claims.map(({ record }): [string, string] => [
      `claim/${record.id}`,
      record.history.at(-1)?.date ?? '',
    ]),
    ...cautions.map(({ record }): [string, string] => [`caution/${record.id}`, record.reviewedOn]),
    ...interactions.map(({ record }): [string, string] => [
      `interaction/${record.id}`,
      record.reviewedOn,
    ]),
  ];
  return reviewed.filter(([, reviewedOn]) => ageNotice(reviewedOn, day) !== null);
}

export function ageSection(content: Content, edition: Edition): string {
  const old = oldReviews(content, edition, edition.date);
  return section(`Reviews older than 18 months on ${edition.date}: ${old.length}`, [
    old.length === 0 ? 'None.' : table(['record', 'reviewed on'], old),
  ]);
}
