import { expect, it } from 'vitest';
import type { ConditionId } from '../../contract/ids.ts';
import { groupOfCondition, groupOfMedicine } from './groups.ts';

const title = (id: string, name: string): string =>
  groupOfCondition({ id: id as ConditionId, name }).title;

it('names an illness as something that one has, a time of life as a time', () => {
  expect(title('chronic-kidney-disease', 'Chronic kidney disease')).toBe(
    'With chronic kidney disease',
  );
  expect(title('pregnancy', 'Pregnancy')).toBe('While pregnant');
  expect(title('lactation', 'Breastfeeding')).toBe('While breastfeeding');
  expect(title('laboratory-tests', 'Laboratory tests')).toBe('Before a blood test');
});

it('tells two medicines that no list has apart by their places', () => {
  const unlisted = (path: string) => groupOfMedicine({ path, record: null, name: 'New tablet' });
  expect(unlisted('profile.medications[0]').title).toBe('With New tablet');
  expect(unlisted('profile.medications[0]').key).not.toBe(unlisted('profile.medications[1]').key);
});
