/** Totals that come near a limit or pass it, on the sheet for the visit: the furthest above it first. */
import type { CheckOutput, IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import type { Block } from '../../../../contract/reportDocument.ts';
import { paragraph } from '../blocks.ts';
import { joinWords } from '../format.ts';
import type { Glossary } from '../glossary.ts';
import { limitKinds } from '../words.ts';
import { limitBars } from './intakeBars.ts';

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

/** The bars, and one line for those that there is no room for. Nothing where no total comes near a limit. */
export function limitBlocks(check: CheckOutput, glossary: Glossary): Block[] {
  const near = nearLimits(check);
  const bars = near
    .slice(0, SHOWN)
    .flatMap(({ sum, limits }) =>
      limitBars(sum, limits, { needs: false, coverage: false }, glossary),
    );
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
