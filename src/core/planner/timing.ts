/** Compares the times entered with the recorded gaps, and lays the day out as entered. */
import type { CheckOutput, Finding } from '../../contract/check.ts';
import { ref, type EntityRef } from '../../contract/ids.ts';
import { weekdays, type Days } from '../../contract/plan.ts';
import type { DrugInteraction, NutrientInteraction } from '../../contract/records.ts';
import { insideSentence } from '../../contract/names.ts';
import { separationWords } from '../interaction/rules.ts';
import { finding } from './finding.ts';
import type { Domains, ResolvedPlan, TakenIngredient, TakenMedication } from './resolve.ts';
import { anything, type TakenSubstance } from './takenThings.ts';

const DAY = 24 * 60;

/** "08:30" → 510 */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** 90 → "1 h 30 min" */
export function gapWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/**
 * Whether one medicine time and one supplement time keep the recorded gap. Times recur every day, so the gap is looked at
 * in both directions round the clock.
 */
export function keepsGap(
  medicine: number,
  supplement: number,
  separation: NonNullable<DrugInteraction['separation']>,
): boolean {
  const medicineFirst = (supplement - medicine + DAY) % DAY;
  const supplementFirst = (medicine - supplement + DAY) % DAY;
  // An order that the sources do not name is not a permitted layout: only the named one can keep the gap.
  if (separation.afterHours === null) {
    return (
      supplement > medicine &&
      separation.beforeHours !== null &&
      medicineFirst >= separation.beforeHours * 60
    );
  }
  if (separation.beforeHours === null) {
    return medicine > supplement && supplementFirst >= separation.afterHours * 60;
  }
  return (
    medicineFirst >= separation.beforeHours * 60 && supplementFirst >= separation.afterHours * 60
  );
}

/**
 * The shortest time between two things in minutes, over a week: what is taken on Mondays and what is taken on Thursdays
 * never meet. "Every n-th day" may fall on any day.
 */
export function nearest(
  one: { time: string; days: Days },
  other: { time: string; days: Days },
): number {
  const week = 7 * DAY;
  const moments = ({ time, days }: { time: string; days: Days }): number[] =>
    weekdays.flatMap((day, index) =>
      !Array.isArray(days) || days.includes(day) ? [index * DAY + minutesOf(time)] : [],
    );
  const distances = moments(one).flatMap((a) =>
    moments(other).map((b) => Math.min((a - b + week) % week, (b - a + week) % week)),
  );
  return Math.min(...distances);
}

/** How far two entered times are apart, as a sentence and as a reckoning ("07:00 to 08:00: 1 h"). */
function distanceWords(
  first: string,
  second: string,
  minutes: number,
): { sentence: string; reckoning: string } {
  return minutes === 0
    ? { sentence: 'Both are entered for the same time.', reckoning: `both at ${second}` }
    : {
        sentence: `The times entered are ${gapWords(minutes)} apart.`,
        reckoning: `${first} to ${second}: ${gapWords(minutes)}`,
      };
}

/** What a timing finding compares with a medicine: one substance of a product, or the product as a whole. */
interface Timed {
  name: string;
  subject: EntityRef;
  parts: readonly TakenIngredient[];
}

function medicineTiming(
  one: Timed,
  medication: TakenMedication,
  record: DrugInteraction,
  meals: readonly string[],
): Finding[] {
  const subjects = [
    one.subject,
    ...(medication.record === null ? [] : [ref('medication', medication.record.id)]),
    ref('interaction', record.id),
  ];
  const { separation } = record;
  const asked = separationWords(record, medication.name, insideSentence(one.name));
  if (separation === null || asked === null) return [];
  return one.parts.flatMap((part) =>
    part.times.flatMap((time) =>
      medication.times.flatMap((medicineTime): Finding[] => {
        if (keepsGap(minutesOf(medicineTime), minutesOf(time), separation)) return [];
        const atMeal = separation.alternative === 'together-with-a-meal';
        if (atMeal && time === medicineTime && meals.includes(time)) return [];
        const apart = distanceWords(
          medicineTime,
          time,
          nearest({ time, days: 'daily' }, { time: medicineTime, days: 'daily' }),
        );
        return [
          finding({
            key: `${record.id}/${part.path}/${time}/${medication.path}/${medicineTime}`,
            rule: 'timing',
            action: record.action,
            seriousness: record.severity,
            evidence: record.evidence,
            subjects,
            title: `${part.product} at ${time} and ${medication.name} at ${medicineTime}`,
            message:
              `${apart.sentence} The record asks for: ${asked}` +
              (atMeal ? ' The sources also permit both together with a meal.' : ''),
            arithmetic: apart.reckoning,
            advised: part.advised,
            ask: `Ask your doctor or pharmacist: at what times do ${part.product} and ${medication.name} fit my day?`,
            sources: record.sources,
          }),
        ];
      }),
    ),
  );
}

