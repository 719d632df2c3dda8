/** What differs in who a plan is for: the person, their medicines and conditions. */
import type { PlanChange } from '../../contract/planChanges.ts';
import type { PlanMedication, Profile } from '../../contract/plan.ts';
import type { LifeState } from '../../contract/vocabulary.ts';
import { fold } from '../search/fold.ts';
import { matchEntries, type Matched } from './changesMatch.ts';
import {
  difference,
  exclusionWords,
  listedAll,
  NOT_ENTERED,
  textDifference,
  timesWords,
  type Names,
} from './changesWords.ts';

const stateWords: Record<LifeState, string> = {
  none: 'neither',
  pregnant: 'pregnant',
  lactating: 'breastfeeding',
};

/** Words in the order of the alphabet: the order in which they were entered means nothing. */
const wordList = (words: readonly string[]): string =>
  words.length === 0 ? NOT_ENTERED : listedAll([...new Set(words)].sort());

export function personChanges(before: Profile, after: Profile, names: Names): PlanChange[] {
  const field = (name: string, lines: string[]): PlanChange[] =>
    lines.length === 0 ? [] : [{ area: 'person', kind: 'changed', name, lines }];
  const meals = ({ meals: times }: Profile): string =>
    times.length === 0 ? NOT_ENTERED : timesWords(times);
  const excluded = ({ exclusions }: Profile): string =>
    wordList(exclusions.map((one) => exclusionWords(one, names)));
  return [
    ...field('Name', textDifference('', before.name, after.name)),
    ...field('Age', difference('', String(before.age), String(after.age))),
    ...field('Sex', difference('', before.sex, after.sex)),
    ...field(
      'Pregnant or breastfeeding',
      difference('', stateWords[before.state], stateWords[after.state]),
    ),
    ...field('Published values', difference('', before.authority, after.authority)),
    ...field('Meals', difference('', meals(before), meals(after))),
    ...field('Waking hours', [
      ...difference('Gets up', before.wake ?? NOT_ENTERED, after.wake ?? NOT_ENTERED),
      ...difference('Goes to bed', before.sleep ?? NOT_ENTERED, after.sleep ?? NOT_ENTERED),
    ]),
    ...field('Diet', difference('', wordList(before.diet), wordList(after.diet))),
    ...field('Foods left out', difference('', excluded(before), excluded(after))),
    ...field('Notes', textDifference('', before.notes, after.notes)),
  ];
}

export function conditionChanges(before: Profile, after: Profile, names: Names): PlanChange[] {
  const [one, two] = [new Set(before.conditions), new Set(after.conditions)];
  const whole = (kind: 'added' | 'removed', ids: readonly string[]): PlanChange[] =>
    ids.map((id) => ({ area: 'conditions', kind, name: names.condition(id), lines: [] }));
  return [
    ...whole(
      'added',
      [...two].filter((id) => !one.has(id)),
    ),
    ...whole(
      'removed',
      [...one].filter((id) => !two.has(id)),
    ),
  ];
}

export function medicineName({ medication, name }: PlanMedication, names: Names): string {
  return medication === null ? (name ?? '') : names.medication(medication);
}

/** The same entry, then the same record or name, then a record that has the name entered by hand in the other plan. */
export function matchMedicines(before: Profile, after: Profile, names: Names): Matched {
  const known = new Map<string, string>();
  for (const { medication } of [...before.medications, ...after.medications]) {
    if (medication === null) continue;
    for (const name of names.medicationNames(medication)) known.set(fold(name), medication);
  }
  return matchEntries(before.medications, after.medications, [
    ({ medication, name, times, note }) =>
      JSON.stringify([medication, name ?? null, [...times].sort(), note ?? null]),
    (one) => one.medication ?? `name:${fold(one.name ?? '')}`,
    (one) => one.medication ?? known.get(fold(one.name ?? '')) ?? null,
  ]);
}

export function medicineLines(
  before: PlanMedication,
  after: PlanMedication,
  names: Names,
): string[] {
  const listing = ({ medication }: PlanMedication): string =>
    medication === null ? 'no, entered by hand' : 'yes';
  return [
    ...difference('Name', medicineName(before, names), medicineName(after, names)),
    ...difference('In the reference', listing(before), listing(after)),
    ...difference('Times', timesWords(before.times), timesWords(after.times)),
    ...textDifference('Note', before.note, after.note),
  ];
}
