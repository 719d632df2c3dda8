/** Interactions in a line each: with what, and what to do. For reports whose subject is something else. */
import type { SourceId } from '../../../../contract/ids.ts';
import type { InteractionRecord } from '../../../../contract/records.ts';
import type { Block, Run } from '../../../../contract/reportDocument.ts';
import { actions, type Action } from '../../../../contract/vocabulary.ts';
import { denseList, heading, run, strong, type Inline } from '../blocks.ts';
import { actionWords, severityWords } from '../words.ts';
import { firstSentence } from './firstSentence.ts';
import { partner, withWhom, type InteractionTables, type Names } from './records.ts';

interface Row {
  one: InteractionRecord;
  other: string;
}

/** Where the sources name a strong action, all of their advice is told; else its first sentence. */
const told: ReadonlySet<Action> = new Set(['avoid', 'usually-avoid']);

/** Sources in the order of how many interactions they stand behind: with one each, the list of references stays short. */
function mostUsed(
  interactions: readonly InteractionRecord[],
): (ids: readonly SourceId[]) => SourceId[] {
  const uses = new Map<SourceId, number>();
  for (const id of interactions.flatMap((one) => one.sources))
    uses.set(id, (uses.get(id) ?? 0) + 1);
  return (ids) =>
    [...ids]
      .sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || (a < b ? -1 : 1))
      .slice(0, 1);
}

/** Rows that say the same with the same marks stand together: eight times "keep 2 to 3 hours apart" is one line. */
function sameAdvice(rows: readonly Row[]): [Row, ...Row[]][] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const { secondHand, expertReview } = row.one;
    const key = [adviceOf(row.one), secondHand, expertReview !== null].join('|');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

const adviceOf = ({ action, management }: InteractionRecord): string =>
  told.has(action) ? management : firstSentence(management);

/**
 * A list for each action, the most restrictive first. Each line cites the source that stands behind most of the lines; all
 * of them stand in the report of the substance.
 */
export function interactionLines(options: InteractionTables): Block[] {
  const { substance, interactions, names, glossary } = options;
  if (interactions.length === 0) return [];
  glossary.use('seriousness');
  const cited = mostUsed(interactions);
  return actions.flatMap((action): Block[] => {
    const rows = interactions
      .filter((one) => one.action === action)
      .map((one) => ({ one, other: partner(one, substance.id, names) }))
      .sort((a, b) => a.other.localeCompare(b.other, 'en'));
    if (rows.length === 0) return [];
    glossary.useAction(action);
    return [
      heading(`${substance.name}: ${actionWords[action].toLowerCase()}`, `interactions-${action}`),
      denseList(sameAdvice(rows).map((same) => lineOf(same, names, cited))),
    ];
  });
}

/** How grave it is stands at the end where it is the same for all of a line, else with each. */
function lineOf(
  same: readonly [Row, ...Row[]],
  names: Names,
  cited: (ids: readonly SourceId[]) => SourceId[],
): Inline {
  const [{ one: first }] = same;
  const grade = ({ severity }: InteractionRecord): string => ` (${severityWords[severity]})`;
  const shared = same.every(({ one }) => one.severity === first.severity);
  return [
    ...same.flatMap(({ one, other }, index): Run[] => [
      ...(index === 0 ? [] : [run('; ')]),
      strong(withWhom(one, other, names).replace('\n', ' ')),
      run(shared ? '' : grade(one), cited(one.sources)),
    ]),
    run(`: ${adviceOf(first)}${shared ? grade(first) : ''}`),
    ...(first.secondHand ? [run(' Second-hand.')] : []),
    ...(first.expertReview === null ? [] : [strong(' Needs expert review.')]),
  ];
}
