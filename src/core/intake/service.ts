/** Intake references of NASEM and EFSA for a person, and the conversions of a substance. */
import type { SubstanceId } from '../../contract/ids.ts';
import type { ConversionRecord, IntakeRecord, LifeStageRecord } from '../../contract/records.ts';
import { authorities, type Authority } from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';
import { groupBy } from '../json.ts';
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

  const byStage = memo((id: SubstanceId) => groupBy(ofSubstance(id), (one) => one.lifeStage));
  // A check asks for the values of one person, substance by substance.
  let last: { person: Person; stages: LifeStageRecord[] } | null = null;
  const stagesOf = ({ age, sex, state }: Person): LifeStageRecord[] => {
    const known = last?.person;
    if (last !== null && known?.age === age && known.sex === sex && known.state === state) {
      return last.stages;
    }
    const person = { age, sex, state };
    const found = authorities.flatMap((name) => lifeStageOf(lifeStages(), name, person) ?? []);
    last = { person, stages: found };
    return found;
  };

  return {
    ofSubstance,
    lifeStages,
    lifeStage: (authority, person) => lifeStageOf(lifeStages(), authority, person),
    forPerson(id, person) {
      const months = ageInMonths(person.age);
      const values = byStage(id);
      return stagesOf(person).flatMap((lifeStage) =>
        (values.get(lifeStage.id) ?? []).flatMap((record) =>
          record.authority === lifeStage.authority &&
          (record.minAgeMonths === null || months >= record.minAgeMonths) &&
          (record.maxAgeMonths === null || months <= record.maxAgeMonths)
            ? [{ record, lifeStage }]
            : [],
        ),
      );
    },
    conversions: memo(repository.conversions),
    year: (record) => yearOf(record.report ?? record.source),
  };
}
