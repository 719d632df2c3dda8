/** How columns of tables were read, kept for their next edition. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { CofactorError } from '../../../contract/errors.ts';
import { FoodMapping, type StoredMapping } from '../../../contract/imports.ts';
import type { Handlers } from '../../../contract/operations.ts';
import type { UserDb } from '../../db/userDb.ts';
import type { Clock, Logger } from '../../ports.ts';
import * as repository from './repository.ts';
import { checkMapping } from './table/columns.ts';

interface MappingsOptions {
  readonly db: Pick<UserDb, 'read' | 'write'>;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createMappings({
  db,
  clock,
  log,
}: MappingsOptions): Pick<Handlers, 'mappings.list' | 'mappings.save' | 'mappings.remove'> {
  const stored = (row: repository.MappingRow): StoredMapping[] => {
    try {
      const mapping = v.parse(FoodMapping, JSON.parse(row.body));
      return [{ id: row.id, mapping, updatedAt: row.updated_at }];
    } catch {
      // A mapping is quickly made again; one that cannot be read must not hide the others.
      log.warn('a saved mapping cannot be read', { id: row.id });
      return [];
    }
  };
  return {
    'mappings.list': () => db.read((reader) => repository.listMappings(reader), []).flatMap(stored),
    'mappings.save': ({ mapping }) => {
      checkMapping(mapping);
      const updatedAt = clock.now().toISOString();
      return db.write((writer) => {
        const id = repository.mappingOfTitle(writer, mapping.title) ?? randomUUID();
        const body = JSON.stringify(mapping);
        repository.putMapping(writer, { id, title: mapping.title, body, updated_at: updatedAt });
        return { id, mapping, updatedAt };
      });
    },
    'mappings.remove': ({ id }) => {
      const removed = db.write((writer) => repository.removeMapping(writer, id));
      if (removed === 0)
        throw new CofactorError('not-found', 'This mapping is not there any more.', 'id');
      return {};
    },
  };
}
