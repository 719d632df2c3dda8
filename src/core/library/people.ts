/** People whose plans are kept here: a carer may have several. */
import { ProfileId } from '../../contract/ids.ts';
import type { Handlers } from '../../contract/operations.ts';
import { Profile } from '../../contract/plan.ts';
import type { StoredProfile } from '../../contract/userData.ts';
import type { UserDb } from '../db/userDb.ts';
import type { Clock } from '../ports.ts';
import { createDocuments, type StoredDocument } from './documents.ts';

type Operation = 'profiles.list' | 'profiles.save' | 'profiles.remove';

export function createPeople(
  db: UserDb,
  clock: Clock,
): { handlers: Pick<Handlers, Operation>; unreadable: () => string[] } {
  const people = createDocuments({
    table: 'profile',
    noun: 'profile',
    id: ProfileId,
    body: Profile,
    db,
    clock,
  });
  const shown = ({ body, ...rest }: StoredDocument<ProfileId, Profile>): StoredProfile => ({
    ...rest,
    profile: body,
  });
  return {
    handlers: {
      'profiles.list': () => people.list().map(shown),
      'profiles.save': ({ id, revision, title, profile }) =>
        shown(people.save({ id, revision, title, body: profile })),
      'profiles.remove': ({ id }) => {
        people.remove(id);
        return {};
      },
    },
    unreadable: () => people.unreadable(),
  };
}
