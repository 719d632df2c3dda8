/** From a sum to its tracks: the whole intake, and under it the part that each limit of narrower scope counts. */
import type { IntakeSum, ReferenceComparison } from '../../../../contract/check.ts';
import type { Authority } from '../../../../contract/vocabulary.ts';
import { amountScale, type AmountScale } from '../../../../chart/amountScale.ts';
import { productFills, type Fill } from '../../../../chart/hatch.ts';
import { reachOf, type IntakeTrack, type TrackPart } from '../../../../chart/intakeTrack.ts';
import {
  amountText,
  measuredText,
  numberText,
  scopeWord,
  sentenceCase,
} from '../../../shared/format.ts';
import { comparedText, isLimit, referenceAmount, statusSentence } from '../words.ts';
import { describeSum, isProduct, nearLimit } from './sumOrder.ts';

/** Whose marks are drawn. */
export type Marks = Authority | 'both';

export interface TrackLegend {
  letter: string;
  label: string;
  fill: Fill;
  /** Per average day in the unit of the sum; null: not known. */
  amount: number | null;
}

export interface DrawnTrack {
  key: string;
  caption: string;
  track: IntakeTrack;
  scale: AmountScale;
  /** The same in words. */
  description: string;
  /** A limit on it is passed or near. */
  near: boolean;
}

export interface SumTracks {
  legend: TrackLegend[];
  /** First the whole intake; empty where nothing is known. */
  tracks: DrawnTrack[];
}

/** Everything of the plan that is not food, one entry per product or medicine, in the order of the plan. */
function productsOf(sum: IntakeSum): { label: string; amount: number | null }[] {
  const products = new Map<string, { label: string; amount: number | null }>();
  for (const part of sum.contributions) {
    if (!isProduct(part)) continue;
    const key = /^[^\]]*\]/.exec(part.path ?? '')?.[0] ?? part.item ?? part.name;
    const known = products.get(key);
    if (known === undefined) {
      products.set(key, { label: part.item ?? part.name, amount: part.amount });
    } else if (part.amount !== null) known.amount = (known.amount ?? 0) + part.amount;
  }
  return [...products.values()];
}

const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode('A'.charCodeAt(0) + at) : String(at + 1);

/** Products by letter and pattern, then food. */
export function legendOf(sum: IntakeSum): TrackLegend[] {
  const products = productsOf(sum).map(({ label, amount }, at) => ({
    letter: letterOf(at),
    label,
    fill: productFills[at % productFills.length] ?? 'rising',
    amount,
  }));
  if (sum.food.of === 0) return products;
  return [...products, { letter: 'Food', label: 'Food', fill: 'solid', amount: sum.food.amount }];
}

const perMicrogram: Readonly<Record<string, number>> = { mcg: 1, mg: 1e3, g: 1e6 };

