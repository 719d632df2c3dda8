/** Things that no record speaks of: said once each, never passed over in silence. */
import type { Finding } from '../../contract/check.ts';
import { ref, type EntityRef } from '../../contract/ids.ts';
import type { Authority } from '../../contract/vocabulary.ts';
import { insideSentence } from '../../contract/names.ts';
import type { Party } from './coverage.ts';
import { finding, listed } from './finding.ts';
import type { Domains, ResolvedPlan, TakenMedication } from './resolve.ts';
import type { TakenSubstance } from './takenThings.ts';

export function notCovered(
  resolved: ResolvedPlan,
  substances: readonly TakenSubstance[],
  party: { substance: (one: TakenSubstance) => Party; medication: (one: TakenMedication) => Party },
  domains: Domains,
): Finding[] {
  const draft = (
    key: string,
    subject: EntityRef[],
    name: string,
    reason: string,
    checked: string,
  ): Finding =>
    finding({
      key,
      rule: 'not-covered',
      action: 'monitor',
      subjects: subject,
      title: `Not covered: ${name}`,
      message: `${reason} ${checked} That is not a sign of safety.`,
      ask: `Ask your doctor or pharmacist: does ${name} go together with everything else I take?`,
    });
  const unlisted = 'No list of Cofactor has it under this name.';
  const silent = 'The reference holds no interaction record about it.';
  const unchecked = 'Its interactions were not checked.';
  const { profile } = resolved.plan;
  return [
    ...(resolved.ingredients.length > 0 &&
    domains.intakes.lifeStage(profile.authority, profile) === null
      ? [withoutValues(profile.authority)]
      : []),
    ...resolved.medications.flatMap((medication) =>
      medication.record === null
        ? [draft(medication.path, [], medication.name, unlisted, unchecked)]
        : party.medication(medication).covered
          ? []
          : [
              draft(
                medication.path,
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
          [],
          part.name,
          unlisted,
          'Its amount and its interactions were not checked.',
        ),
      ),
    ...substances
      .filter((one) => !party.substance(one).covered)
      .map((one) =>
        draft(
          one.record.id,
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
          [],
          food.name,
          'The food table does not have it.',
          'What is in it is not counted.',
        ),
      ),
  ];
}

/** "Ginseng" has no record of its own, American and Asian ginseng have: naming the kind makes the check possible. */
function narrower(one: TakenSubstance, domains: Domains): string {
  const kinds = domains.substances
    .partsOf(one.record.id)
    .filter((id) => domains.interactions.ofSubstances([id]).length > 0)
    .flatMap((id) => domains.substances.get(id)?.name ?? [])
    .map(insideSentence);
  return kinds.length === 0
    ? ''
    : ` It holds records about ${listed(kinds)}: enter the kind on the label.`;
}

/** A person for whom the chosen authority publishes nothing would otherwise see no limit at all, and no word about it. */
function withoutValues(authority: Authority): Finding {
  return finding({
    key: `intakes/${authority}`,
    rule: 'not-covered',
    action: 'monitor',
    subjects: [],
    title: `No ${authority} values for this age and state`,
    message:
      `The reference holds no ${authority} intake values for this age and state, so the amounts were not compared with ` +
      `${authority} limits. That is not a sign of safety.`,
    ask: 'Ask your doctor or pharmacist: which amounts of these supplements are meant for my age and situation?',
  });
}
