/** What findings are shown together under: one medicine, one condition, one substance; so that no "avoid" is buried. */
import type { Finding } from '../../contract/check.ts';
import { insideSentence } from '../../contract/names.ts';
import type { ConditionRecord, SubstanceRecord } from '../../contract/records.ts';
import type { TakenMedication } from './resolve.ts';

export type FindingGroup = Finding['group'];

/** A medicine that no list has is told apart by its place in the plan. */
export function groupOfMedicine(medication: Pick<TakenMedication, 'path' | 'record' | 'name'>) {
  return {
    key: `medication/${medication.record?.id ?? medication.path}`,
    title: `With ${medication.record === null ? medication.name : insideSentence(medication.name)}`,
  } satisfies FindingGroup;
}

/** A time of life is not something that a person has: "While pregnant", "With chronic kidney disease". */
export function groupOfCondition(condition: Pick<ConditionRecord, 'id' | 'name'>): FindingGroup {
  const key = `condition/${condition.id}`;
  switch (condition.id as string) {
    case 'pregnancy':
      return { key, title: 'While pregnant' };
    case 'lactation':
      return { key, title: 'While breastfeeding' };
    case 'children':
      return { key, title: 'For children and adolescents' };
    case 'older-adults':
      return { key, title: 'For older adults' };
    case 'laboratory-tests':
      return { key, title: 'Before a blood test' };
    default:
      return { key, title: `With ${insideSentence(condition.name)}` };
  }
}

export function groupOfAmount(substance: Pick<SubstanceRecord, 'id' | 'name'>): FindingGroup {
  return {
    key: `amount/${substance.id}`,
    title: `Amount of ${insideSentence(substance.name)}`,
  };
}

export const betweenProducts: FindingGroup = {
  key: 'products',
  title: 'Products with each other',
};

export const notCoveredGroup: FindingGroup = { key: 'not-covered', title: 'Not covered' };
