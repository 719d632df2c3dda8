/** Which life stage of an authority a person belongs to. */
import type { LifeStageRecord } from '../../contract/records.ts';
import type { Authority, LifeState, Sex } from '../../contract/vocabulary.ts';

export interface Person {
  /** Completed years. */
  age: number;
  sex: Sex;
  state: LifeState;
}

/** Completed years in completed months; a person of 18 years is somewhere in 216 to 227. */
export function ageInMonths(years: number): number {
  return years * 12;
}

/** null: the authority publishes nothing for such a person (EFSA values here start at 18 years). */
export function lifeStageOf(
  stages: readonly LifeStageRecord[],
  authority: Authority,
  person: Person,
): LifeStageRecord | null {
  const months = ageInMonths(person.age);
  return (
    stages.find(
      (stage) =>
        stage.authority === authority &&
        stage.state === person.state &&
        (stage.sex === 'any' || stage.sex === person.sex) &&
        months >= stage.minAgeMonths &&
        (stage.maxAgeMonths === null || months <= stage.maxAgeMonths),
    ) ?? null
  );
}