/** An amount in the unit of the sum, whose equivalents (RAE, DFE) are masses too; null where the units do not meet. */
export function inUnit(amount: number, from: string, to: string): number | null {
  const target = to.split(' ')[0] ?? to;
  if (from === target) return amount;
  const [a, b] = [perMicrogram[from], perMicrogram[target]];
  return a === undefined || b === undefined ? null : (amount * a) / b;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

/** Whether a value can stand as a mark: alternatives, increments and values per kg cannot. */
function drawable(reference: ReferenceComparison, sum: IntakeSum, marks: Marks): boolean {
  const { amount, unit, qualifier, kind, compared, authority } = reference;
  if (marks !== 'both' && authority !== marks) return false;
  if (amount === null || inUnit(amount, unit, sum.unit) === null) return false;
  // Where the intake is unknown, only a limit still says something beside the readings of an unclear amount.
  return compared !== null || (isLimit(kind) && qualifier === null && sum.range !== undefined);
}

const partsOf = (legend: readonly TrackLegend[]): TrackPart[] =>
  legend.flatMap(({ letter, fill, amount }) =>
    amount === null || amount <= 0 ? [] : [{ letter, fill, amount }],
  );

const total = (parts: readonly TrackPart[]): number =>
  parts.reduce((sum, part) => sum + part.amount, 0);

/** The parts that make up what a value was compared with; one nameless part where they cannot be told apart. */
function countedParts(compared: number, legend: readonly TrackLegend[]): TrackPart[] {
  const all = partsOf(legend);
  const products = partsOf(legend.filter((entry) => entry.fill !== 'solid'));
  const match = [products, all].find((parts) => near(total(parts), compared));
  return match ?? [{ letter: '', fill: 'falling', amount: compared }];
}

interface Own {
  key: string;
  scope: ReferenceComparison['scope'];
  form: string | null;
  /** In the unit of the sum; null: not known. */
  compared: number | null;
  references: ReferenceComparison[];
}

/** References by the part of the intake that they count. The first is the whole intake. */
function byPart(sum: IntakeSum, marks: Marks): Own[] {
  const whole: Own = {
    key: 'all',
    scope: 'total',
    form: null,
    compared: sum.total,
    references: [],
  };
  const others = new Map<string, Own>();
  for (const reference of sum.references) {
    if (!drawable(reference, sum, marks)) continue;
    const { scope, form, unit } = reference;
    const compared =
      reference.compared === null ? null : inUnit(reference.compared, unit, sum.unit);
    const isWhole =
      scope === 'total' && (compared === null || (sum.total !== null && near(compared, sum.total)));
    if (isWhole) {
      whole.references.push(reference);
      continue;
    }
    const key = `${scope} ${form ?? ''} ${compared ?? ''}`;
    const own = others.get(key) ?? { key, scope, form, compared, references: [] };
    own.references.push(reference);
    others.set(key, own);
  }
  return [whole, ...others.values()];
}

/** Scopes that count products in full, so that the readings of an unclear amount count for them too. */
const countsProducts = (scope: Own['scope']): boolean =>
  scope === 'total' || scope === 'supplements' || scope === 'added-dissociable-salts';

function trackOf(
  own: Own,
  sum: IntakeSum,
  legend: readonly TrackLegend[],
  both: boolean,
): IntakeTrack {
  const isWhole = own.key === 'all';
  const parts = isWhole
    ? partsOf(legend)
    : own.compared === null
      ? partsOf(legend.filter((entry) => entry.fill !== 'solid'))
      : countedParts(own.compared, legend);
  const { range } = sum;
  const base = sum.total ?? 0;
  const known = total(parts);
  return {
    parts,
    marks: own.references.flatMap((reference) => {
      const amount =
        reference.amount === null ? null : inUnit(reference.amount, reference.unit, sum.unit);
      if (amount === null) return [];
      const who = both ? ` (${reference.authority})` : '';
      const label = `${reference.kind} ${referenceAmount(reference)}${who}`;
      return [{ label, amount, limit: isLimit(reference.kind) }];
    }),
    open:
      range === undefined || !countsProducts(own.scope) || own.form !== null
        ? null
        : { low: known + range.low - base, high: known + range.high - base },
    thin: !isWhole,
  };
}

function describe(own: Own, sum: IntakeSum): string {
  const values = own.references.map(
    (r) =>
      `${r.kind} ${referenceAmount(r)} (${r.authority}): ${r.compared === null ? '' : `${comparedText(r)}, `}${statusSentence(r)}.`,
  );
  const what = own.key === 'all' ? describeSum(sum) : `${sum.name}, ${scopeWord[own.scope]}.`;
  return [what, ...values].join(' ');
}

function captionOf(own: Own, sum: IntakeSum): string {
  if (own.key === 'all') return `Food and supplements together, ${sum.unit} on an average day`;
  const form = own.form === null ? '' : `, ${own.form}`;
  const kinds = [...new Set(own.references.map((reference) => reference.kind))].join(' and ');
  const amount =
    own.compared === null ? 'not known' : measuredText(own.compared, sum.unit.split(' ')[0] ?? '');
  return `Counts for the ${kinds}: ${scopeWord[own.scope]}${form} (${amount})`;
}

/** An equivalent of its own (folic acid beside folate) has a scale of its own. */
const ownScale = (own: Own, sum: IntakeSum): boolean => {
  const equivalent = sum.unit.split(' ')[1];
  return (
    own.key !== 'all' &&
    equivalent !== undefined &&
    own.references.some((one) => one.equivalent !== null && one.equivalent !== equivalent)
  );
};

/** The drawings of one nutrient; tracks of the same measure share a scale. */
export function tracksOf(sum: IntakeSum, marks: Marks): SumTracks {
  const legend = legendOf(sum);
  const drawn = byPart(sum, marks)
    .map((own) => ({ own, track: trackOf(own, sum, legend, marks === 'both') }))
    .filter(
      ({ own, track }) =>
        track.parts.length > 0 || track.open !== null || (own.key !== 'all' && own.compared === 0),
    )
    // A bar without a mark says no more than the legend, a second one nothing at all.
    .filter(
      ({ own, track }, _, all) =>
        track.marks.length > 0 ||
        (own.key === 'all' &&
          (track.parts.length > 1 || track.open !== null || all.some((one) => one.own !== own))),
    );
  const shared = amountScale(
    Math.max(
      0,
      ...drawn.filter(({ own }) => !ownScale(own, sum)).map(({ track }) => reachOf(track)),
    ),
  );
  return {
    legend,
    tracks: drawn.map(({ own, track }) => ({
      key: own.key,
      caption: captionOf(own, sum),
      track,
      scale: ownScale(own, sum) ? amountScale(reachOf(track)) : shared,
      description: describe(own, sum),
      near: own.references.some(nearLimit),
    })),
  };
}

/** "A: Magnesium citrate, 400 mg": one entry of the legend in words. */
export function legendText(entry: TrackLegend, sum: IntakeSum): string {
  const amount =
    entry.fill === 'solid'
      ? measuredText(entry.amount, sum.unit)
      : amountText(entry.amount, sum.unit);
  return `${sentenceCase(entry.label)}, ${amount}`;
}

/** What an open box means, in figures. */
export function rangeText(sum: IntakeSum): string | null {
  if (sum.range === undefined) return null;
  const { low, high } = sum.range;
  return `One amount can be read in two ways and is left out of the total. With it the total is ${numberText(low)} or ${amountText(high, sum.unit)}.`;
}
