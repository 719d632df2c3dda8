/** Food first: what food could bring towards values that a plan does not reach. Information, never advice. */
import { CofactorError } from '../../../contract/errors.ts';
import type { FoodCombinationOutput, FoodFirstOutput } from '../../../contract/foodFirst.ts';
import { ref, type SubstanceId } from '../../../contract/ids.ts';
import { insideSentence } from '../../../contract/names.ts';
import type { ParsedInputOf } from '../../../contract/operations.ts';
import type { Plan } from '../../../contract/plan.ts';
import type { FoodColumn, FoodRecord } from '../../../contract/records.ts';
import { awayText } from '../../../contract/tableFoods.ts';
import { foodNotice } from '../../notices.ts';
import { resolvePlan } from '../../planner/resolve.ts';
import type { PlannerContext } from '../../planner/service.ts';
import { tidy } from '../../units/tidy.ts';
import { readAims, type Aim, type FoodLimit } from './aims.ts';
import { bounds } from './bounds.ts';
import { chooseFoods, type Candidate } from './choice.ts';
import {
  combinationModel,
  nutrientRows,
  portionAmount,
  portionEnergy,
  strongest,
  type Per100g,
} from './combination.ts';
import type { CombinationResult } from './model.ts';
import {
  leftOutNotes,
  limitName,
  listed,
  lowerBounds,
  notAskedFor,
  openNotes,
  recordedNotes,
  resultNotes,
} from './notes.ts';
import { foodRecorded, recordedWith } from './recorded.ts';
import type { CombinationSolver } from './solver.ts';

export interface FoodFirst {
  foodFirst(input: ParsedInputOf<'foodFirst'>): FoodFirstOutput;
  foodCombination(input: ParsedInputOf<'foodCombination'>): Promise<FoodCombinationOutput>;
}

