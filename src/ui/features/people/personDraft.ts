/** A saved person while they are being edited, and how they go back to the core. */
import * as v from 'valibot';
import { Profile } from '../../../contract/plan.ts';
import type { StoredProfile } from '../../../contract/userData.ts';
import type { Client } from '../../client/client.ts';
import { fault } from '../planner/complete.ts';
import { completeProfile } from '../planner/completeProfile.ts';
import { draftProfile, type DraftProfile } from '../planner/draft.ts';
import type { NameBook } from '../planner/nameBook.svelte.ts';
import { RecordStore, type RecordKind } from '../planner/recordStore.svelte.ts';
import type { Unfinished } from '../planner/unfinished.ts';

export interface PersonDraft {
  title: string;
  profile: DraftProfile;
}
export interface PersonBody {
  title: string;
  profile: Profile;
}
export type PersonStore = RecordStore<PersonDraft, PersonBody>;

/** The profile of a form alone; null while something is missing or refused. */
export function profileOf(draft: DraftProfile): {
  value: Profile | null;
  unfinished: Unfinished[];
} {
  const done = completeProfile(draft);
  if (done.value === null) return { value: null, unfinished: done.unfinished };
  const parsed = v.safeParse(v.strictObject({ profile: Profile }), { profile: done.value });
  if (parsed.success) return { value: parsed.output.profile, unfinished: done.unfinished };
  return { value: null, unfinished: [...done.unfinished, fault(parsed.issues[0])] };
}

export function completePerson(draft: PersonDraft): {
  value: PersonBody | null;
  unfinished: Unfinished[];
} {
  const { value: profile, unfinished } = profileOf(draft.profile);
  const title = draft.title.trim();
  if (title === '')
    unfinished.push({ path: 'title', message: 'Enter what the list calls this person.' });
  return { value: profile === null || title === '' ? null : { title, profile }, unfinished };
}

const kindOf = (client: Client): RecordKind<PersonDraft, PersonBody> => ({
  complete: completePerson,
  save: (id, revision, body) => client.call('profiles.save', { id, revision, ...body }),
});

/** The form of a saved person, or of a new one. */
export function personStore(client: Client, book: NameBook, stored: StoredProfile): PersonStore {
  return new RecordStore(book, kindOf(client), {
    id: stored.id,
    revision: stored.revision,
    draft: { title: stored.title, profile: draftProfile(stored.profile) },
  });
}

/** The saved person of a title, upper and lower case alike. */
export function byTitleOf(people: readonly StoredProfile[], title: string): StoredProfile | null {
  const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase();
  return people.find((person) => fold(person.title) === fold(title)) ?? null;
}
