/** Totals that come near a limit or pass it, on the sheet for the visit: the furthest above it first. */
import type { CheckOutput, IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import type { Block, IntakeBar } from '../../../../contract/reportDocument.ts';
import { paragraph } from '../blocks.ts';
import { formatAmount, joinWords } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { limitKinds, scopeWords } from '../words.ts';
import { against, barOf, sameUnit } from './intakeBars.ts';
import { groupedBy } from './order.ts';

/** Share of a limit from which on a total is shown as near it. Editorial: it decides what is shown, and says nothing. */
const NEAR = 0.8;
const SHOWN = 4;

interface Near {
  sum: IntakeSum;
  limits: ReferenceComparison[];
  /** Part of the limit that is reached, of the one that is passed furthest. */
  share: number;
}

const shareOf = (one: ReferenceComparison): number =>
  one.amount === null || one.compared === null ? 0 : one.compared / one.amount;

function nearLimits(check: CheckOutput): Near[] {
  return check.intakes
    .map((sum): Near => {
      const limits = sum.references.filter(
        (one) => limitKinds.has(one.kind) && shareOf(one) >= NEAR,
      );
      return { sum, limits, share: Math.max(0, ...limits.map(shareOf)) };
    })
    .filter((one) => one.limits.length > 0)
    .sort((a, b) => b.share - a.share || (a.sum.name < b.sum.name ? -1 : 1));
}

/** "UL 100 mcg (EFSA, NASEM)": one mark for limits that are the same. */
function marksOf(limits: readonly ReferenceComparison[], glossary: Glossary): IntakeBar['marks'] {
  const marks = new Map<string, { amount: number; authorities: string[] }>();
  for (const one of limits) {
    if (one.amount === null) continue;
    glossary.use(`kind/${one.kind}`);
    const scope = one.scope === 'total' ? '' : `, ${scopeWords[one.scope]}`;
    const key = `${one.kind} ${formatAmount(one.amount, one.unit)}${scope}`;
    const known = marks.get(key);
    if (known === undefined) marks.set(key, { amount: one.amount, authorities: [one.authority] });
    else known.authorities.push(one.authority);
  }
  glossary.use('authority');
  return [...marks].map(([label, { amount, authorities }]) => ({
    label: `${label} (${[...new Set(authorities)].join(', ')})`,
    amount,
    limit: true,
  }));
}

/** Limits that count the same amount share a bar; a limit on everything is seen on the bar of everything. */
function barsFor(near: Near, glossary: Glossary): IntakeBar[] {
  const { sum } = near;
  const whole = (one: ReferenceComparison): boolean =>
    one.scope === 'total' && sameUnit(one, sum.unit);
  return groupedBy(near.limits, (one) =>
    whole(one) ? 'whole' : `${one.unit} ${one.compared ?? ''}`,
  ).flatMap((limits) => {
    const marks = marksOf(limits, glossary);
    const bar = whole(limits[0]) ? wholeBar(sum, marks) : countedBar(sum, limits[0], marks);
    return bar === null ? [] : [bar];
  });
}

function wholeBar(sum: IntakeSum, marks: IntakeBar['marks']): IntakeBar | null {
  const bar = barOf(sum);
  if (bar === null) return null;
  const segments = bar.segments
    .filter((one) => one.amount > 0)
    .map((one) => ({
      ...one,
      label: `${one.pattern === 'food' ? 'Food' : 'Supplements'} ${formatAmount(one.amount, sum.unit, against(sum))}`,
    }));
  return { ...bar, segments, marks, description: descriptionOf(sum, segments, marks) };
}

/** Only what the limit counts: food behind a limit on supplements would look as if it were above it. */
function countedBar(
  sum: IntakeSum,
  limit: ReferenceComparison,
  marks: IntakeBar['marks'],
): IntakeBar | null {
  const { compared, unit } = limit;
  if (compared === null) return null;
  const what = compared === sum.supplements ? 'Supplements' : 'Counted';
  const segments: IntakeBar['segments'] = [
    {
      label: `${what} ${formatAmount(compared, unit, against(sum))}`,
      amount: compared,
      pattern: 'supplement',
    },
  ];
  return {
    label: sum.name,
    unit,
    segments,
    marks,
    description: descriptionOf(sum, segments, marks),
  };
}

const descriptionOf = (
  sum: IntakeSum,
  segments: IntakeBar['segments'],
  marks: IntakeBar['marks'],
): string =>
  `${sum.name} per average day: ${segments.map((one) => one.label).join(', ')}. ${marks.map((mark) => mark.label).join('; ')}.`;

/** The bars, and one line for those that there is no room for. Nothing where no total comes near a limit. */
export function limitBlocks(check: CheckOutput, glossary: Glossary): Block[] {
  const near = nearLimits(check);
  const bars = near.slice(0, SHOWN).flatMap((one) => barsFor(one, glossary));
  const more = near.slice(SHOWN).map(({ sum }) => sum.name);
  if (bars.length === 0) return [];
  return [
    {
      type: 'bars',
      compact: true,
      caption: 'Daily amounts near or above an upper limit (hatched: supplements; solid: food)',
      bars,
    },
    ...(more.length === 0 ? [] : [paragraph(`Also near or above: ${joinWords(more)}.`, 'quiet')]),
  ];
}
