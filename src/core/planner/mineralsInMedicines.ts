/** Medicines that are or hold a mineral: what they bring is not in the sums, and that is said once for each plan. */
import type { Finding } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import { insideSentence } from '../../contract/names.ts';
import { finding, listed } from './finding.ts';
import { notCoveredGroup } from './groups.ts';
import type { Domains, ResolvedPlan } from './resolve.ts';
import { distinctMedications, type DistinctMedication } from './takenThings.ts';

/** Classes whose record says that their members hold minerals; the note of the record is quoted. */
const holdingClasses: ReadonlySet<string> = new Set(['antacids', 'ulcer-protectants']);

interface Holder {
  medication: DistinctMedication;
  /** What the records of its classes say. */
  notes: string[];
}

/** The reference never changes while it is open: its names are brought into lower case once. */
const lowered = new WeakMap<object, ReadonlySet<string>>();

function namesIn({ substances }: Domains): ReadonlySet<string> {
  const all = substances.names();
  const names = lowered.get(all) ?? new Set(all.map((known) => known.name.toLowerCase()));
  lowered.set(all, names);
  return names;
}

/** Medicines of these classes, and those whose own name is that of a substance ("sodium bicarbonate"). */
function holders(resolved: ResolvedPlan, domains: Domains): Holder[] {
  const medications = distinctMedications(resolved).filter((one) => one.record !== null);
  if (medications.length === 0) return [];
  const names = namesIn(domains);
  return medications.flatMap((medication) => {
    const { record } = medication;
    if (record === null) return [];
    const classes = record.classes.filter((id) => holdingClasses.has(id));
    if (classes.length === 0 && !names.has(record.name.toLowerCase())) return [];
    const notes = classes.flatMap((id) => {
      const found = domains.interactions.medicationClass(id);
      return found === null || found.note === null ? [] : [`${found.name}: ${found.note}.`];
    });
    return [{ medication, notes }];
  });
}

/** One finding for the plan; none where no medicine is known to be or hold a mineral. */
export function mineralsInMedicines(resolved: ResolvedPlan, domains: Domains): Finding[] {
  const found = holders(resolved, domains);
  if (found.length === 0) return [];
  const names = listed(found.map(({ medication }) => insideSentence(medication.name)));
  const notes = [...new Set(found.flatMap((one) => one.notes))];
  return [
    finding({
      key: 'minerals-in-medicines',
      rule: 'not-covered',
      action: 'monitor',
      subjects: found.flatMap(({ medication: { record } }) =>
        record === null ? [] : [ref('medication', record.id)],
      ),
      paths: found.flatMap(({ medication }) => medication.paths),
      group: notCoveredGroup,
      title: `Not counted: minerals in ${names}`,
      message:
        `The reference does not hold what minerals ${names} ${found.length === 1 ? 'brings' : 'bring'}, so they are not ` +
        `in the sums.${notes.length === 0 ? '' : ` ${notes.join(' ')}`} They count when the medicine is entered among ` +
        `the products too, with the amounts of its label. That is not a sign of safety.`,
      ask: `Ask your doctor or pharmacist: how much of which mineral do I get from ${names}?`,
    }),
  ];
}
