/** Reads the names of medicines and foods, and what claims are about. */
import type {
  ConditionId,
  MedicationClassId,
  MedicationId,
  SubstanceId,
} from '../../contract/ids.ts';
import type { OutcomeGroup } from '../../contract/vocabulary.ts';
import type { ReferenceDb } from '../db/reference.ts';

export function createQuestionRepository(db: ReferenceDb) {
  return {
    medications: () =>
      db.all<{ name: string; medication: MedicationId }>(
        `SELECT name, id AS medication FROM medication
         UNION ALL SELECT synonym.value, medication.id FROM medication, json_each(medication.synonyms) AS synonym`,
      ),
    classes: () =>
      db.all<{ name: string; class: MedicationClassId }>(
        'SELECT name, id AS class FROM medication_class ORDER BY id',
      ),
    foodNames: () =>
      db.pluck<string>(
        `SELECT name FROM food
         UNION ALL SELECT synonym.value FROM food, json_each(food.synonyms) AS synonym`,
      ),
    /** The running text of the reference. */
    prose: () =>
      db.pluck<string>(
        `SELECT text FROM monograph_statement
         UNION ALL SELECT statement FROM claim
         UNION ALL SELECT finding FROM study
         UNION ALL SELECT effect || ' ' || management || ' ' || mechanism FROM interaction
         UNION ALL SELECT reason FROM caution
         UNION ALL SELECT text FROM glossary`,
      ),
    claims: () =>
      db.all<{
        substance: SubstanceId;
        condition: ConditionId;
        group: OutcomeGroup;
        count: number;
      }>(
        `SELECT substance, condition, outcome_group AS "group", count(*) AS count
           FROM claim GROUP BY substance, condition, outcome_group ORDER BY substance, condition, outcome_group`,
      ),
  };
}
