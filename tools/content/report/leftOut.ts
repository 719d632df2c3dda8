/** What is not in the reference and why, and what was changed on purpose. */
import type { LeftOutItem } from '../../../src/core/pack/content/shapes.ts';
import { section, table } from './markdown.ts';

export function leftOutSection(items: readonly LeftOutItem[]): string {
  const byTopic = [...Map.groupBy(items, (item) => item.topic)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return section(`Left out: ${items.length}`, [
    'Reported somewhere, but not verified; none of it is shown. Whoever can supply what is missing moves the item to where it belongs.',
    ...byTopic.flatMap(([topic, list]) => [
      `### ${topic}: ${list.length}`,
      table(
        ['what is reported', 'what is missing', 'status'],
        list.map(({ text, missing, status }) => [text, missing, status ?? '']),
      ),
    ]),
  ]);
}

const editionHead = /^## (.+)$/m;
const wanted = /^(Differences|Corrections)\b/;

/** The lists of differences and corrections in the changelog, with the edition that each belongs to. */
export function changesOnPurpose(changelog: string): { title: string; list: string }[] {
  return changelog.split(/^(?=## )/m).flatMap((edition) => {
    const name = editionHead.exec(edition)?.[1];
    if (name === undefined) return [];
    return edition.split(/^(?=### )/m).flatMap((part) => {
      const [head = '', ...lines] = part.split('\n');
      const title = head.replace(/^### /, '');
      return wanted.test(title)
        ? [{ title: `${title} (${name})`, list: lines.join('\n').trim() }]
        : [];
    });
  });
}

export function changesSection(changelog: string): string {
  const changes = changesOnPurpose(changelog);
  return section('Changed on purpose', [
    'From `resources/content/CHANGELOG.md`.',
    ...changes.flatMap(({ title, list }) => [`### ${title}`, list]),
  ]);
}
