import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Profile } from '../../../contract/plan.ts';
import type { StoredProfile } from '../../../contract/userData.ts';
import { draftProfile, emptyMedication } from '../planner/draft.ts';
import { basicErrors, noBasics, personOf } from './basics.ts';
import { byTitleOf, completePerson } from './personDraft.ts';

const profile = v.parse(Profile, {
  age: 70,
  sex: 'female',
  medications: [{ medication: 'levothyroxine', times: ['07:00'] }],
  notes: 'hard of hearing',
});
const draft = () => ({ title: 'Mother', profile: draftProfile(profile) });

describe('a saved person in their form', () => {
  it('comes back as they were', () => {
    expect(completePerson(draft())).toStrictEqual({
      value: { title: 'Mother', profile },
      unfinished: [],
    });
  });
  it('names every gap at its field', () => {
    const d = draft();
    d.title = ' ';
    d.profile.age = 130;
    d.profile.medications.push(emptyMedication());
    const done = completePerson(d);
    expect(done.value).toBeNull();
    expect(done.unfinished.map((one) => one.path)).toEqual([
      'profile.age',
      'profile.medications[1].medication',
      'title',
    ]);
  });
  it('tells what the file format refuses, with the path of the form', () => {
    const d = draft();
    d.profile.wake = '25:00';
    expect(completePerson(d)).toMatchObject({
      value: null,
      unfinished: [{ path: 'profile.wake' }],
    });
  });
  it('is found again by the name in the list', () => {
    const people = [{ title: 'Mother' } as StoredProfile];
    expect(byTitleOf(people, ' mother')?.title).toBe('Mother');
    expect(byTitleOf(people, 'Moth')).toBeNull();
  });
});

describe('the three answers', () => {
  it('are all needed, and an age is a whole number of years', () => {
    expect(personOf(noBasics())).toBeNull();
    expect(personOf({ title: ' Ann ', age: 34, sex: 'female' })).toEqual({
      title: 'Ann',
      age: 34,
      sex: 'female',
    });
    expect(basicErrors({ title: 'Ann', age: 34.5, sex: 'male' }).age).toMatch(/whole years/);
    expect(basicErrors({ title: 'Ann', age: 0, sex: 'male' }).age).toBeNull();
    expect(basicErrors({ title: 'Ann', age: 121, sex: '' })).toMatchObject({
      title: null,
      sex: expect.stringMatching(/Choose one/) as string,
    });
  });
});