/** One part for each product: a record on anything taken by mouth is told once for a tablet of thirty ingredients. */
function products(resolved: ResolvedPlan): TakenIngredient[] {
  return resolved.ingredients.filter(
    (part, index, all) => all.findIndex((other) => other.item === part.item) === index,
  );
}

function betweenTiming(
  one: TakenSubstance,
  other: TakenSubstance,
  record: NutrientInteraction,
): Finding[] {
  const hours = record.separation?.hours;
  if (hours === undefined) return [];
  return one.parts.flatMap((part) =>
    other.parts.flatMap((otherPart) =>
      part.times.flatMap((time) =>
        otherPart.times.flatMap((otherTime): Finding[] => {
          const distance = nearest(
            { time, days: part.days },
            { time: otherTime, days: otherPart.days },
          );
          if (distance >= hours * 60) return [];
          const name = insideSentence(one.record.name);
          const apart = distanceWords(time, otherTime, distance);
          return [
            finding({
              key: `${record.id}/${part.path}/${time}/${otherPart.path}/${otherTime}`,
              rule: 'timing',
              action: record.action,
              seriousness: record.severity,
              evidence: record.evidence,
              subjects: [
                ref('substance', one.record.id),
                ref('substance', other.record.id),
                ref('interaction', record.id),
              ],
              title:
                part.item === otherPart.item
                  ? `${one.record.name} and ${insideSentence(other.record.name)} in ${part.product} at ${time}`
                  : `${part.product} at ${time} and ${otherPart.product} at ${otherTime}`,
              message:
                `${apart.sentence} The record asks for ${hours} h between ${name} and ` +
                `${insideSentence(other.record.name)}.`,
              arithmetic: apart.reckoning,
              advised: part.advised && otherPart.advised,
              ask:
                part.item === otherPart.item
                  ? `Ask your doctor or pharmacist: does it matter that ${part.product} holds both ${name} and ${insideSentence(other.record.name)}?`
                  : `Ask your doctor or pharmacist: at what times do ${part.product} and ${otherPart.product} fit my day?`,
              sources: record.sources,
            }),
          ];
        }),
      ),
    ),
  );
}

/** Times entered that do not keep a recorded gap, for medicines and between substances. */
export function timingFindings(
  resolved: ResolvedPlan,
  substances: readonly TakenSubstance[],
  domains: Domains,
): Finding[] {
  const { interactions } = domains;
  const { meals } = resolved.plan.profile;
  const medicines = resolved.medications.flatMap((medication) => {
    const { record: medicine } = medication;
    if (medicine === null) return [];
    const inGeneral = interactions.withMedicine(anything, medicine).flatMap(({ record }) =>
      medicineTiming(
        {
          name: 'supplements',
          subject: ref('substance', record.substance),
          parts: products(resolved),
        },
        medication,
        record,
        meals,
      ),
    );
    const each = substances.flatMap((one) =>
      interactions
        .withMedicine(one.taken, medicine)
        .flatMap(({ record }) =>
          medicineTiming(
            { name: one.record.name, subject: ref('substance', one.record.id), parts: one.parts },
            medication,
            record,
            meals,
          ),
        ),
    );
    return [...inGeneral, ...each];
  });
  const between = substances.flatMap((one, index) =>
    substances
      .slice(index + 1)
      .flatMap((other) =>
        interactions
          .between(one.taken, other.taken)
          .flatMap((record) => betweenTiming(one, other, record)),
      ),
  );
  return [...medicines, ...between];
}

/** The day as entered: what is taken when, and the timing findings that these times raise. */
export function daySchedule(
  resolved: ResolvedPlan,
  timing: readonly Finding[],
): CheckOutput['schedule'] {
  const slots = new Map<string, { items: string[]; reasons: string[] }>();
  const at = (time: string, item: string): void => {
    const slot = slots.get(time) ?? { items: [], reasons: [] };
    if (!slot.items.includes(item)) slot.items.push(item);
    slots.set(time, slot);
  };
  for (const medication of resolved.medications) {
    for (const time of medication.times) at(time, medication.name);
  }
  for (const [index, item] of resolved.plan.items.entries()) {
    const product = resolved.ingredients.find((part) => part.item === index)?.product;
    for (const time of item.times) at(time, product ?? `items[${index}]`);
  }
  for (const time of resolved.plan.profile.meals) at(time, 'Meal');
  for (const one of timing) {
    for (const [time, slot] of slots) {
      // In short: the same words in full stand once in `unsatisfied` and in the findings.
      const reason = `${one.title}: the recorded timing is not kept`;
      if (one.title.includes(` at ${time}`) && !slot.reasons.includes(reason)) {
        slot.reasons.push(reason);
      }
    }
  }
  return {
    slots: [...slots.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([time, slot]) => ({ time, ...slot })),
    unsatisfied: timing.map((one) => `${one.title}: ${one.message}`),
  };
}