export function createFoodFirst(context: PlannerContext, solver: CombinationSolver): FoodFirst {
  const { foods, substances } = context;
  const per100g: Per100g = (food, column) => foods.per100g(food, column);
  const known = new Map<FoodColumn, number>();
  const knownIn = (column: FoodColumn): number => {
    const counted = known.get(column);
    if (counted !== undefined) return counted;
    const count = foods.list().filter((food) => foods.per100g(food, column) !== null).length;
    known.set(column, count);
    return count;
  };

  const read = (plan: Plan) => {
    const resolved = resolvePlan(plan, context);
    const away = awayText(resolved.foods.filter((food) => food.away !== null));
    const aims = readAims(resolved, context, { foods: foods.list().length, knownIn });
    const recorded = new Map(
      aims.aims
        .filter(({ missing }) => missing > 0)
        .map(({ substance }) => [substance.id, recordedWith(substance, resolved, context)]),
    );
    return {
      aims,
      recorded,
      away: away === null ? [] : [away],
      choice: chooseFoods(plan.profile, foods.list(), (food) =>
        foodRecorded(food, resolved, context),
      ),
    };
  };

  /** A portion that holds more than a limit by itself is shown nowhere. */
  const limitPassedBy = (one: Candidate, limits: readonly FoodLimit[]): FoodLimit | null =>
    limits.find((limit) => (portionAmount(one, limit.column, per100g) ?? 0) > limit.limit) ?? null;

  return {
    foodFirst({ plan, limit }) {
      const { aims, recorded, away, choice } = read(plan);
      const gaps = aims.aims.filter(({ missing }) => missing > 0);
      const over = choice.candidates.flatMap((one) => {
        const passed = limitPassedBy(one, aims.limits);
        return passed === null ? [] : [{ one, passed }];
      });
      const allowed = choice.candidates.filter((one) => !over.some((other) => other.one === one));
      const output = gaps.map((gap) => ({
        substance: gap.substance.id,
        name: gap.substance.name,
        unit: gap.unit,
        total: gap.total,
        food: { known: gap.food.known, of: gap.food.of },
        incomplete: gap.incomplete,
        reference: {
          authority: gap.record.authority,
          kind: gap.record.kind,
          amount: gap.record.amount ?? gap.reach,
          unit: gap.record.unit,
          source: gap.record.source,
        },
        missing: gap.missing,
        foods: foodsFor(gap, allowed).slice(0, limit),
      }));
      return {
        gaps: output,
        filters: choice.filters,
        notFiltered: choice.notFiltered,
        notes: [
          ...away,
          'A gap is the published value less the known amounts of the plan: what is not known is not counted as zero, so a gap may be smaller than it looks.',
          ...recordedNotes(
            gaps.flatMap(({ substance }) => {
              const found = recorded.get(substance.id);
              return found === undefined ? [] : [{ name: substance.name, found }];
            }),
          ),
          ...(over.length === 0 || gaps.length === 0
            ? []
            : [
                `Left out, because one portion alone is above a limit: ${over
                  .map(({ one, passed }) => `${one.food.name} (${limitName(passed)})`)
                  .join('; ')}.`,
              ]),
          ...leftOutNotes(aims, plan),
          ...openNotes(plan),
        ],
        names: context.namesOf([
          ...gaps.map(({ substance }) => ref('substance', substance.id)),
          ...new Set(output.flatMap((gap) => gap.foods.map(({ food }) => ref('food', food)))),
        ]),
        notice: foodNotice,
        edition: context.edition,
      };
    },

    async foodCombination({ plan, nutrients, without }) {
      for (const [index, id] of (nutrients ?? []).entries()) {
        if (substances.get(id) === null) throw unknown(`nutrients[${index}]`, id, 'substance');
      }
      for (const [index, id] of without.entries()) {
        if (foods.get(id) === null) throw unknown(`without[${index}]`, id, 'food');
      }
      const { aims, recorded, away, choice } = read(plan);
      const wanted = nutrients === null ? null : new Set<SubstanceId>(nutrients);
      const open = aims.aims.filter(
        ({ missing, substance }) => missing > 0 && (wanted === null || wanted.has(substance.id)),
      );
      const advisedAgainst = open.filter(({ substance }) => recorded.get(substance.id)?.avoid);
      const gaps = open.filter((gap) => !advisedAgainst.includes(gap));
      const gone = new Set<string>(without);
      const candidates = choice.candidates.filter(
        (one) => !gone.has(one.food.id) && portionEnergy(one) !== null,
      );

      const { looked, result } = await search(candidates, gaps, aims.limits);
      const counts = result?.status === 'closed' ? result.counts : [];
      const chosen = looked.flatMap((candidate, index) => {
        const count = counts[index] ?? 0;
        return count === 0 ? [] : [{ candidate, count }];
      });
      const rows = nutrientRows(chosen, aims.aims, aims.limits, per100g);
      return {
        status: result === null ? 'nothing-to-close' : result.status,
        portions: chosen.map(({ candidate: { food, portion }, count }) => ({
          food: food.id,
          name: food.name,
          group: food.group,
          portion: portion.label,
          count,
          grams: tidy(portion.grams * count),
        })),
        energyKcal:
          chosen.length === 0
            ? null
            : tidy(
                chosen.reduce(
                  (sum, { candidate, count }) => sum + (portionEnergy(candidate) ?? 0) * count,
                  0,
                ),
              ),
        nutrients: rows,
        bounds: { ...bounds, foods: looked.length },
        notes: [
          ...away,
          ...(result === null ? [] : resultNotes(result, looked.length, gaps, aims.limits)),
          ...notAskedFor(wanted, open, (id) => substances.get(id)?.name ?? id),
          ...advisedAgainst.map(
            ({ substance }) =>
              `No portions were put together to bring more ${insideSentence(substance.name)}: a record says to avoid it. Portions for other nutrients may still bring some.`,
          ),
          ...recordedNotes(
            open.flatMap(({ substance }) => {
              const found = recorded.get(substance.id);
              return found === undefined ? [] : [{ name: substance.name, found }];
            }),
          ),
          ...rows.flatMap((row) =>
            row.limit === null || row.unknownIn.length === 0
              ? []
              : [
                  `${row.name} is not known in ${listed(row.unknownIn.map((id) => foods.get(id)?.name ?? id))}: what that adds towards the limit is not counted.`,
                ],
          ),
          ...lowerBounds(aims.aims),
          ...choice.filters,
          ...choice.notFiltered.map((word) => `"${word}" could not be used to leave foods out.`),
          ...leftOutNotes(aims, plan),
          ...openNotes(plan),
        ],
        subjects: [
          ...gaps.map(({ substance }) => ref('substance', substance.id)),
          ...chosen.map(({ candidate }) => ref('food', candidate.food.id)),
        ],
        notice: foodNotice,
        edition: context.edition,
      };
    },
  };

  /** Looks at the strongest foods first, and at all of them before it says that something is impossible. */
  async function search(
    candidates: readonly Candidate[],
    gaps: readonly Aim[],
    limits: readonly FoodLimit[],
  ): Promise<{ looked: readonly Candidate[]; result: CombinationResult | null }> {
    if (gaps.length === 0) return { looked: [], result: null };
    const solve = (some: readonly Candidate[], explain: boolean) =>
      solver.solve(combinationModel(some, gaps, limits, per100g, explain));
    const few = strongest(candidates, gaps, per100g);
    const result = await solve(few, few.length === candidates.length);
    return result.status === 'impossible' && few.length < candidates.length
      ? { looked: candidates, result: await solve(candidates, true) }
      : { looked: few, result };
  }

  /** Foods by descending amount per ordinary portion; the id decides between equal ones. */
  function foodsFor(gap: Aim, candidates: readonly Candidate[]) {
    return candidates
      .flatMap((one) => {
        const amount = portionAmount(one, gap.column, per100g);
        return amount === null || amount <= 0 ? [] : [portionOf(one.food, one, amount)];
      })
      .sort((a, b) => b.amount - a.amount || (a.food < b.food ? -1 : 1));
  }
}

function portionOf(food: FoodRecord, { portion }: Candidate, amount: number) {
  const { id, name, group } = food;
  return { food: id, name, group, portion: portion.label, grams: portion.grams, amount };
}

function unknown(field: string, id: string, what: string): CofactorError {
  return new CofactorError('unknown-id', `${field}: no ${what} has the id "${id}".`, field);
}
