/**
 * The timing rules that concern the things of a plan, each from its record: the one list behind the findings about the
 * times as entered and behind the layout of the day.
 */
import { insideSentence } from '../../../contract/names.ts';
import { ref, type EntityRef } from '../../../contract/ids.ts';
import type { DrugInteraction, NutrientInteraction } from '../../../contract/records.ts';
import { separationWords } from '../../interaction/rules.ts';
import type { Domains, ResolvedPlan, TakenIngredient, TakenMedication } from '../resolve.ts';
import { anything, eachForm, type TakenSubstance } from '../takenThings.ts';
import { meets, type Meets } from './clock.ts';

/** Minutes by which the medicine comes before or after the product; null where the sources do not name the order. */
export interface Gap {
  before: number | null;
  after: number | null;
  /** Both at the time of a meal is another permitted layout. */
  atMeal: boolean;
}

/** A medicine and one product. */
export interface MedicineRule {
  of: 'medicine';
  id: string;
  record: DrugInteraction;
  medication: TakenMedication;
  part: TakenIngredient;
  /** What the record speaks of: "Magnesium", or supplements in general. */
  name: string;
  subject: EntityRef;
  /** null where time alone cannot keep the rule, or the record gives no hours. */
  gap: Gap | null;
  asks: string;
}

/** Two products. */
export interface ProductsRule {
  of: 'products';
  id: string;
  record: NutrientInteraction;
  parts: readonly [TakenIngredient, TakenIngredient];
  names: readonly [string, string];
  subjects: readonly [EntityRef, EntityRef];
  /** null: the record gives no hours. */
  minutes: number | null;
  on: Meets;
  asks: string;
}

/** A medicine before every meal and every product of its day. */
export interface FirstRule {
  of: 'first';
  id: string;
  records: readonly [DrugInteraction, ...DrugInteraction[]];
  medication: TakenMedication;
  asks: string;
}

export type TimedRule = MedicineRule | ProductsRule | FirstRule;

const pathOf = (part: TakenIngredient): string => `items[${part.item}]`;

function gapOf(record: DrugInteraction): Gap | null {
  const { separation, timing } = record;
  if (separation === null || timing === 'never-together') return null;
  const { beforeHours, afterHours } = separation;
  if (beforeHours === null && afterHours === null) return null;
  return {
    before: beforeHours === null ? null : beforeHours * 60,
    after: afterHours === null ? null : afterHours * 60,
    atMeal: separation.alternative === 'together-with-a-meal',
  };
}

/** One part for each product: a record on anything taken by mouth is told once for a tablet of thirty ingredients. */
function products(parts: readonly TakenIngredient[]): TakenIngredient[] {
  const seen = new Set<number>();
  return parts.filter((part) => !seen.has(part.item) && seen.add(part.item));
}

function withMedicines(
  resolved: ResolvedPlan,
  substances: readonly TakenSubstance[],
  { interactions }: Domains,
): TimedRule[] {
  return resolved.medications.flatMap((medication): TimedRule[] => {
    const { record: medicine } = medication;
    if (medicine === null) return [];
    const rulesOf = (
      record: DrugInteraction,
      name: string,
      subject: EntityRef,
      parts: readonly TakenIngredient[],
    ): MedicineRule[] => {
      if (record.timing === null && record.separation === null) return [];
      const asks =
        separationWords(record, medication.name, insideSentence(name)) ??
        `${medication.name} and ${insideSentence(name)} apart in time; the record gives no hours.`;
      return products(parts).map((part) => ({
        of: 'medicine',
        id: `${record.id}/${medication.path}/${pathOf(part)}`,
        record,
        medication,
        part,
        name,
        subject,
        gap: gapOf(record),
        asks,
      }));
    };
    // Before food, drink and everything else: true of the medicine whatever is taken beside it.
    const first = interactions
      .ofMedication(medicine)
      .flatMap((record) =>
        record.type === 'medicine' && record.timing === 'first-thing' ? [record] : [],
      );
    const [firstRecord, ...more] = first;
    return [
      ...(firstRecord === undefined
        ? []
        : [
            {
              of: 'first' as const,
              id: `first-thing/${medication.path}`,
              records: [firstRecord, ...more] as const,
              medication,
              asks: `${medication.name} first thing, before food, drink and everything else.`,
            },
          ]),
      ...interactions
        .withMedicine(anything, medicine)
        .flatMap(({ record }) =>
          rulesOf(
            record,
            'supplements',
            ref('substance', record.substance),
            products(resolved.ingredients),
          ),
        ),
      ...substances.flatMap((one) =>
        interactions
          .withMedicine(one.taken, medicine)
          .flatMap(({ record }) =>
            rulesOf(record, one.record.name, ref('substance', one.record.id), one.parts),
          ),
      ),
    ];
  });
}

function betweenProducts(
  substances: readonly TakenSubstance[],
  { interactions }: Domains,
): ProductsRule[] {
  return substances.flatMap((one, index) =>
    substances.slice(index + 1).flatMap((other) => {
      if (one.record.id === other.record.id) return [];
      const records = interactions.between(one.taken, other.taken);
      return records.flatMap((record) => {
        if (record.timing === null && record.separation === null) return [];
        const minutes = record.separation === null ? null : record.separation.hours * 60;
        const pair = `${insideSentence(one.record.name)} and ${insideSentence(other.record.name)}`;
        return products(one.parts).flatMap((part) =>
          products(other.parts).flatMap((second): ProductsRule[] => {
            // No layout of the day parts what one tablet holds; the pair is told as an interaction.
            if (part.item === second.item) return [];
            return [
              {
                of: 'products',
                id: `${record.id}/${[pathOf(part), pathOf(second)].sort().join('/')}`,
                record,
                parts: [part, second],
                names: [one.record.name, other.record.name],
                subjects: [ref('substance', one.record.id), ref('substance', other.record.id)],
                minutes,
                on: meets(part.days, second.days),
                asks:
                  minutes === null
                    ? `Time between ${pair}; the record gives no hours.`
                    : `At least ${hours(minutes)} between ${pair}.`,
              },
            ];
          }),
        );
      });
    }),
  );
}

const hours = (minutes: number): string => {
  const n = minutes / 60;
  return `${n} ${n === 1 ? 'hour' : 'hours'}`;
};

/** Every timing rule of the plan, once for each record and pair of places. */
export function timingRules(
  resolved: ResolvedPlan,
  taken: readonly TakenSubstance[],
  domains: Domains,
): TimedRule[] {
  const substances = taken.flatMap((one) => eachForm(one, domains));
  const all = [
    ...withMedicines(resolved, substances, domains),
    ...betweenProducts(substances, domains),
  ];
  // A product with calcium and iron beside another with both meets the same record twice.
  return [...new Map(all.map((rule) => [rule.id, rule])).values()];
}
