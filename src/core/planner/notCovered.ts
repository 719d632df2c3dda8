/** Things that no record speaks of: said once each, never passed over in silence. */
import type { Finding } from '../../contract/check.ts';
import { ref, type EntityRef } from '../../contract/ids.ts';
import type { Profile } from '../../contract/plan.ts';
import { insideSentence } from '../../contract/names.ts';
import { tableOfFood } from '../../contract/tableFoods.ts';
import type { Parties } from './coverage.ts';
import { authorities } from '../../contract/vocabulary.ts';
import { finding, listed } from './finding.ts';
import { notCoveredGroup } from './groups.ts';
import { mineralsInMedicines } from './mineralsInMedicines.ts';
import type { Domains, ResolvedPlan } from './resolve.ts';
import type { TakenSubstance } from './takenThings.ts';

export function notCovered(
  resolved: ResolvedPlan,
  substances: readonly TakenSubstance[],
  party: Parties,
  domains: Domains,
): Finding[] {
  const draft = (
    key: string,
    paths: readonly string[],
    subject: EntityRef[],
    name: string,
    reason: string,
    checked: string,
    /** The name inside a sentence: a record's in lower case, a person's own as it was entered. */
    inside = insideSentence(name),
  ): Finding =>
    finding({
      key,
      rule: 'not-covered',
      action: 'monitor',
      subjects: subject,
      paths: [...paths],
      group: notCoveredGroup,
      title: `Not covered: ${name}`,
      message: `${reason} ${checked} That is not a sign of safety.`,
      ask: `Ask your doctor or pharmacist: can I take ${inside} together with everything else that I take?`,
    });
  const unlisted = 'No list of Cofactor has it under this name.';
  const silent = 'The reference holds no interaction record about it.';
  const unchecked = 'Its interactions were not checked.';
  const { profile } = resolved.plan;
  return [
    ...(resolved.ingredients.length > 0 &&
    domains.intakes.lifeStage(profile.authority, profile) === null
      ? [withoutValues(profile)]
      : []),
    ...infantStage(resolved, domains),
    ...resolved.medications.flatMap((medication) =>
      medication.record === null
        ? [
            draft(
              medication.path,
              [medication.path],
              [],
              medication.name,
              unlisted,
              unchecked,
              medication.name,
            ),
          ]
        : party.medication(medication).covered
          ? []
          : [
              draft(
                medication.path,
                [medication.path],
                [ref('medication', medication.record.id)],
                medication.name,
                silent,
                unchecked,
              ),
            ],
    ),
    ...resolved.ingredients
      .filter((part) => part.substance === null)
      .map((part) =>
        draft(
          part.path,
          [part.path],
          [],
          part.name,
          unlisted,
          'Its amount and its interactions were not checked.',
          part.name,
        ),
      ),
    ...substances
      .filter((one) => !party.substance(one).covered)
      .map((one) =>
        draft(
          one.record.id,
          one.parts.map((part) => part.path),
          [ref('substance', one.record.id)],
          one.record.name,
          silent,
          unchecked + narrower(one, domains),
        ),
      ),
    ...resolved.foods
      .filter((food) => food.record === null)
      .map((food) =>
        draft(
          food.path,
          [food.path],
          [],
          food.name,
          food.away === null ? 'The food table does not have it.' : awayReason(food.away),
          'What is in it is not counted.',
          food.name,
        ),
      ),
    ...mineralsInMedicines(resolved, domains),
  ];
}

const awayReason = (id: string): string =>
  `It comes from ${tableOfFood(id)}, and that table is not here, so its values are not known. ` +
  'Import the table under Food tables, or remove the food.';

/** "Ginseng" has no record of its own, American and Asian ginseng have: naming the kind makes the check possible. */
function narrower(one: TakenSubstance, domains: Domains): string {
  const kinds = domains.substances
    .partsOf(one.record.id)
    .filter((id) => domains.interactions.isRecorded(id))
    .flatMap((id) => domains.substances.get(id)?.name ?? [])
    .map(insideSentence);
  return kinds.length === 0
    ? ''
    : ` It holds records about ${listed(kinds)}: enter the kind on the label.`;
}

/** In whole years a child of 9 months is 0, and the values of the first half year would stand there without a word. */
function infantStage(
  { plan: { profile }, ingredients, foods }: ResolvedPlan,
  { intakes }: Domains,
): Finding[] {
  const shown = authorities.flatMap((authority) => {
    const label = profile.age === 0 ? intakes.lifeStage(authority, profile)?.label : undefined;
    return label === undefined ? [] : [`${authority}: ${insideSentence(label)}`];
  });
  if (shown.length === 0 || ingredients.length + foods.length === 0) return [];
  return [
    finding({
      key: 'age-in-months',
      rule: 'not-covered',
      action: 'monitor',
      subjects: [],
      paths: ['profile.age'],
      group: notCoveredGroup,
      title: 'Age 0: the values shown are those of the first months',
      message:
        `The age is entered in whole years, so the months are not known. The intake values and limits shown are those of ` +
        `the youngest group (${listed(shown)}). For a child of 7 to 11 months other values are published.`,
      ask: 'Ask your doctor or pharmacist: which amounts are meant for my child at this age in months?',
    }),
  ];
}

/** A person for whom the chosen authority publishes nothing would otherwise see no limit at all, and no word about it. */
function withoutValues({ authority, state }: Profile): Finding {
  return finding({
    key: `intakes/${authority}`,
    rule: 'not-covered',
    action: 'monitor',
    subjects: [],
    paths: ['profile.age', ...(state === 'none' ? [] : ['profile.state']), 'profile.authority'],
    group: notCoveredGroup,
    title: `No ${authority} values for this age and state`,
    message:
      `The reference holds no ${authority} intake values for this age and state, so the amounts were not compared with ` +
      `${authority} limits. That is not a sign of safety.`,
    ask: 'Ask your doctor or pharmacist: which amounts of these supplements are meant for my age and situation?',
  });
}
