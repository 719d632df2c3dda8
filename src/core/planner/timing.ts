/** Compares the times entered with the recorded gaps, and lays the day out as entered. */
import type { CheckOutput, Finding } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import type { DrugInteraction } from '../../contract/records.ts';
import { finding } from './finding.ts';
import type { Domains, ResolvedPlan, TakenMedication } from './resolve.ts';
import type { TakenSubstance } from './takenThings.ts';

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
    return supplement > medicine && separation.beforeHours !== null && medicineFirst >= separation.beforeHours * 60;
  }
  if (separation.beforeHours === null) {
    return medicine > supplement && supplementFirst >= separation.afterHours * 60;
  }
  return medicineFirst >= separation.beforeHours * 60 && supplementFirst >= separation.afterHours * 60;
}

function medicineTiming(
  one: TakenSubstance,
  medication: TakenMedication,
  record: DrugInteraction,
): Finding[] {
  const subjects = [
    ref('substance', one.record.id),
    ...(medication.record === null ? [] : [ref('medication', medication.record.id)]),
    ref('interaction', record.id),
  ];
  const separation = record.separation;
  if (separation === null) return [];
  return one.parts.flatMap((part) =>
    part.times.flatMap((time) =>
      medication.times.flatMap((medicineTime): Finding[] => {
        const a = minutesOf(medicineTime);
        const b = minutesOf(time);
        if (keepsGap(a, b, separation)) return [];
        const distance = Math.min((a - b + DAY) % DAY, (b - a + DAY) % DAY);
        const wanted = [
          separation.beforeHours === null ? null : `${separation.beforeHours} h before`,
          separation.afterHours === null ? null : `${separation.afterHours} h after`,
        ].filter((text) => text !== null);
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
              `The times entered are ${gapWords(distance)} apart. The record asks for ${medication.name} ` +
              `${wanted.join(' or ')} ${one.record.name}.` +
              (separation.alternative === 'together-with-a-meal'
                ? ' The sources also permit both together with a meal.'
                : ''),
            arithmetic: `${medicineTime} to ${time}: ${gapWords(distance)}`,
            advised: part.advised,
            ask: `Ask your doctor or pharmacist: at what times do ${part.product} and ${medication.name} fit my day?`,
            sources: record.sources,
          }),
        ];
      }),
    ),
  );
}

/** Times entered that do not keep a recorded gap, for medicines and between substances. */
export function timingFindings(
  resolved: ResolvedPlan,
  substances: readonly TakenSubstance[],
  domains: Domains,
): Finding[] {
  const medicines = resolved.medications.flatMap((medication) =>
    substances.flatMap((one) =>
      medication.record === null
        ? []
        : domains.interactions
            .withMedicine(one.taken, medication.record)
            .flatMap(({ record }) => medicineTiming(one, medication, record)),
    ),
  );
  const between = substances.flatMap((one, index) =>
    substances.slice(index + 1).flatMap((other) =>
      domains.interactions.between(one.taken, other.taken).flatMap((record) => {
        const hours = record.separation?.hours;
        if (hours === undefined) return [];
        return one.parts.flatMap((part) =>
          other.parts.flatMap((otherPart) =>
            part.times.flatMap((time) =>
              otherPart.times.flatMap((otherTime): Finding[] => {
                const a = minutesOf(time);
                const b = minutesOf(otherTime);
                const distance = Math.min((a - b + DAY) % DAY, (b - a + DAY) % DAY);
                if (distance >= hours * 60) return [];
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
                    title: `${part.product} at ${time} and ${otherPart.product} at ${otherTime}`,
                    message: `The times entered are ${gapWords(distance)} apart. The record asks for ${hours} h between ${one.record.name} and ${other.record.name}.`,
                    arithmetic: `${time} to ${otherTime}: ${gapWords(distance)}`,
                    advised: part.advised && otherPart.advised,
                    ask: `Ask your doctor or pharmacist: at what times do ${part.product} and ${otherPart.product} fit my day?`,
                    sources: record.sources,
                  }),
                ];
              }),
            ),
          ),
        );
      }),
    ),
  );
  return [...medicines, ...between];
}

/** The day as entered: what is taken when, and the timing findings that these times raise. */
export function daySchedule(resolved: ResolvedPlan, timing: readonly Finding[]): CheckOutput['schedule'] {
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
      if (one.title.includes(` at ${time}`)) slot.reasons.push(one.message);
    }
  }
  return {
    slots: [...slots.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([time, slot]) => ({ time, ...slot })),
    unsatisfied: timing.map((one) => `${one.title}: ${one.message}`),
  };
}
