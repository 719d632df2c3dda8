/** Intake references of NASEM and EFSA for a person, and the conversions of a substance. */
import type { SubstanceId } from '../../contract/ids.ts';
import type { ConversionRecord, IntakeRecord, LifeStageRecord } from '../../contract/records.ts';
import { authorities, type Authority } from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { memo } from '../memo.ts';
import { ageInMonths, lifeStageOf, type Person } from './lifeStage.ts';
import { createIntakeRepository } from './repository.ts';

export interface IntakeService {
  ofSubstance(id: SubstanceId): IntakeRecord[];
  lifeStages(): LifeStageRecord[];
  lifeStage(authority: Authority, person: Person): LifeStageRecord | null;
  /** Values of both authorities that hold for this person, NASEM first. */
  forPerson(
    id: SubstanceId,
    person: Person,
  ): { record: IntakeRecord; lifeStage: LifeStageRecord }[];
  conversions(id: SubstanceId): ConversionRecord[];
  /** Year of the report that set the value, else of the page that showed it. */
  year(record: IntakeRecord): number | null;
}

export function createIntakeService(db: ReferenceDb): IntakeService {
  const repository = createIntakeRepository(db);
  const ofSubstance = memo(repository.ofSubstance);
  const yearOf = memo(repository.yearOf);
  let stages: LifeStageRecord[] | null = null;
  const lifeStages = (): LifeStageRecord[] => (stages ??= repository.lifeStages());

  return {
    ofSubstance,
    lifeStages,
    lifeStage: (authority, person) => lifeStageOf(lifeStages(), authority, person),
    forPerson(id, person) {
      const months = ageInMonths(person.age);
      return authorities.flatMap((authority) => {
        const stage = lifeStageOf(lifeStages(), authority, person);
        if (stage === null) return [];
        return ofSubstance(id)
          .filter(
            (record) =>
              record.authority === authority &&
              record.lifeStage === stage.id &&
              (record.minAgeMonths === null || months >= record.minAgeMonths) &&
              (record.maxAgeMonths === null || months <= record.maxAgeMonths),
          )
          .map((record) => ({ record, lifeStage: stage }));
      });
    },
    conversions: memo(repository.conversions),
    year: (record) => yearOf(record.report ?? record.source),
  };
}
